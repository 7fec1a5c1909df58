import { createFileRoute } from '@tanstack/react-router';
import { parseCameraRef } from '../core/ids.ts';
import { filterPart, toFilter, toFilterSearch } from '../features/events/filter-search.ts';
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
  const search = Route.useSearch();
  const { event, at } = search;
  const { preferences } = Route.useRouteContext();
  const navigate = Route.useNavigate();
  return (
    <CameraPage
      key={camera}
      reference={parseCameraRef(camera)}
      eventKey={event}
      at={at}
      filter={toFilter(search)}
      onFilter={(filter) =>
        void navigate({ search: (before) => ({ ...before, ...toFilterSearch(filter) }), replace: true })
      }
      onShow={(next, how) =>
        void navigate({
          search: (before) => ({ ...filterPart(before), ...next }),
          replace: how === 'replace',
        })
      }
      onOpened={() => preferences.change({ lastCamera: camera })}
    />
  );
}
