import { createFileRoute, useRouter } from '@tanstack/react-router';
import { SeveralPage } from '../features/exports/several/several-page.tsx';
import { readSeveralAsk, severalPath } from '../features/exports/several-address.ts';

export const Route = createFileRoute('/exports/several')({
  // Read by the page itself, whose code other pages do not load.
  validateSearch: (search: Record<string, unknown>) => search,
  component: Page,
});

function Page() {
  const ask = readSeveralAsk(Route.useSearch());
  const router = useRouter();
  return (
    <SeveralPage
      ask={ask}
      address={severalPath(ask)}
      onAddress={(path) => router.history.replace(path)}
      onOpen={(path) => router.history.push(path)}
    />
  );
}
