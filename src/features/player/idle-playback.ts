/** What parts show before there is a driver. */
import type { Readable } from '../../core/readable.ts';
import type { EpochMs } from '../../core/units.ts';
import { type MediaTiming, NO_TIMING } from './media-timing.ts';
import type { PlaybackState } from './playback-state.ts';
import { NO_METRICS, type StreamMetrics } from './stream-metrics.ts';
import { WHOLE_PICTURE, type ZoomView } from './zoom-geometry.ts';

const never = () => () => {};

export const IDLE_STATE: Readable<PlaybackState> = (() => {
  const idle: PlaybackState = { kind: 'idle' };
  return { get: () => idle, subscribe: never };
})();
export const IDLE_TIMING: Readable<MediaTiming> = { get: () => NO_TIMING, subscribe: never };
export const IDLE_ZOOM: Readable<ZoomView> = { get: () => WHOLE_PICTURE, subscribe: never };
export const IDLE_START: Readable<EpochMs | undefined> = { get: () => undefined, subscribe: never };
export const IDLE_METRICS: Readable<StreamMetrics> = { get: () => NO_METRICS, subscribe: never };
