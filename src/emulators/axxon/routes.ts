/** The table of everything that the server answers: which method and path means which operation. */
import { archiveCapacity, archiveDepth, archiveIntervals, archiveList } from './archive-routes.ts';
import { cameraList, productVersion } from './camera-routes.ts';
import { deleteExport, exportArchive, exportFile, exportLive, exportStatus } from './export-routes.ts';
import { grpc } from './grpc-routes.ts';
import { archivePicture, liveSnapshot } from './picture-routes.ts';
import { decodePart } from './query.ts';
import type { Handler } from './service.ts';

/** What a request is, in the log and in faults. */
export type AxxonOp =
  | 'version'
  | 'grpc'
  | 'cameras'
  | 'archives'
  | 'intervals'
  | 'depth'
  | 'capacity'
  | 'picture'
  | 'snapshot'
  | 'export.archive'
  | 'export.live'
  | 'export.status'
  | 'export.file'
  | 'export.delete'
  | 'unknown';

export interface Route {
  readonly op: AxxonOp;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: RegExp;
  readonly handler: Handler;
}

/** Host, device and end point: slashes and colons stand in paths as they are. */
const SOURCE = String.raw`(?<source>[^/]+/[^/]+/(?:(?!%3[aA])[^/])+:\d+:\d+)`;
const BEGIN_END = '(?<begin>[^/]+)/(?<end>[^/]+)';
const END_BEGIN = '(?<end>[^/]+)/(?<begin>[^/]+)';
const EXPORT = '/export/(?<export>[^/]+)';

export const ROUTES: readonly Route[] = [
  route('version', 'GET', '/product/version', productVersion),
  route('grpc', 'POST', '/grpc', grpc),
  route('cameras', 'GET', '/camera/list', cameraList),
  route('archives', 'GET', `/archive/list/${SOURCE}`, archiveList),
  route('intervals', 'GET', `/archive/contents/intervals/${SOURCE}/${END_BEGIN}`, archiveIntervals),
  route('depth', 'GET', `/archive/statistics/depth/${SOURCE}`, archiveDepth),
  route('capacity', 'GET', `/archive/statistics/capacity/${SOURCE}/${END_BEGIN}`, archiveCapacity),
  route('picture', 'GET', `/archive/media/${SOURCE}/(?<time>[^/]+)`, archivePicture),
  route('snapshot', 'GET', `/live/media/snapshot/${SOURCE}`, liveSnapshot),
  route('export.archive', 'POST', `/export/archive/${SOURCE}/${BEGIN_END}`, exportArchive),
  route('export.live', 'POST', `/export/live/${SOURCE}/${BEGIN_END}`, exportLive),
  route('export.status', 'GET', `${EXPORT}/status`, exportStatus),
  route('export.file', 'GET', `${EXPORT}/file`, exportFile),
  route('export.delete', 'DELETE', EXPORT, deleteExport),
];

function route(op: AxxonOp, method: Route['method'], path: string, handler: Handler): Route {
  return { op, method, path: new RegExp(`^${path}$`), handler };
}

/** A route that a request fits, with the named parts of its path. */
export interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The route for this method and path below the server's prefix. */
export function matchRoute(prefix: string, method: string, pathname: string): RouteMatch | undefined {
  if (!pathname.startsWith(`${prefix}/`)) return undefined;
  const path = pathname.slice(prefix.length);
  const found = ROUTES.find((one) => one.method === method && one.path.test(path));
  if (found === undefined) return undefined;
  const groups = Object.entries(found.path.exec(path)?.groups ?? {});
  return { route: found, params: Object.fromEntries(groups.map(([name, text]) => [name, decodePart(text)])) };
}
