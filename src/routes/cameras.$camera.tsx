import { createFileRoute } from '@tanstack/react-router';
import * as v from 'valibot';
import { parseCameraRef } from '../core/ids.ts';
import { preloadHls } from '../features/player/hls-loader.ts';
import { CameraPage } from './-camera/camera-page.tsx';

/** What opens the same thing again: which event plays, and which moment of it. A wrong value is left out. */
const CameraSearch = v.object({
  // A key of digits alone arrives as a number.
  event: v.fallback(
    v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(200))),
    undefined,
  ),
  at: v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined),
});

export const Route = createFileRoute('/cameras/$camera')({
  validateSearch: CameraSearch,
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
