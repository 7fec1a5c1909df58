/**
 * Time and timers behind one interface, so that tests decide what time it is.
 */
import { Failure } from '../core/failure.ts';
import { type EpochMs, epochMs, type Ms } from '../core/units.ts';

export interface Clock {
  readonly now: () => EpochMs;
  /** Calls back once after a delay; returns the way to call it off. */
  readonly after: (delay: Ms, callback: () => void) => () => void;
}

/** Browsers count timers in 31 bits: a longer one would run out at once, and again and again. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The machine's own clock. A timer of more than 24 days runs out after those. */
export const systemClock: Clock = {
  now: () => epochMs(Date.now()),
  after: (delay, callback) => {
    const timer = setTimeout(callback, Math.min(delay, LONGEST_TIMER));
    return () => clearTimeout(timer);
  },
};

/** Resolves after a delay; rejects with an `aborted` Failure as soon as the signal does. */
export function sleep(clock: Clock, delay: Ms, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      cancel();
      reject(new Failure({ code: 'aborted', operation: 'wait' }));
    };
    const cancel = clock.after(delay, () => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    });
    if (signal?.aborted === true) aborted();
    else signal?.addEventListener('abort', aborted, { once: true });
  });
}
