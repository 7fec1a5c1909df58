import { createFileRoute } from '@tanstack/react-router';
import { CamerasIntro } from '../features/cameras/cameras-intro.tsx';
import { PageBar } from '../ui/page-bar.tsx';

export const Route = createFileRoute('/events')({ component: Page });

function Page() {
  const { lastCamera } = Route.useRouteContext().preferences.get();
  return (
    <>
      <PageBar title="Events" />
      <CamerasIntro title="Choose a camera to see its events" lastCamera={lastCamera} />
    </>
  );
}
