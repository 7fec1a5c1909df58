/**
 * Lets many players begin a few at a time, so that a wall does not ask for everything at once. A player
 * alone never waits.
 */
import { type Ms, ms } from '../../core/units.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';

export interface StartQueue {
  /**
   * Calls back when it is this one's turn: at once when nobody else begins. Returns the way to say that
   * the beginning is over, or is not wanted any more.
   */
  readonly ask: (turn: () => void) => () => void;
}

/** Two, so that one camera that is slow to answer does not hold up all others. */
const AT_ONCE = 2;
const APART: Ms = ms(150);
/** A picture that takes longer than this no longer counts as beginning. */
const LONGEST: Ms = ms(4_000);

export function createStartQueue(clock: Clock): StartQueue {
  interface Start {
    readonly turn: () => void;
    cancelLimit: () => void;
  }
  const waiting: Start[] = [];
  const begun = new Set<Start>();
  let lastAt: number | undefined;
  let cancelNext: (() => void) | undefined;

  const end = (start: Start) => {
    start.cancelLimit();
    begun.delete(start);
    const at = waiting.indexOf(start);
    if (at >= 0) waiting.splice(at, 1);
    next();
  };
  const next = () => {
    if (waiting.length === 0 || begun.size >= AT_ONCE || cancelNext !== undefined) return;
    const since = begun.size === 0 || lastAt === undefined ? APART : clock.now() - lastAt;
    if (since < APART) {
      cancelNext = clock.after(ms(APART - since), () => {
        cancelNext = undefined;
        next();
      });
      return;
    }
    const start = waiting.shift();
    if (start === undefined) return;
    lastAt = clock.now();
    begun.add(start);
    start.cancelLimit = clock.after(LONGEST, () => end(start));
    start.turn();
    next();
  };

  return {
    ask: (turn) => {
      const start: Start = { turn, cancelLimit: () => {} };
      waiting.push(start);
      next();
      return () => end(start);
    },
  };
}

/** The queue of this page. */
export const pageStarts: StartQueue = createStartQueue(systemClock);
