import { createFileRoute } from '@tanstack/react-router';
import { ScanFace } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/videos/')({ component: Page });

function Page() {
  return (
    <>
      <PageBar title="Videos" />
      <EmptyState icon={ScanFace} title="No video archive is connected">
        Footage that is searched for faces and vehicles belongs here. No system of this site offers that to
        Sightline yet.
      </EmptyState>
    </>
  );
}
