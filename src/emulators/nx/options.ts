/** What an emulated Nx server can be told at the start, and what it assumes when it is not told. */
import { type Sleep, sleepOnTimer } from '../fault-list.ts';
import { openMediaLibrary } from '../media-library.ts';
import type { MediaLibrary } from '../media-scene.ts';
import { type ReadFootage, readFootage } from './footage-file.ts';
import { DISK_BYTES, importMsOf, LOADING_MS, SESSION_LIFE_MS } from './limits.ts';
import { createMemoryStorage, type UploadStorage } from './upload-storage.ts';

/** Under which of its two names a server knows the virtual camera calls. */
export type CameraPrefix = 'wearableCamera' | 'virtualCamera';

export interface NxOptions {
  /**
   * `4`: Basic, `/api/wearableCamera`, no sessions. `5`: sessions alone, `/api/virtualCamera`.
   * Default 5.
   */
  readonly generation?: '4' | '5';
  /** Instead of the one prefix of the generation. */
  readonly prefixes?: readonly CameraPrefix[];
  /** Default the committed loops. */
  readonly media?: MediaLibrary;
  /** Epoch ms; everything that changes by itself is derived from it. Default the host's clock. */
  readonly now?: () => number;
  /** The timer of `delay` faults; nothing else waits. */
  readonly sleep?: Sleep;
  readonly seed?: number;
  /** False: a server without the call. */
  readonly prepare?: boolean;
  readonly add?: boolean;
  readonly mediaServers?: boolean;
  /** False: an older server, whose status does not tell which chunks are there. */
  readonly mask?: boolean;
  /** A second server in the system, which owns one of the cameras and has uploads of its own. */
  readonly twoServers?: boolean;
  /** False: 64-bit numbers are JSON numbers. Default true, as they are in most replies. */
  readonly numbersAsStrings?: boolean;
  /** False: the camera calls answer the bare object, as the document shows it. Default true. */
  readonly envelope?: boolean;
  /** Where uploads are. Default memory. */
  readonly storage?: UploadStorage;
  /** How long an import of so many bytes takes, in ms. */
  readonly importMs?: (size: number) => number;
  /** How the server looks into files. Default really; tests with bytes that are no video give another. */
  readonly readFootage?: ReadFootage;
  /** Room for uploads. */
  readonly diskBytes?: number;
  readonly sessionLifeMs?: number;
  /** How long `loadingDownloads` is answered after a restart. */
  readonly loadingMs?: number;
  /** True: some cameras have footage of today and the days before. */
  readonly recordings?: boolean;
}

/** All options decided. */
export type NxSettings = Required<Omit<NxOptions, 'media'>> & {
  /** Opened when the first picture is asked for. */
  readonly media: () => MediaLibrary;
};

export function toSettings({ media, ...options }: NxOptions): NxSettings {
  const generation = options.generation ?? '5';
  return {
    prefixes: [generation === '4' ? 'wearableCamera' : 'virtualCamera'],
    now: Date.now,
    sleep: sleepOnTimer,
    seed: 1,
    prepare: true,
    add: true,
    mediaServers: true,
    mask: true,
    twoServers: false,
    numbersAsStrings: true,
    envelope: true,
    storage: createMemoryStorage(),
    importMs: importMsOf,
    readFootage,
    diskBytes: DISK_BYTES,
    sessionLifeMs: SESSION_LIFE_MS,
    loadingMs: LOADING_MS,
    recordings: false,
    ...options,
    generation,
    media: () => media ?? openMediaLibrary(),
  };
}
