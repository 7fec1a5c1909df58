/** What a person makes a camera do: record now, take a picture, move. "Sent" is never told as "done". */
import type { Failure } from '../core/failure.ts';
import type { CameraId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { Readable } from '../core/readable.ts';
import type { EpochMs, Ms } from '../core/units.ts';
import type { Still } from './contract.ts';

/** What a recording that a person asked for is doing. */
export type RecordingState =
  /** Asked for; the system has not answered yet. */
  | { readonly kind: 'starting' }
  /** Asked again and again. Ends by itself at `until`. `trouble`: the newest request failed and is repeated. */
  | {
      readonly kind: 'recording';
      readonly since: EpochMs;
      readonly until: EpochMs;
      readonly trouble?: Failure | undefined;
      /** Requests failed for longer than the camera goes on without one: a piece may be missing. */
      readonly hole?: boolean | undefined;
    }
  /** No longer asked for; the system goes on recording until about `endsAbout`. */
  | {
      readonly kind: 'ending';
      readonly since: EpochMs;
      readonly stoppedAt: EpochMs;
      readonly endsAbout: EpochMs;
      /** Where playback of the event will end. */
      readonly playsUntil: EpochMs;
      readonly hole?: boolean | undefined;
    }
  | {
      readonly kind: 'ended';
      readonly since: EpochMs;
      readonly stoppedAt: EpochMs;
      readonly playsUntil: EpochMs;
      readonly hole?: boolean | undefined;
    }
  /** Never began, or could not be kept up: `since` is absent in the first case. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly since?: EpochMs | undefined };

/** One recording. It goes on while pages change; closing the window ends the asking. */
export interface Recording {
  readonly camera: CameraId;
  readonly state: Readable<RecordingState>;
  /** Moves `until` on by one more length. */
  readonly prolong: () => void;
  readonly stop: () => void;
}

export interface ManualRecording {
  /** What happens after stop, as a sentence. */
  readonly afterStop: string;
  /** How long one is asked for, and what prolonging adds. */
  readonly length: Ms;
  /** Starts one, or returns the one that is under way for this camera. */
  readonly start: (camera: CameraId) => Recording;
  /** Those that are not ended or failed, in the order of their start. */
  readonly running: Readable<readonly Recording[]>;
}

export type StillSize = 'small' | 'large';

export interface Stills {
  /** What each size usually measures, for people: "640 × 360". */
  readonly sizes: Readonly<Record<StillSize, string>>;
  /**
   * Asks the camera for a new picture and waits until it arrives. `sent` is called when the system took
   * the request; rejects with `timeout` when no new picture came.
   */
  readonly capture: (
    camera: CameraId,
    size: StillSize,
    sent: () => void,
    signal: AbortSignal,
  ) => Promise<Still>;
}

export type PtzMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'upLeft'
  | 'upRight'
  | 'downLeft'
  | 'downRight'
  | 'in'
  | 'out';

/** A movement that lasts until `end`, which must be called in every case and may be called twice. */
export interface PtzHold {
  readonly end: () => void;
}

export interface Ptz {
  /** The ways that the system can move a camera. */
  readonly moves: ReadonlySet<PtzMove>;
  /** Why there are no others, as a sentence. */
  readonly otherMoves: string;
  /** What a person should know beforehand, as a sentence: which cameras move. */
  readonly hint: string | undefined;
  readonly presets: Offer<never>;
  /** Moves a little and stops by itself. Resolves when the request was sent, which is not "moved". */
  readonly step: (camera: CameraId, move: PtzMove, signal: AbortSignal) => Promise<void>;
  /** Begins to move; a failure to begin or to stop is told. A new hold of a camera ends the one before. */
  readonly hold: (camera: CameraId, move: PtzMove, failed: (failure: Failure) => void) => PtzHold;
}
