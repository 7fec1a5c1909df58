import { createFileRoute } from '@tanstack/react-router';
import { ChartGantt } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/archive')({ component: Page });

function Page() {
  return (
    <>
      <PageBar title="Archive" />
      <EmptyState icon={ChartGantt} title="No system here offers an archive yet">
        One timeline over the recordings of all systems belongs here. The systems of this site keep events
        only: open a camera to play them.
      </EmptyState>
    </>
  );
}
