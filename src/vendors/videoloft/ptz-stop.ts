/** The end of a movement (§1.5.1): ptzstop, asked until the system took it. */
import { type Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { type RetryPolicy, retryDelay } from '../../core/retry-policy.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import { isLastingRefusal, type SendCameraTask } from './camera-task.ts';
import { PTZ_STOP_REPEAT, PTZ_STOP_WAIT } from './limits.ts';

/** Resolves when the system took the stop, or when it was given up, which `failed` is told. Never rejects. */
export type PtzStop = (uidd: string, failed: (failure: Failure) => void) => Promise<void>;

export interface PtzStopHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly send: SendCameraTask;
}

const operation = 'stop camera';

const REPEAT: RetryPolicy = {
  retries: PTZ_STOP_REPEAT.tries - 1,
  firstDelay: PTZ_STOP_REPEAT.first,
  maxDelay: PTZ_STOP_REPEAT.max,
};

/** True when a request that failed so has certainly not moved anything: the system said no. */
export const isRefusal = (failure: Failure): boolean =>
  isLastingRefusal(failure) || failure.code === 'notFound';

export function createPtzStop({ system, clock, send }: PtzStopHost): PtzStop {
  /** The failure after which nothing more can be done. */
  async function attempt(uidd: string): Promise<Failure | undefined> {
    // Nothing calls a stop off, not even the end of the page.
    const { signal } = new AbortController();
    try {
      await send({ uidd, action: 'ptzstop', operation, signal, timeout: PTZ_STOP_WAIT, keepalive: true });
      return undefined;
    } catch (error) {
      return toFailure(error, operation, system);
    }
  }

  return async (uidd, failed) => {
    for (let tries = 1; ; tries += 1) {
      const failure = await attempt(uidd);
      if (failure === undefined) return;
      // A wait that a busy server asks for is not kept: the camera moves meanwhile.
      const wait = isLastingRefusal(failure) ? undefined : retryDelay(REPEAT, tries, 0);
      if (wait === undefined) {
        failed(failure);
        return;
      }
      await sleep(clock, wait);
    }
  };
}
