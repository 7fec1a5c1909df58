/** News of cameras as it happens, where a system sends it. */
import type { CameraId } from '../core/ids.ts';
import type { Readable } from '../core/readable.ts';
import type { CameraStatus } from './contract.ts';
import type { CameraEvent } from './contract-events.ts';

export type CameraNews =
  | { readonly kind: 'status'; readonly camera: CameraId; readonly status: CameraStatus }
  /** A new event; it may come again with a later end while it lasts. */
  | { readonly kind: 'event'; readonly event: CameraEvent }
  /** News of these cameras may have been lost: ask for what is shown. */
  | { readonly kind: 'gap'; readonly cameras: readonly CameraId[] };

/** Somebody's interest in the news of some cameras. */
export interface Following {
  /** Those of the cameras whose news arrives at the moment; the others must be asked for. */
  readonly covered: Readable<ReadonlySet<CameraId>>;
  readonly end: () => void;
}

export interface Realtime {
  /** Tells the news of these cameras until ended. All followers share the connections. */
  readonly follow: (cameras: readonly CameraId[], heard: (news: CameraNews) => void) => Following;
}
