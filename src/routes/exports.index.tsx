import { createFileRoute, useRouter } from '@tanstack/react-router';
import { ExportsPage } from '../features/exports/list/exports-page.tsx';
import { readExportsSearch } from '../features/exports/list/list-address.ts';

export const Route = createFileRoute('/exports/')({
  // Read by the page itself, whose code other pages do not load.
  validateSearch: (search: Record<string, unknown>) => search,
  component: Page,
});

function Page() {
  const { show = 'all', q = '', open, group } = readExportsSearch(Route.useSearch());
  const navigate = Route.useNavigate();
  const router = useRouter();
  return (
    <ExportsPage
      filter={show}
      onFilter={(next) =>
        void navigate({
          search: (now) => ({ ...now, show: next === 'all' ? undefined : next }),
          replace: true,
        })
      }
      query={q}
      onQuery={(next) =>
        void navigate({ search: (now) => ({ ...now, q: next === '' ? undefined : next }), replace: true })
      }
      group={group}
      onUngroup={() => void navigate({ search: (now) => ({ ...now, group: undefined }) })}
      openId={open}
      onDetail={(id) =>
        // The way back closes the details that lie over the list.
        void navigate({ search: (now) => ({ ...now, open: id }), replace: open !== undefined })
      }
      onOpen={(path) => router.history.push(path)}
    />
  );
}
