/** A player as the parts around it use it. */
import type { Readable } from '../../core/readable.ts';
import type { EpochMs, Seconds } from '../../core/units.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import type { MediaCommands } from './media-commands.ts';
import type { MediaTiming } from './media-timing.ts';
import type { PlaybackState } from './playback-state.ts';
import type { StreamMetrics } from './stream-metrics.ts';

export interface OpenOptions {
  readonly live: boolean;
  /** Where recorded footage begins to play. */
  readonly startAt?: Seconds | undefined;
  /** The moment that `startAt` counts from, for a source that tells which moment its position 0 shows. */
  readonly countsFrom?: EpochMs | undefined;
  /** False: shows the first frame and stands. */
  readonly autoplay?: boolean | undefined;
}

export interface Playback extends MediaCommands {
  readonly state: Readable<PlaybackState>;
  readonly timing: Readable<MediaTiming>;
  readonly metrics: Readable<StreamMetrics>;
  /** The moment of position 0, once a source that knows it has told. */
  readonly startsAt: Readable<EpochMs | undefined>;
  /** Plays a source; one with the same key as before only brings its newer way to authorize. */
  readonly open: (source: HlsSource, options: OpenOptions) => void;
  /** Stops loading and keeps the last frame: nobody sees it. `open` goes on. */
  readonly rest: () => void;
  /** Lets go of the source. */
  readonly close: () => void;
  /** Tries again now. */
  readonly retry: () => void;
  /** Live: jumps to the newest. */
  readonly goLive: () => void;
  /** Wall clock of the frame on screen, when the stream tells it. */
  readonly playingDate: () => Date | undefined;
  /** Media time of the frame on screen: exact where the browser tells frames. */
  readonly shownAt: () => Seconds;
  readonly dispose: () => void;
}
