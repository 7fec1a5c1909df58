/** A player that only takes down what is asked of it; a test says where it is. */
import { createStore, type Store } from '../../../core/readable.ts';
import { type EpochMs, seconds } from '../../../core/units.ts';
import { type MediaTiming, NO_TIMING } from '../media-timing.ts';
import type { PlaybackState } from '../playback-state.ts';
import type { Playback } from '../playback.ts';
import { NO_METRICS, type StreamMetrics } from '../stream-metrics.ts';

export interface FakePlayback {
  readonly playback: Playback;
  readonly state: Store<PlaybackState>;
  /** Moves the element's facts, as its events would. */
  readonly at: (facts: Partial<MediaTiming>) => void;
  /** "seek 12", "setRate 2", in order. */
  readonly calls: readonly string[];
  /** The moment of position 0, as the source would tell it. */
  readonly startsAt: Store<EpochMs | undefined>;
}

export function createFakePlayback(): FakePlayback {
  const state = createStore<PlaybackState>({ kind: 'playing' });
  const timing = createStore<MediaTiming>(NO_TIMING);
  const metrics = createStore<StreamMetrics>(NO_METRICS);
  const startsAt = createStore<EpochMs | undefined>(undefined);
  const calls: string[] = [];
  const note =
    (name: string) =>
    (...values: readonly unknown[]) =>
      void calls.push([name, ...values].join(' '));
  return {
    state,
    calls,
    startsAt,
    at: (facts) => timing.set({ ...timing.get(), ...facts }),
    playback: {
      state,
      timing,
      metrics,
      startsAt,
      open: note('open'),
      rest: note('rest'),
      close: note('close'),
      retry: note('retry'),
      goLive: note('goLive'),
      play: note('play'),
      pause: note('pause'),
      seek: note('seek'),
      step: note('step'),
      setRate: note('setRate'),
      setMuted: note('setMuted'),
      setLoop: note('setLoop'),
      playingDate: () => undefined,
      shownAt: () => seconds(0),
      dispose: note('dispose'),
    },
  };
}
