/** Events: what a system recorded because it happened, their pictures and their footage. */
import type { CameraId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { EpochMs, Ms } from '../core/units.ts';
import type { HlsSource } from './contract.ts';

export type EventKind = 'motion' | 'sound' | 'other';

/** Something that a system recorded because it happened. */
export interface CameraEvent {
  /** Names the event in a URL and suffices to play it later (`EventHistory.fromKey`). No secret. */
  readonly key: string;
  readonly camera: CameraId;
  readonly startAt: EpochMs;
  readonly endAt: EpochMs;
  readonly kind: EventKind;
  /** 0..1, when the vendor measures it. */
  readonly motion?: number | undefined;
  readonly sound?: number | undefined;
  /** The camera's own offset from UTC, when the vendor gives it. */
  readonly cameraOffset?: Ms | undefined;
  /** Cut out of a continuous recording, not started by what happened. */
  readonly continuous: boolean;
}

/** Events newest first; `next` fetches the older ones, undefined at the end. */
export interface EventPage {
  readonly events: readonly CameraEvent[];
  readonly next?: string | undefined;
}

/** Part of a camera's history: events that begin at `from` or later and before `until`. */
export interface EventRange {
  readonly from?: EpochMs | undefined;
  readonly until?: EpochMs | undefined;
}

/** Which page: the newest of the range, or the one after a cursor of the same range. */
export interface EventPageRequest {
  readonly cursor?: string | undefined;
  readonly range?: EventRange | undefined;
}

/** Footage as a file, on its way. */
export interface FootageFile {
  readonly body: ReadableStream<Uint8Array>;
  /** Bytes, when the system says how many. */
  readonly size: number | undefined;
  /** Its media type, for example "video/mp4". */
  readonly type: string;
}

export interface EventHistory {
  readonly page: (camera: CameraId, request: EventPageRequest, signal: AbortSignal) => Promise<EventPage>;
  /**
   * When each of these cameras recorded last, as far as the system tells cheaply: a hint for the order
   * in which to ask, so cameras may be missing.
   */
  readonly newestAt: (
    cameras: readonly CameraId[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<CameraId, EpochMs>>;
  /**
   * A moment within each recording of a range, for calendars; undefined when the system has no such
   * call, and then every day may be asked for.
   */
  readonly footage: (
    camera: CameraId,
    range: { readonly from: EpochMs; readonly until: EpochMs },
    signal: AbortSignal,
  ) => Promise<readonly EpochMs[] | undefined>;
  /** The event that a key names; undefined when the text is not a key of this vendor. */
  readonly fromKey: (camera: CameraId, key: string) => CameraEvent | undefined;
  readonly thumb: (event: CameraEvent, signal: AbortSignal) => Promise<Blob>;
  /** The footage of an event: position 0 is its `startAt`, unless the source has a `startOf`. */
  readonly video: (event: CameraEvent, signal: AbortSignal) => Promise<HlsSource>;
  /** The footage of an event as a file. Resolves when its first bytes come. */
  readonly download: Offer<(event: CameraEvent, signal: AbortSignal) => Promise<FootageFile>>;
}
