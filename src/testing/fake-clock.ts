/** Time that a test moves: timers run in their order, and answers arrive before the next one does. */
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';

export interface FakeClock extends Clock {
  /** Moves time on by so much, running everything that falls due on the way. */
  readonly advance: (by: Ms) => Promise<void>;
  /** Moves time on until the work has ended; fails when that takes longer than `limit` (10 min). */
  readonly settle: <T>(work: Promise<T>, limit?: Ms) => Promise<T>;
}

interface Timer {
  readonly at: EpochMs;
  readonly callback: () => void;
}

const SETTLE_LIMIT = ms(10 * ONE_MINUTE);

/** `quiet` resolves when nothing is under way outside of time: requests, decoding, promises. */
export function createFakeClock(start: EpochMs, quiet: () => Promise<void>): FakeClock {
  let now = start;
  const timers = new Set<Timer>();

  const nextTimer = (until: EpochMs): Timer | undefined =>
    [...timers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];

  async function step(until: EpochMs): Promise<boolean> {
    const timer = nextTimer(until);
    if (timer === undefined) return false;
    timers.delete(timer);
    now = epochMs(Math.max(now, timer.at));
    timer.callback();
    await quiet();
    return true;
  }

  return {
    now: () => now,
    after: (delay, callback) => {
      const timer = { at: epochMs(now + Math.max(delay, 0)), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: async (by) => {
      const until = epochMs(now + by);
      await quiet();
      while (await step(until));
      now = until;
    },
    settle: async (work, limit = SETTLE_LIMIT) => {
      const until = epochMs(now + limit);
      const ended = new AbortController();
      const end = () => ended.abort();
      work.then(end, end);
      await quiet();
      while (!ended.signal.aborted && (await step(until)));
      if (!ended.signal.aborted) throw new Error(`Not settled after ${limit} ms of the test's time.`);
      return work;
    },
  };
}
