/** Where a media element is, as its own events tell; never what was asked of it. */
import { createStore, type Readable } from '../../core/readable.ts';
import { type Seconds, seconds } from '../../core/units.ts';
import { LOOP_CHANGED } from './media-commands.ts';

/** A stretch of the footage. */
export interface Stretch {
  readonly from: Seconds;
  readonly to: Seconds;
}

export interface MediaTiming {
  readonly position: Seconds;
  /** Length of the footage; undefined when not known, as with live. */
  readonly duration: Seconds | undefined;
  readonly buffered: readonly Stretch[];
  readonly rate: number;
  readonly muted: boolean;
  /** Begins again at its end. */
  readonly loops: boolean;
  /** A seek is under way. */
  readonly seeking: boolean;
}

export interface MediaTimingWatch extends Readable<MediaTiming> {
  readonly dispose: () => void;
}

const EVENTS = [
  'timeupdate',
  'seeking',
  'seeked',
  'durationchange',
  'progress',
  'ratechange',
  'volumechange',
  'emptied',
  'ended',
  LOOP_CHANGED,
] as const;

export const NO_TIMING: MediaTiming = {
  position: seconds(0),
  duration: undefined,
  buffered: [],
  rate: 1,
  muted: true,
  loops: false,
  seeking: false,
};

function bufferedOf(ranges: TimeRanges): readonly Stretch[] {
  return Array.from({ length: ranges.length }, (_unused, index) => ({
    from: seconds(ranges.start(index)),
    to: seconds(ranges.end(index)),
  }));
}

const read = (video: HTMLVideoElement): MediaTiming => ({
  position: seconds(video.currentTime),
  duration: Number.isFinite(video.duration) ? seconds(video.duration) : undefined,
  buffered: bufferedOf(video.buffered),
  rate: video.playbackRate,
  muted: video.muted,
  loops: video.loop,
  seeking: video.seeking,
});

/** Follows an element until disposed. */
export function watchMediaTiming(video: HTMLVideoElement): MediaTimingWatch {
  const store = createStore<MediaTiming>(NO_TIMING);
  const update = () => store.set(read(video));
  for (const event of EVENTS) video.addEventListener(event, update);
  return {
    get: store.get,
    subscribe: store.subscribe,
    dispose: () => {
      for (const event of EVENTS) video.removeEventListener(event, update);
    },
  };
}
