import { createFileRoute, useRouter } from '@tanstack/react-router';
import { newExportPath, readNewExportSearch, toNewExportAsk } from '../features/exports/export-address.ts';
import { NewExportPage } from '../features/exports/form/new-export-page.tsx';

export const Route = createFileRoute('/exports/new')({
  // Read by the page itself, whose code other pages do not load.
  validateSearch: (search: Record<string, unknown>) => search,
  component: Page,
});

function Page() {
  const ask = toNewExportAsk(readNewExportSearch(Route.useSearch()));
  const router = useRouter();
  const path = newExportPath(ask);
  return (
    <NewExportPage
      key={path}
      ask={ask}
      address={path === newExportPath() ? '' : path}
      onOpen={(to) => router.history.push(to)}
    />
  );
}
