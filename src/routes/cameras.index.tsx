import { createFileRoute } from '@tanstack/react-router';
import { CameraTree } from '../features/cameras/camera-tree.tsx';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/cameras/')({ component: Page });

function Page() {
  return (
    <>
      <PageBar title="Cameras" />
      <div className="flex h-full max-w-3xl flex-col">
        <CameraTree touch />
      </div>
    </>
  );
}
