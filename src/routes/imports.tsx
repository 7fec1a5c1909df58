import { createFileRoute } from '@tanstack/react-router';
import { FileUp } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/imports')({ component: Page });

function Page() {
  return (
    <>
      <PageBar title="Imports" />
      <EmptyState icon={FileUp} title="Nothing is being imported">
        Footage on its way to a camera’s archive belongs here. No system of this site takes uploads from
        Sightline yet.
      </EmptyState>
    </>
  );
}
