/** All that the rules of playback remember, and how it reads as a state. */
import type { Failure, FailureCode } from '../../core/failure.ts';
import { type EpochMs, epochMs } from '../../core/units.ts';
import type { MediaActivity, PlaybackState, RecoveryMeans } from './playback-state.ts';

/** A try that is planned or under way. */
export interface Recovery {
  readonly means: RecoveryMeans;
  readonly at: EpochMs;
  readonly code: FailureCode;
  /** False once the try has begun. */
  readonly waiting: boolean;
}

export interface PlaybackModel {
  readonly source: 'none' | 'open' | 'resting';
  readonly live: boolean;
  readonly manifestParsed: boolean;
  readonly frameShown: boolean;
  readonly media: MediaActivity;
  /** When the picture stopped, or was opened. */
  readonly stoodSince: EpochMs;
  /** Tries since the last progress. */
  readonly attempts: number;
  /** Refusals since the last segment that arrived. */
  readonly refusals: number;
  readonly mediaRecoveredAt: EpochMs | undefined;
  /** Decoder errors healed since the last progress. */
  readonly mediaRecoveries: number;
  /** A new instance takes over while the last frame of the old one stands. */
  readonly renewing: boolean;
  /** The live edge was already sought for the stall that lasts. */
  readonly edgeSought: boolean;
  /** When it was last hidden. */
  readonly restedAt: EpochMs;
  readonly recovery: Recovery | undefined;
  readonly failure: Failure | undefined;
}

/** A player that nothing was opened in. */
export const CLOSED: PlaybackModel = {
  source: 'none',
  live: false,
  manifestParsed: false,
  frameShown: false,
  media: 'empty',
  stoodSince: epochMs(0),
  attempts: 0,
  refusals: 0,
  mediaRecoveredAt: undefined,
  mediaRecoveries: 0,
  renewing: false,
  edgeSought: false,
  restedAt: epochMs(0),
  recovery: undefined,
  failure: undefined,
};

/**
 * The state to show. A picture that still plays from the buffer is called playing even while its
 * loading recovers: that is what the person sees.
 */
export function stateOf(model: PlaybackModel): PlaybackState {
  const { source, failure, media, recovery } = model;
  if (source !== 'open') return { kind: 'idle' };
  if (failure !== undefined) return { kind: 'failed', failure };
  if (media === 'ended') return { kind: 'ended' };
  if (recovery !== undefined && media !== 'playing') {
    const { attempts: attempt, stoodSince: since } = model;
    const hasPicture = model.frameShown && media !== 'empty';
    return { kind: 'recovering', attempt, at: recovery.at, code: recovery.code, since, hasPicture };
  }
  if (model.renewing) return { kind: 'stalled', since: model.stoodSince };
  if (!model.frameShown || media === 'empty') return { kind: 'loading' };
  if (media === 'waiting') return { kind: 'stalled', since: model.stoodSince };
  return { kind: media };
}
