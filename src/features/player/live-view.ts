/** What a live player shows, out of what the camera's watch and the player say. */
import type { Failure, FailureCode } from '../../core/failure.ts';
import type { EpochMs, Ms } from '../../core/units.ts';
import type { LiveState } from '../../vendors/contract.ts';
import type { PlaybackState } from './playback-state.ts';

export type LiveView =
  | { readonly kind: 'resting' }
  | { readonly kind: 'waking'; readonly since: EpochMs; readonly usually: Ms }
  /** The camera streams; the first frame is on its way. */
  | { readonly kind: 'starting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'paused' }
  /** It waits for video, over the last frame. */
  | { readonly kind: 'stalled'; readonly since: EpochMs }
  | {
      readonly kind: 'recovering';
      readonly code: FailureCode;
      readonly retryAt: EpochMs;
      /** When the picture stopped. */
      readonly since: EpochMs;
      /** Its last frame is still on screen. */
      readonly hasPicture: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAt: EpochMs | undefined };

/** The watch decides until it says ready; from then on the player does. */
export function liveViewOf(live: LiveState, playback: PlaybackState): LiveView {
  switch (live.kind) {
    case 'resting':
      return { kind: 'resting' };
    case 'waking':
      return { kind: 'waking', since: live.since, usually: live.usually };
    case 'failed':
      return { kind: 'failed', failure: live.failure, retryAt: live.retryAt };
    case 'ready':
      return playbackViewOf(playback);
  }
}

function playbackViewOf(playback: PlaybackState): LiveView {
  switch (playback.kind) {
    case 'idle':
    case 'loading':
      return { kind: 'starting' };
    case 'playing':
      return { kind: 'live' };
    // A live stream that ends has been stopped at its system; nothing more comes, as when paused.
    case 'ended':
    case 'paused':
      return { kind: 'paused' };
    case 'stalled':
      return { kind: 'stalled', since: playback.since };
    case 'recovering': {
      const { code, at: retryAt, since, hasPicture } = playback;
      return { kind: 'recovering', code, retryAt, since, hasPicture };
    }
    case 'failed':
      return { kind: 'failed', failure: playback.failure, retryAt: undefined };
  }
}

/** Whether the last live frame is on screen, standing. */
export const standsStill = (view: LiveView): boolean =>
  view.kind === 'stalled' || (view.kind === 'recovering' && view.hasPicture);

/** Whether there is no picture of the stream, so that the newest still may stand in. */
export const hasNoPicture = (view: LiveView): boolean =>
  view.kind === 'resting' ||
  view.kind === 'waking' ||
  view.kind === 'starting' ||
  view.kind === 'failed' ||
  (view.kind === 'recovering' && !view.hasPicture);
