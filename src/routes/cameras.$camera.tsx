import { createFileRoute } from '@tanstack/react-router';
import { parseCameraRef } from '../core/ids.ts';
import { preloadHls } from '../features/player/hls-loader.ts';
import { cameraSearchSchema } from './-camera/camera-search.ts';
import { CameraPage } from './-camera/camera-page.tsx';

export const Route = createFileRoute('/cameras/$camera')({
  validateSearch: cameraSearchSchema,
  loader: () => preloadHls(),
  component: Page,
});

function Page() {
  const { camera } = Route.useParams();
  const { event, at } = Route.useSearch();
  const { preferences } = Route.useRouteContext();
  const navigate = Route.useNavigate();
  return (
    <CameraPage
      key={camera}
      reference={parseCameraRef(camera)}
      eventKey={event}
      at={at}
      onShow={(search, how) => void navigate({ search, replace: how === 'replace' })}
      onOpened={() => preferences.change({ lastCamera: camera })}
    />
  );
}
