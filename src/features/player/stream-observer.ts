/** What is learnt about one stream while it plays: its numbers, and whether it still moves. */
import type { Seconds } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FrameClock } from './frame-clock.ts';
import { createFrozenWatch, type Stillness } from './frozen-watch.ts';
import type { HlsEngine } from './hls-loader.ts';
import type { PlaylistFacts } from './hls-session.ts';
import { createBitRateMeter, readMetrics, type StreamMetrics } from './stream-metrics.ts';

export interface StreamObserver {
  readonly playlistRead: (facts: PlaylistFacts) => void;
  readonly segmentBuffered: (bytes: number, length: Seconds) => void;
  readonly codecFound: (codec: string) => void;
  readonly metrics: (engine: HlsEngine | undefined, live: boolean) => StreamMetrics;
  readonly judge: () => Stillness;
  /** It may stand from now on for as long as at its beginning. */
  readonly excuse: () => void;
}

/** Observes the stream that an element plays from now on. */
export function observeStream(video: HTMLVideoElement, frames: FrameClock, clock: Clock): StreamObserver {
  const meter = createBitRateMeter();
  const frozen = createFrozenWatch(clock.now());
  let codec: string | undefined;
  frames.reset();
  return {
    playlistRead: ({ newestSegment, targetDuration }) =>
      frozen.playlistRead(newestSegment, targetDuration, clock.now()),
    segmentBuffered: meter.add,
    codecFound: (found) => {
      codec = found;
    },
    metrics: (engine, live) => {
      const [frameLength, bitsPerSecond] = [frames.frameLength(), meter.bitsPerSecond()];
      return readMetrics({ video, engine, live, codec, frameLength, bitsPerSecond });
    },
    judge: () => frozen.judge(video.currentTime, clock.now()),
    excuse: () => frozen.reset(clock.now()),
  };
}
