/** How fast bytes move: speed over the last seconds, and what that means for the rest. */
import { type EpochMs, type Ms, ms, msBetween, ONE_SECOND } from '../../core/units.ts';
import type { Pace } from './import-model.ts';

/** How many bytes had moved at a moment. */
export interface PaceMark {
  readonly at: EpochMs;
  readonly bytes: number;
}

/** Long enough to read steadily, short enough to notice a change. */
const MEASURED: Ms = ms(8 * ONE_SECOND);
/** A speed from less than this would jump. */
const SHORTEST: Ms = ONE_SECOND;
/** Marks closer than this to the one before replace it: the list stays short. */
const CLOSEST: Ms = ms(200);

/** The marks that speed is told from, with a new one. Fewer bytes than before begin anew. */
export function addMark(marks: readonly PaceMark[], mark: PaceMark): readonly PaceMark[] {
  const last = marks.at(-1);
  if (last === undefined || mark.bytes < last.bytes) return [mark];
  const kept = marks.filter(({ at }) => msBetween(at, mark.at) <= MEASURED);
  // The one just before the window's edge keeps the measure as long as the window.
  const edge = kept.length === marks.length ? undefined : marks[marks.length - kept.length - 1];
  const young = edge === undefined ? kept : [edge, ...kept];
  const before = young.at(-2);
  const replaces = before !== undefined && msBetween(before.at, mark.at) < CLOSEST;
  return [...(replaces ? young.slice(0, -1) : young), mark];
}

/** Bytes in a second; undefined until enough was seen. */
export function speedOf(marks: readonly PaceMark[], now: EpochMs): number | undefined {
  const first = marks[0];
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return undefined;
  // Nothing new for a while is slower, not as fast as before.
  const length = msBetween(first.at, now);
  if (length < SHORTEST) return undefined;
  return ((last.bytes - first.bytes) / length) * ONE_SECOND;
}

/** How long the rest takes at a speed; undefined while it does not move. */
export function timeLeft(rest: number, speed: number | undefined): Ms | undefined {
  if (speed === undefined || speed <= 0) return undefined;
  return ms((Math.max(rest, 0) / speed) * ONE_SECOND);
}

export interface PaceMeter {
  /** The pace with so many bytes done of all. */
  readonly at: (now: EpochMs, done: number, size: number) => Pace;
}

/** A meter that begins with the first bytes it is told of. */
export function createPaceMeter(): PaceMeter {
  let marks: readonly PaceMark[] = [];
  return {
    at: (now, done, size) => {
      marks = addMark(marks, { at: now, bytes: done });
      const speed = speedOf(marks, now);
      return { done, speed, left: timeLeft(size - done, speed) };
    },
  };
}
