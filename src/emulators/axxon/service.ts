/** The state that all routes of one emulated server share, and what a route is given per request. */
import { recordDemo } from './demo-recordings.ts';
import { createExportStore, type ExportStore, type Forced } from './export-store.ts';
import { badRequest, notFound } from './refusal.ts';
import type { AxxonSettings } from './options.ts';
import type { Query } from './query.ts';
import { createRecordings, type Recordings } from '../recordings.ts';
import {
  archivePath,
  type AxxonSiteCamera,
  type AxxonUser,
  type CameraAccess,
  sourceOf,
  USERS,
} from './site.ts';
import { createTokens, type Tokens } from './tokens.ts';

/**
 * How the header `Location` of an accepted export looks: as in the document, without the server's prefix;
 * with it; with scheme and host; relative; or not there at all.
 */
export type LocationShape = 'path' | 'prefixed' | 'absolute' | 'absoluteNoPrefix' | 'relative' | 'none';

/** What of the server can be changed while it runs. */
export interface Behaviour {
  location: LocationShape;
  /** What becomes of the next exports, oldest first. */
  readonly forced: Forced[];
  /** Rights of an account to a camera ("name number") that are not its own. */
  readonly access: Map<string, CameraAccess>;
}

export interface Service {
  readonly settings: AxxonSettings;
  readonly behaviour: Behaviour;
  readonly users: readonly AxxonUser[];
  readonly cameras: Map<string, AxxonSiteCamera>;
  readonly tokens: Tokens;
  readonly recordings: Recordings;
  readonly exports: ExportStore;
}

/** One request on its way through a route. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly query: Query;
  /** Epoch ms of its arrival. */
  readonly at: number;
  /** Named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** A call of a signed-in account. */
export interface UserCall extends Call {
  readonly user: AxxonUser;
}

export type Handler = (service: Service, call: UserCall) => Response | Promise<Response>;

export function createService(settings: AxxonSettings): Service {
  const recordings = createRecordings();
  if (settings.recordings) recordDemo(recordings, settings.cameras, settings.now());
  return {
    settings,
    behaviour: { location: 'path', forced: [], access: new Map() },
    users: USERS,
    cameras: new Map(settings.cameras.map((camera) => [sourceOf(camera), camera])),
    tokens: createTokens(settings.seed, settings.tokenLifeMs),
    recordings,
    exports: createExportStore(settings),
  };
}

/** The camera of the path, or a refusal. */
export function cameraOf({ cameras }: Service, { params }: Call): AxxonSiteCamera {
  const camera = cameras.get(params['source'] ?? '');
  if (camera === undefined) throw notFound(`No camera ${params['source']}`);
  return camera;
}

/** The archive that `archive=` names, or the camera's default one; undefined where it has none. */
export function archiveOf(camera: AxxonSiteCamera, { query }: Call): string | undefined {
  const wanted = query.text('archive');
  if (wanted === undefined) return camera.archives[0];
  if (wanted === '') throw badRequest('archive is empty');
  const found = camera.archives.find((name) => archivePath(name) === wanted);
  if (found === undefined) throw notFound(`No archive ${wanted} of this camera`);
  return found;
}

/** The loop that a camera shows. */
export const sceneOf = ({ settings }: Service, camera: AxxonSiteCamera): string =>
  settings.scenes === 'counter' ? 'counter' : camera.scene;
