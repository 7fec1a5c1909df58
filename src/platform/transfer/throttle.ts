/** Lets something happen at most every so often, the last time for certain. */
import { type EpochMs, epochMs, type Ms, ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../clock.ts';

export interface Throttle {
  /** Now, or as soon as the time is over. */
  readonly ask: () => void;
  /** At once, whatever the time. */
  readonly force: () => void;
  readonly dispose: () => void;
}

export function createThrottle(clock: Clock, every: Ms, run: () => void): Throttle {
  let ranAt: EpochMs = epochMs(0);
  let cancel: (() => void) | undefined;

  function dispose(): void {
    cancel?.();
    cancel = undefined;
  }
  function force(): void {
    dispose();
    ranAt = clock.now();
    run();
  }
  return {
    force,
    dispose,
    ask: () => {
      if (cancel !== undefined) return;
      const passed = msBetween(ranAt, clock.now());
      if (passed >= every || passed < 0) force();
      else cancel = clock.after(ms(every - passed), force);
    },
  };
}
