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

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => epochMs(Date.now()),
  after: (delay, callback) => {
    const timer = setTimeout(callback, delay);
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
