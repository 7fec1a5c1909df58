import { createFileRoute } from '@tanstack/react-router';
import { ArchivePage } from '../features/archive/archive-page.tsx';
import { archiveSearchSchema } from '../features/archive/archive-address.ts';

export const Route = createFileRoute('/archive')({ validateSearch: archiveSearchSchema, component: Page });

function Page() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ArchivePage
      search={search}
      onSearch={(part, how) =>
        navigate({ search: (before) => ({ ...before, ...part }), replace: how === 'replace' })
      }
      onSignIn={() => void navigate({ to: '/connections' })}
    />
  );
}
