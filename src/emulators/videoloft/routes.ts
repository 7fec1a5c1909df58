/** The table of everything that the servers answer: which server, method and path means which operation. */
import { listAlerts, listEventTimes } from './alert-routes.ts';
import { listDevices, viewerInfo } from './device-routes.ts';
import { eventSegment, eventVideo } from './event-video-routes.ts';
import { getLogin, postLogin, refreshLogin } from './login-routes.ts';
import type { NodeRole, VideoloftNode } from './node-map.ts';
import { alertThumb, getStill, getThumb } from './picture-routes.ts';
import { realtime } from './realtime-routes.ts';
import type { Handler } from './service.ts';
import { listStatus } from './status-routes.ts';
import { sendCameraTask } from './task-routes.ts';
import { chunkList, indexPlaylist, liveSegment, masterPlaylist } from './wowza-routes.ts';

/** What a request is, in the log and in faults. */
export type VideoloftOp =
  | 'login.post'
  | 'login.get'
  | 'login.refresh'
  | 'devices'
  | 'viewerInfo'
  | 'alert'
  | 'alertthumb'
  | 'alerturl'
  | 'alertts'
  | 'sendcameratask'
  | 'status'
  | 'realtime'
  | 'getthumb'
  | 'getstill'
  | 'events'
  | 'wowza.playlist'
  | 'wowza.index'
  | 'wowza.chunklist'
  | 'wowza.segment'
  | 'preflight'
  | 'unknown';

export interface Route {
  readonly op: VideoloftOp;
  readonly roles: readonly NodeRole[];
  readonly method: 'GET' | 'POST';
  readonly path: RegExp;
  readonly handler: Handler;
}

const auth: readonly NodeRole[] = ['globalAuth', 'regionAuth'];
const region: readonly NodeRole[] = ['regionAuth'];
const logger: readonly NodeRole[] = ['logger'];
const wowza: readonly NodeRole[] = ['wowza'];

const PICTURE = String.raw`/(?<uidd>[^/]+)/(?<time>[^/]+)/(?<token>[^/]+)/?$`;

const routes: readonly Route[] = [
  { op: 'login.post', roles: auth, method: 'POST', path: /^\/login$/, handler: postLogin },
  { op: 'login.get', roles: auth, method: 'GET', path: /^\/login$/, handler: getLogin },
  {
    op: 'login.refresh',
    roles: region,
    method: 'POST',
    path: /^\/login\/refresh$/,
    handler: refreshLogin,
  },
  { op: 'devices', roles: region, method: 'GET', path: /^\/devices$/, handler: listDevices },
  {
    op: 'viewerInfo',
    roles: region,
    method: 'GET',
    path: /^\/devices\/viewerInfo$/,
    handler: viewerInfo,
  },
  { op: 'alert', roles: logger, method: 'GET', path: /^\/alert$/, handler: listAlerts },
  {
    op: 'alertthumb',
    roles: logger,
    method: 'GET',
    path: /^\/alertthumb\/(?<uidd>[^/]+)\/(?<id>[^/]+)\/(?<token>[^/]+)\/?$/,
    handler: alertThumb,
  },
  {
    op: 'alerturl',
    roles: logger,
    method: 'GET',
    path: /^\/(?<name>alerturl\.m3u8|alert\.m3u8)$/,
    handler: eventVideo,
  },
  {
    op: 'alertts',
    roles: logger,
    method: 'GET',
    path: /^\/alertts\/(?<uidd>[^/]+)\/(?<id>[^/]+)\/(?<n>[^/]+)\.ts$/,
    handler: eventSegment,
  },
  {
    op: 'sendcameratask',
    roles: logger,
    method: 'GET',
    path: /^\/sendcameratask$/,
    handler: sendCameraTask,
  },
  {
    op: 'status',
    roles: logger,
    method: 'GET',
    path: /^\/cameras\/status\/?$/,
    handler: listStatus,
  },
  {
    op: 'realtime',
    roles: logger,
    method: 'GET',
    path: /^\/cameras\/realtime\/live\/?$/,
    handler: realtime,
  },
  {
    op: 'getthumb',
    roles: logger,
    method: 'GET',
    path: new RegExp(`^/getthumb${PICTURE}`),
    handler: getThumb,
  },
  {
    op: 'getstill',
    roles: logger,
    method: 'GET',
    path: new RegExp(`^/getstill${PICTURE}`),
    handler: getStill,
  },
  { op: 'events', roles: logger, method: 'GET', path: /^\/events$/, handler: listEventTimes },
  {
    op: 'wowza.playlist',
    roles: wowza,
    method: 'GET',
    path: /^\/manything\/(?<stream>[^/]+)\/playlist\.m3u8$/,
    handler: masterPlaylist,
  },
  {
    op: 'wowza.index',
    roles: wowza,
    method: 'GET',
    path: /^\/manything\/(?<stream>[^/]+)\/index\.m3u8$/,
    handler: indexPlaylist,
  },
  {
    op: 'wowza.chunklist',
    roles: wowza,
    method: 'GET',
    path: /^\/manything\/(?<stream>[^/]+)\/chunklist_w(?<session>\d+)\.m3u8$/,
    handler: chunkList,
  },
  {
    op: 'wowza.segment',
    roles: wowza,
    method: 'GET',
    path: /^\/manything\/(?<stream>[^/]+)\/media_w(?<session>\d+)_(?<n>\d+)\.ts$/,
    handler: liveSegment,
  },
];

/** A route that a request fits, with the named parts of its path. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route for this server and path; `wrongMethod` when only the method does not fit. */
export function matchRoute(
  node: VideoloftNode,
  method: string,
  pathname: string,
): RouteMatch | 'wrongMethod' | undefined {
  const fitting = routes.filter(({ roles, path }) => roles.includes(node.role) && path.test(pathname));
  const route = fitting.find((one) => one.method === method);
  if (route === undefined) return fitting.length > 0 ? 'wrongMethod' : undefined;
  const groups = route.path.exec(pathname)?.groups ?? {};
  const params = Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodePart(value)]));
  return { route, params };
}

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
