/** The state that all routes of one emulated system share, and what a route is given per request. */
import { type Archive, createArchive } from './archive.ts';
import { type CameraLocks, createCameraLocks } from './camera-locks.ts';
import { type Cameras, createCameras } from './cameras.ts';
import { recordDemo } from './demo-recordings.ts';
import { createImportRunner, type ImportRunner } from './import-runner.ts';
import type { NxSettings } from './options.ts';
import type { Query } from './query.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSite, type NxUser, SERVERS, type SiteServer, USERS } from './site.ts';
import { createUploadStore, type UploadStore } from './upload-store.ts';

/** One server of the system. */
export interface NxServer extends SiteServer {
  readonly uploads: UploadStore;
}

/** What of the system can be changed while it runs. */
export interface Behaviour {
  /** Epoch ms up to which the servers do not know their uploads yet. */
  loadingUntil: number;
  /** How many of the next chunks are spoilt on their way. */
  chunksToCorrupt: number;
  /** Cameras that show an import which nobody began. */
  readonly pretendedImports: Set<string>;
}

export interface Service {
  readonly settings: NxSettings;
  readonly behaviour: Behaviour;
  readonly users: readonly NxUser[];
  readonly servers: readonly NxServer[];
  readonly sessions: Sessions;
  readonly cameras: Cameras;
  readonly archive: Archive;
  readonly locks: CameraLocks;
  readonly imports: ImportRunner;
  /** Lets everything happen that has fallen due. */
  readonly settle: () => void;
}

/** One request on its way through a route. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  readonly query: Query;
  /** Epoch ms of its arrival. */
  readonly at: number;
  /** The server that answers. */
  readonly server: NxServer;
  /** Named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Aborts when the client goes away or the network is cut. */
  readonly signal: AbortSignal;
  /** Tells the log how many bytes came. */
  readonly received: (bytes: number) => void;
}

/** A call of a signed-in account. */
export interface AccountCall extends Call {
  readonly user: NxUser;
}

export type Handler = (service: Service, call: AccountCall) => Response | Promise<Response>;
export type OpenHandler = (service: Service, call: Call) => Response | Promise<Response>;

export function createService(settings: NxSettings): Service {
  const { now, seed, storage, diskBytes, readFootage, importMs } = settings;
  const archive = createArchive();
  const imports = createImportRunner({ archive, readFootage, importMs, now });
  const servers = SERVERS.slice(0, settings.twoServers ? undefined : 1).map((one, server) => ({
    ...one,
    uploads: createUploadStore({ storage, server, diskBytes, now }),
  }));
  const cameras = createCameras(createSite(settings.twoServers));
  if (settings.recordings) recordDemo(archive, cameras, now());
  return {
    settings,
    behaviour: { loadingUntil: 0, chunksToCorrupt: 0, pretendedImports: new Set() },
    users: USERS,
    servers,
    sessions: createSessions(seed, settings.sessionLifeMs),
    cameras,
    archive,
    locks: createCameraLocks(seed),
    imports,
    settle: () => {
      imports.settle(now());
      for (const { uploads } of servers) uploads.expire(now());
    },
  };
}
