/** The table of everything that the server answers: which method and path means which operation. */
import { cameraThumbnail, hlsPlaylist, recordedPeriods } from './archive-routes.ts';
import { createUpload, deleteUpload, putChunk, uploadStatus } from './download-routes.ts';
import { getCameras, getCamerasEx, getMediaServers, getUsers, saveCamera } from './ec2-routes.ts';
import { createSession, deleteSession, readSession } from './login-routes.ts';
import type { NxSettings } from './options.ts';
import { decodePart } from './query.ts';
import type { Handler, OpenHandler } from './service.ts';
import { add, consume, extend, lock, prepare, release } from './virtual-camera-routes.ts';

/** What a request is, in the log and in faults. */
export type NxOp =
  | 'login.create'
  | 'login.read'
  | 'login.delete'
  | 'getCameras'
  | 'getCamerasEx'
  | 'getUsers'
  | 'getMediaServers'
  | 'saveCamera'
  | 'upload.create'
  | 'upload.chunk'
  | 'upload.status'
  | 'upload.delete'
  | 'camera.add'
  | 'camera.prepare'
  | 'camera.lock'
  | 'camera.extend'
  | 'camera.consume'
  | 'camera.release'
  | 'periods'
  | 'thumbnail'
  | 'hls'
  | 'preflight'
  | 'unknown';

interface RoutePath {
  readonly op: NxOp;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: RegExp;
}

/** `open`: answered without an account. */
export type Route = RoutePath &
  (
    | { readonly handler: Handler; readonly open?: undefined }
    | { readonly open: OpenHandler; readonly handler?: undefined }
  );

const NAME = String.raw`/api/downloads/(?<name>[^/]*)`;
const SESSIONS = '/rest/v1/login/sessions';

const always: readonly Route[] = [
  { op: 'getCameras', method: 'GET', path: /^\/ec2\/getCameras\/?$/, handler: getCameras },
  { op: 'getCamerasEx', method: 'GET', path: /^\/ec2\/getCamerasEx\/?$/, handler: getCamerasEx },
  { op: 'getUsers', method: 'GET', path: /^\/ec2\/getUsers\/?$/, handler: getUsers },
  { op: 'saveCamera', method: 'POST', path: /^\/ec2\/saveCamera\/?$/, handler: saveCamera },
  { op: 'periods', method: 'GET', path: /^\/ec2\/recordedTimePeriods\/?$/, handler: recordedPeriods },
  { op: 'thumbnail', method: 'GET', path: /^\/ec2\/cameraThumbnail\/?$/, handler: cameraThumbnail },
  { op: 'hls', method: 'GET', path: /^\/hls\/(?<camera>[^/]+)\.m3u8$/, handler: hlsPlaylist },
  { op: 'upload.create', method: 'POST', path: new RegExp(`^${NAME}$`), handler: createUpload },
  { op: 'upload.delete', method: 'DELETE', path: new RegExp(`^${NAME}$`), handler: deleteUpload },
  { op: 'upload.status', method: 'GET', path: new RegExp(`^${NAME}/status$`), handler: uploadStatus },
  {
    op: 'upload.chunk',
    method: 'PUT',
    path: new RegExp(`^${NAME}/chunks/(?<index>[^/]+)$`),
    handler: putChunk,
  },
];

const mediaServers: Route = {
  op: 'getMediaServers',
  method: 'GET',
  path: /^\/ec2\/getMediaServers\/?$/,
  handler: getMediaServers,
};

const sessionRoutes: readonly Route[] = [
  { op: 'login.create', method: 'POST', path: new RegExp(`^${SESSIONS}$`), open: createSession },
  {
    op: 'login.read',
    method: 'GET',
    path: new RegExp(`^${SESSIONS}/(?<token>[^/]+)$`),
    handler: readSession,
  },
  {
    op: 'login.delete',
    method: 'DELETE',
    path: new RegExp(`^${SESSIONS}/(?<token>[^/]+)$`),
    handler: deleteSession,
  },
];

const cameraCalls: readonly { readonly op: NxOp; readonly name: string; readonly handler: Handler }[] = [
  { op: 'camera.add', name: 'add', handler: add },
  { op: 'camera.prepare', name: 'prepare', handler: prepare },
  { op: 'camera.lock', name: 'lock', handler: lock },
  { op: 'camera.extend', name: 'extend', handler: extend },
  { op: 'camera.consume', name: 'consume', handler: consume },
  { op: 'camera.release', name: 'release', handler: release },
];

/** The routes of a server with these settings: what an older one lacks is not among them. */
export function createRoutes({ generation, prefixes, ...settings }: NxSettings): readonly Route[] {
  const lacks = new Set([...(settings.add ? [] : ['add']), ...(settings.prepare ? [] : ['prepare'])]);
  const cameraRoutes = cameraCalls
    .filter(({ name }) => !lacks.has(name))
    .map(({ op, name, handler }): Route => ({
      op,
      method: 'POST',
      path: new RegExp(`^/api/(?:${prefixes.join('|')})/${name}/?$`),
      handler,
    }));
  const named = settings.mediaServers ? [mediaServers] : [];
  return [...always, ...named, ...(generation === '4' ? [] : sessionRoutes), ...cameraRoutes];
}

/** A route that a request fits, with the named parts of its path. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route for this method and path. */
export function matchRoute(
  routes: readonly Route[],
  method: string,
  pathname: string,
): RouteMatch | undefined {
  const route = routes.find((one) => one.method === method && one.path.test(pathname));
  if (route === undefined) return undefined;
  const groups = route.path.exec(pathname)?.groups ?? {};
  const params = Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodePart(value)]));
  return { route, params };
}
