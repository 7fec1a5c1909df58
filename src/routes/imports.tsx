import { createFileRoute, useRouter } from '@tanstack/react-router';
import { parseCameraRef } from '../core/ids.ts';
import { importsSearchSchema } from '../features/imports/imports-address.ts';
import { ImportsPage } from '../features/imports/imports-page.tsx';

export const Route = createFileRoute('/imports')({ validateSearch: importsSearchSchema, component: Page });

function Page() {
  const { camera, show = 'all' } = Route.useSearch();
  const navigate = Route.useNavigate();
  const router = useRouter();
  return (
    <ImportsPage
      firstCamera={camera === undefined ? undefined : parseCameraRef(camera)}
      filter={show}
      onFilter={(next) =>
        void navigate({ search: { show: next === 'all' ? undefined : next }, replace: true })
      }
      onOpen={(path) => router.history.push(path)}
    />
  );
}
