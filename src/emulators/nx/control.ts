/** What a test or a person can do to the emulated system, and see of it, past its calls. */
import type { Bytes } from '../media-scene.ts';
import type { NetworkLine } from '../network-line.ts';
import type { RecordedSpan } from './archive.ts';
import type { ImportRecord } from './import-runner.ts';
import type { Service } from './service.ts';
import type { Upload } from './upload-store.ts';

/** An upload that a server has. */
export interface UploadView {
  readonly name: string;
  /** Guid of the server. */
  readonly server: string;
  readonly size: number;
  readonly chunkSize: number;
  /** What the client said at the creation. */
  readonly md5: string;
  readonly status: Upload['status'];
  readonly ttl: number;
  readonly touchTime: number;
  /** How many chunks are there. */
  readonly confirmed: number;
}

/** A camera that somebody holds. */
export interface LockView {
  readonly camera: string;
  readonly cameraName: string;
  readonly userName: string;
  /** Epoch ms; Infinity for a lock of `holdLock`. */
  readonly expiresAt: number;
  readonly importing: boolean;
}

export interface RestartOptions {
  /** How long nothing answers, in ms. Default 0. */
  readonly downMs?: number;
  /** True: sessions are unknown afterwards. */
  readonly forgetSessions?: boolean;
}

/** Cameras are named by id or by name. */
export interface NxControl {
  /** Somebody else locks the camera until `releaseLock`; `importing` shows an import under it. */
  readonly holdLock: (camera: string, userName: string, how?: { readonly importing?: boolean }) => void;
  readonly releaseLock: (camera: string) => void;
  /** Whoever holds the camera loses it to another account. An import that runs goes on. */
  readonly loseLock: (camera: string, userName?: string) => void;
  readonly locks: () => readonly LockView[];
  readonly recorded: (camera: string) => readonly RecordedSpan[];
  /** Puts footage in; false when there is some already. */
  readonly addRecording: (camera: string, from: number, ms: number) => boolean;
  readonly uploads: () => readonly UploadView[];
  /** All bytes of an upload that is still there. */
  readonly bytesOf: (name: string) => Promise<Bytes>;
  /** Imports that are over, oldest first; also those that nobody was told the failure of. */
  readonly imports: () => readonly ImportRecord[];
  /**
   * Stops and starts the servers: connections break, locks are forgotten, running imports are lost.
   * Uploads stay; for a while they are not known yet (`loadingDownloads`).
   */
  readonly restart: (options?: RestartOptions) => void;
  /** A byte of each of the next chunks changes on its way to the server. */
  readonly corruptNextChunk: (times?: number) => void;
  /** Cuts the network: what is open breaks, and nothing gets through until it is mended. */
  readonly cutLine: () => void;
  readonly restoreLine: () => void;
  /** Every session so far has expired. */
  readonly expireSessions: () => void;
  /** Room for all uploads together, in bytes; less than there is: full. */
  readonly setDisk: (bytes: number) => void;
  readonly removeCamera: (camera: string) => void;
}

/** Takes locks away from others in `loseLock`. */
const OTHER_USER = 'j.meyer';

export function createControl(
  service: Service,
  line: NetworkLine,
  goDown: (until: number) => void,
): NxControl {
  const { settings, behaviour, cameras, locks, imports, servers } = service;
  const idOf = (camera: string) => cameras.named(camera).id;
  const userNamed = (name: string) => {
    const user = service.users.find((one) => one.name === name);
    if (user === undefined) throw new Error(`No account ${name}.`);
    return user;
  };
  const allUploads = () =>
    servers.flatMap((server) => server.uploads.list().map((upload) => ({ server, upload })));

  return {
    holdLock: (camera, userName, how = {}) => {
      locks.force(idOf(camera), userNamed(userName).id);
      if (how.importing === true) behaviour.pretendedImports.add(idOf(camera));
      else behaviour.pretendedImports.delete(idOf(camera));
    },
    releaseLock: (camera) => {
      locks.drop(idOf(camera));
      behaviour.pretendedImports.delete(idOf(camera));
    },
    loseLock: (camera, userName = OTHER_USER) => locks.force(idOf(camera), userNamed(userName).id),
    locks: () => {
      service.settle();
      const at = settings.now();
      return cameras.list().flatMap(({ id, name }) => {
        const lock = locks.holder(id, at);
        if (lock === undefined) return [];
        const user = service.users.find((one) => one.id === lock.userId);
        return {
          camera: id,
          cameraName: name,
          userName: user?.name ?? lock.userId,
          expiresAt: lock.expiresAt,
          importing: imports.progress(id, at) !== undefined || behaviour.pretendedImports.has(id),
        };
      });
    },
    recorded: (camera) => {
      service.settle();
      return service.archive.spans(idOf(camera));
    },
    addRecording: (camera, from, ms) => service.archive.add(idOf(camera), { start: from, end: from + ms }),
    uploads: () => {
      service.settle();
      return allUploads().map(({ server, upload }) => ({
        name: upload.name,
        server: server.guid,
        size: upload.size,
        chunkSize: upload.chunkSize,
        md5: upload.md5,
        status: upload.status,
        ttl: upload.ttl,
        touchTime: upload.touchTime,
        confirmed: upload.chunks.count(),
      }));
    },
    bytesOf: async (name) => {
      const found = allUploads().find(({ upload }) => upload.name === name);
      if (found === undefined) throw new Error(`No upload ${name}.`);
      return found.server.uploads.read(found.upload, 0, found.upload.size);
    },
    imports: () => {
      service.settle();
      return imports.done();
    },
    restart: ({ downMs = 0, forgetSessions = false } = {}) => {
      service.settle();
      imports.interruptAll();
      locks.clear();
      behaviour.pretendedImports.clear();
      if (forgetSessions) service.sessions.clear();
      const upAt = settings.now() + downMs;
      behaviour.loadingUntil = upAt + settings.loadingMs;
      goDown(upAt);
    },
    corruptNextChunk: (times = 1) => {
      behaviour.chunksToCorrupt = times;
    },
    cutLine: () => line.cut(true),
    restoreLine: () => line.cut(false),
    expireSessions: service.sessions.expireAll,
    setDisk: (bytes) => {
      for (const { uploads } of servers) uploads.setDisk(bytes);
    },
    removeCamera: (camera) => {
      const found = cameras.named(camera);
      cameras.remove(found);
      locks.drop(found.id);
    },
  };
}
