import { createFileRoute } from '@tanstack/react-router';
import { EventsPage } from './-events/events-page.tsx';
import { eventsSearchSchema } from './-events/events-search.ts';

export const Route = createFileRoute('/events')({ validateSearch: eventsSearchSchema, component: Page });

function Page() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <EventsPage
      search={search}
      onSearch={(part, how) =>
        navigate({ search: (before) => ({ ...before, ...part }), replace: how === 'replace' })
      }
    />
  );
}
