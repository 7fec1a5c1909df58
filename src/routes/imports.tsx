import { createFileRoute, useRouter } from '@tanstack/react-router';
import { importsSearchSchema } from '../features/imports/import-filter.ts';
import { ImportsPage } from '../features/imports/imports-page.tsx';

export const Route = createFileRoute('/imports')({ validateSearch: importsSearchSchema, component: Page });

function Page() {
  const { show = 'all' } = Route.useSearch();
  const navigate = Route.useNavigate();
  const router = useRouter();
  return (
    <ImportsPage
      filter={show}
      onFilter={(next) =>
        void navigate({ search: { show: next === 'all' ? undefined : next }, replace: true })
      }
      onOpen={(path) => router.history.push(path)}
    />
  );
}
