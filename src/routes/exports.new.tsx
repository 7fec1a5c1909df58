import { createFileRoute, useRouter } from '@tanstack/react-router';
import { newExportPath, newExportSearchSchema, toNewExportAsk } from '../features/exports/export-address.ts';
import { NewExportPage } from '../features/exports/form/new-export-page.tsx';

export const Route = createFileRoute('/exports/new')({
  validateSearch: newExportSearchSchema,
  component: Page,
});

const PLAIN = newExportPath();

function Page() {
  const ask = toNewExportAsk(Route.useSearch());
  const router = useRouter();
  const path = newExportPath(ask);
  return (
    <NewExportPage
      key={path}
      ask={ask}
      address={path === PLAIN ? '' : path}
      onOpen={(to) => router.history.push(to)}
    />
  );
}
