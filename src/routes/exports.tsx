import { createFileRoute } from '@tanstack/react-router';
import { FileDown } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/exports')({ component: Page });

function Page() {
  return (
    <>
      <PageBar title="Exports" />
      <EmptyState icon={FileDown} title="No export has been made">
        Recordings taken out of a system, with their progress and their files, belong here. No system of this
        site offers exports to Sightline yet.
      </EmptyState>
    </>
  );
}
