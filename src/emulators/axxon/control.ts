/** What tests do to the emulated server, and see of it, beside its own interface. */
import type { Bytes } from '../media-scene.ts';
import type { FaultList } from '../fault-list.ts';
import type { NetworkLine } from '../network-line.ts';
import type { AxxonFaultMatch } from './emulator.ts';
import { filesOf } from './export-files.ts';
import { type ExportJob, type ExportState, type Forced, progressOf, stateOf } from './export-store.ts';
import type { Span } from '../recordings.ts';
import { STATUS, TOO_MANY_REQUESTS } from './refusal.ts';
import type { AxxonOp } from './routes.ts';
import type { LocationShape, Service } from './service.ts';
import { type AxxonSiteCamera, type CameraAccess, sourceOf } from './site.ts';

/** An export as it was asked for and as it is. */
export interface ExportView {
  readonly id: string;
  readonly kind: 'archive' | 'live';
  /** The camera's name, and the id that stands in paths. */
  readonly camera: string;
  readonly source: string;
  /** The archive's name; undefined for live video. */
  readonly archive: string | undefined;
  /** Epoch ms, the earlier first. */
  readonly begin: number;
  readonly end: number;
  /** What of that was there when it was asked for. */
  readonly footage: readonly Span[];
  readonly waitTimeout: number;
  /** As parsed, and as it came. */
  readonly body: unknown;
  readonly bodyText: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly user: string;
  readonly startedAt: number;
  readonly state: ExportState;
  readonly progress: number;
  readonly downloads: number;
  /** Why it is there no more. */
  readonly removed: 'deleted' | 'expired' | 'stopped' | undefined;
}

/** A file of an export, even of one that is gone. */
export interface ExportFileView {
  readonly name: string;
  readonly friendly: string;
  /** Epoch ms of the footage in it. */
  readonly begin: number;
  readonly end: number;
}

/** Cameras are named by their name or their id; archives by their name, by default the camera's first. */
export interface AxxonControl {
  /** All that were ever begun, oldest first; also those that are gone. */
  readonly exports: () => readonly ExportView[];
  readonly files: (id: string) => Promise<readonly ExportFileView[]>;
  /** The bytes of a file; of the only one without a name. */
  readonly bytesOf: (id: string, name?: string) => Promise<Bytes>;
  /** What becomes of the next export that nothing is decided for yet; in 0 and 1 it stays until `finish`. */
  readonly nextExport: (forced: Forced) => void;
  /** What runs or waits is over now. */
  readonly finish: (id: string) => void;
  /** The server has dropped it, as after ten hours. */
  readonly expire: (id: string) => void;
  readonly setExportMs: (exportMs: (lengthMs: number) => number) => void;
  readonly setLocation: (shape: LocationShape) => void;
  /** The next requests are answered 503 "Search query rejected. Too many requests". */
  readonly tooManyRequests: (times?: number, op?: AxxonOp | 'any') => void;
  /** Footage as the archive holds it, in order. */
  readonly recorded: (camera: string, archive?: string) => readonly Span[];
  readonly record: (camera: string, span: Span, archive?: string) => void;
  /** Takes footage away: a gap. */
  readonly gap: (camera: string, span: Span, archive?: string) => void;
  readonly setAccess: (user: string, camera: string, access: CameraAccess) => void;
  readonly removeCamera: (camera: string) => void;
  /** No token issued so far is valid any more. */
  readonly expireTokens: () => void;
  /** Stops and starts the server: connections break, exports and tokens are gone. */
  readonly restart: () => void;
  /** Cuts the network: what is open breaks, and nothing gets through until it is mended. */
  readonly cutLine: () => void;
  readonly restoreLine: () => void;
}

export function createControl(
  service: Service,
  line: NetworkLine,
  faults: FaultList<AxxonFaultMatch>,
): AxxonControl {
  const { settings, behaviour, cameras, exports, recordings, tokens } = service;
  const cameraNamed = (nameOrSource: string): AxxonSiteCamera => {
    const found =
      cameras.get(nameOrSource) ?? [...cameras.values()].find(({ name }) => name === nameOrSource);
    if (found === undefined) throw new Error(`No camera ${nameOrSource}.`);
    return found;
  };
  const place = (camera: string, archive?: string) => {
    const found = cameraNamed(camera);
    const name = archive ?? found.archives[0];
    if (name === undefined || !found.archives.includes(name)) throw new Error(`${camera} has no archive.`);
    return [sourceOf(found), name] as const;
  };
  const jobNamed = (id: string): ExportJob => {
    const job = exports.all(settings.now()).find((one) => one.id === id);
    if (job === undefined) throw new Error(`No export ${id}.`);
    return job;
  };

  return {
    exports: () => {
      const at = settings.now();
      return exports.all(at).map((job) => viewOf(job, at));
    },
    files: async (id) =>
      (await filesOf(service, jobNamed(id))).map(({ name, friendly, begin, end }) => ({
        name,
        friendly,
        begin,
        end,
      })),
    bytesOf: async (id, name) => {
      const files = await filesOf(service, jobNamed(id));
      const file =
        name === undefined && files.length === 1 ? files[0] : files.find((one) => one.name === name);
      if (file === undefined) throw new Error(`No file ${name ?? ''} of export ${id}.`);
      return file.bytes();
    },
    nextExport: (forced) => {
      behaviour.forced.push(forced);
    },
    finish: (id) => {
      const job = jobNamed(id);
      job.heldUntil = Math.min(job.heldUntil, settings.now());
      job.doneAt = Math.min(job.doneAt, settings.now());
    },
    expire: (id) => {
      jobNamed(id).removed ??= 'expired';
    },
    setExportMs: exports.setExportMs,
    setLocation: (shape) => {
      behaviour.location = shape;
    },
    tooManyRequests: (times = 1, op = 'any') =>
      faults.add({
        op,
        kind: 'status',
        status: STATUS.unavailable,
        body: TOO_MANY_REQUESTS,
        headers: { 'content-type': 'text/plain' },
        times,
      }),
    recorded: (camera, archive) => recordings.spans(...place(camera, archive), settings.now()),
    record: (camera, span, archive) => recordings.add(...place(camera, archive), span),
    gap: (camera, span, archive) => recordings.remove(...place(camera, archive), span),
    setAccess: (userName, camera, access) => {
      const user = service.users.find(({ name }) => name === userName);
      if (user === undefined) throw new Error(`No account ${userName}.`);
      behaviour.access.set(`${user.name} ${cameraNamed(camera).number}`, access);
    },
    removeCamera: (camera) => {
      cameras.delete(sourceOf(cameraNamed(camera)));
    },
    expireTokens: tokens.clear,
    restart: () => {
      exports.stop();
      tokens.clear();
      // What is open breaks; what comes afterwards is let in again.
      line.cut(true);
      line.cut(false);
    },
    cutLine: () => line.cut(true),
    restoreLine: () => line.cut(false),
  };
}

function viewOf(job: ExportJob, at: number): ExportView {
  const { id, kind, camera, archive, begin, end, footage, waitTimeout, bodyText, url, user } = job;
  const { startedAt, downloads, removed } = job;
  return {
    id,
    kind,
    camera: camera.name,
    source: sourceOf(camera),
    archive,
    begin,
    end,
    footage,
    waitTimeout,
    body: JSON.parse(bodyText),
    bodyText,
    url,
    user,
    startedAt,
    state: stateOf(job, at),
    progress: progressOf(job, at),
    downloads,
    removed,
  };
}
