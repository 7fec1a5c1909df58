import { createFileRoute, Link } from '@tanstack/react-router';
import { ScanFace } from 'lucide-react';
import { EmptyState } from '../ui/empty-state.tsx';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/videos/$video')({ component: Page });

function Page() {
  const { video } = Route.useParams();
  return (
    <>
      <PageBar title="Video" />
      <EmptyState
        icon={ScanFace}
        title={`There is no video “${video}” here`}
        actions={
          <Link to="/videos" className="underline">
            All videos
          </Link>
        }
      >
        No system of this site offers video archives to Sightline yet.
      </EmptyState>
    </>
  );
}
