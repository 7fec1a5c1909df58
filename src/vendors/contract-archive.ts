/** Recorded footage of a camera over time: where there is some, how it looks and how it plays. */
import type { CameraId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { TimeSpan } from '../core/time-span.ts';
import type { EpochMs, Ms } from '../core/units.ts';
import type { HlsSource, Still } from './contract.ts';

export interface FootageArchive {
  /** What is recorded within `span`, in order and merged; gaps shorter than `detail` may be closed. */
  readonly spans: (
    camera: CameraId,
    span: TimeSpan,
    detail: Ms,
    signal: AbortSignal,
  ) => Promise<readonly TimeSpan[]>;
  /** The picture at a moment, or undefined where nothing is recorded. */
  readonly frame: (camera: CameraId, at: EpochMs, signal: AbortSignal) => Promise<Still | undefined>;
  /** Footage from a moment on: position 0 is `at`, unless the source has a `startOf`. */
  readonly video: Offer<(camera: CameraId, at: EpochMs, signal: AbortSignal) => Promise<HlsSource>>;
}
