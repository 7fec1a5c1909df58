/**
 * Notices live video that stands still while nothing fails: servers go on answering with the same
 * playlist for minutes after a camera is gone.
 */
import { type EpochMs, type Ms, ms, msBetween, type Seconds, secondsToMs } from '../../core/units.ts';

/** A picture may stand this long, in target durations, before it counts as frozen. */
const TARGET_DURATIONS = 3;
/** Until a playlist says its target duration: the longest that cameras use. */
const UNKNOWN_TARGET: Ms = ms(10_000);

export type Stillness = 'moving' | 'frozen' | 'pictureStands';

export interface FrozenWatch {
  readonly playlistRead: (newestSegment: number, target: Seconds, now: EpochMs) => void;
  /** The picture's position at this moment. */
  readonly judge: (position: number, now: EpochMs) => Stillness;
  /** Starts to count anew: after opening, a pause, or a seek. */
  readonly reset: (now: EpochMs) => void;
}

export function createFrozenWatch(start: EpochMs): FrozenWatch {
  let newest: number | undefined;
  let limit = ms(UNKNOWN_TARGET * TARGET_DURATIONS);
  let playlistMovedAt = start;
  let position: number | undefined;
  let pictureMovedAt = start;
  return {
    playlistRead: (newestSegment, target, now) => {
      limit = ms(secondsToMs(target) * TARGET_DURATIONS);
      if (newestSegment === newest) return;
      newest = newestSegment;
      playlistMovedAt = now;
    },
    judge: (current, now) => {
      if (current !== position) {
        position = current;
        pictureMovedAt = now;
      }
      if (msBetween(pictureMovedAt, now) < limit) return 'moving';
      return msBetween(playlistMovedAt, now) < limit ? 'pictureStands' : 'frozen';
    },
    reset: (now) => {
      playlistMovedAt = now;
      pictureMovedAt = now;
    },
  };
}
