/**
 * New pictures on demand (§1.3.7, 1.3.8): the camera is asked for one, then the status until it names a
 * newer one than before. Times are compared with the vendor's own, never with our clock.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { isTransient } from '../../core/retry-policy.ts';
import { epochMs, ONE_SECOND } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import type { Still } from '../contract.ts';
import type { Stills, StillSize } from '../contract-control.ts';
import type { SendCameraTask } from './camera-task.ts';
import type { DeviceStatus } from './device-status.ts';
import { CAPTURE_POLL_EVERY, CAPTURE_WAIT } from './limits.ts';
import type { LoggerClient } from './logger-client.ts';
import type { StatusClient } from './status-client.ts';

export interface CaptureHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly send: SendCameraTask;
  readonly loggers: LoggerClient;
  readonly statuses: Pick<StatusClient, 'get'>;
}

/** How a size is asked for, announced and fetched. */
interface SizeCalls {
  readonly action: 'capturethumb' | 'capturestill';
  readonly timeOf: (status: DeviceStatus) => number | undefined;
  readonly fetch: 'getthumb' | 'getstill';
}

const CALLS: Readonly<Record<StillSize, SizeCalls>> = {
  small: { action: 'capturethumb', timeOf: ({ lastThumb }) => lastThumb, fetch: 'getthumb' },
  large: { action: 'capturestill', timeOf: ({ lastStill }) => lastStill, fetch: 'getstill' },
};

/** §1.3.7, of IP cameras; those of smartphones are 192 × 144 and 480 × 360. */
const SIZES: Readonly<Record<StillSize, string>> = { small: '256 × 144', large: '640 × 360' };

const asking = 'take a picture';
const waiting = 'wait for the new picture';
const fetching = 'fetch the new picture';

/** The failure of a look that the next one may not have; anything else is thrown. */
function passing(error: unknown, operation: string, system: ConnectionId): Failure {
  const failure = toFailure(error, operation, system);
  // A picture may be named a moment before it can be fetched.
  if (isTransient(failure.code) || (operation === fetching && failure.code === 'notFound')) return failure;
  throw failure;
}

export function createStills({ system, clock, send, loggers, statuses }: CaptureHost): Stills {
  async function fetchImage(
    camera: CameraId,
    size: StillSize,
    time: number,
    signal: AbortSignal,
  ): Promise<Still> {
    const image = await loggers.blob(camera, {
      operation: fetching,
      path: [CALLS[size].fetch, camera, time],
      tokenIn: 'path',
      kind: 'read',
      signal,
    });
    if (image.size === 0 || !image.type.startsWith('image/')) {
      throw new Failure({ code: 'badReply', operation: fetching, system });
    }
    return { image, at: epochMs(time * ONE_SECOND) };
  }

  return {
    sizes: SIZES,
    capture: async (camera, size, sent, signal) => {
      const { action, timeOf } = CALLS[size];
      const before = timeOf(await statuses.get(camera, signal));
      await send({ uidd: camera, action, operation: asking, signal });
      sent();
      const late = new AbortController();
      const cancelLimit = clock.after(CAPTURE_WAIT, () => late.abort());
      const either = AbortSignal.any([signal, late.signal]);
      let last: Failure | undefined;
      try {
        for (;;) {
          await sleep(clock, CAPTURE_POLL_EVERY, either);
          let operation = waiting;
          try {
            const time = timeOf(await statuses.get(camera, either));
            last = undefined;
            if (time === undefined || (before !== undefined && time <= before)) continue;
            operation = fetching;
            return await fetchImage(camera, size, time, either);
          } catch (error) {
            last = passing(error, operation, system);
          }
        }
      } catch (error) {
        if (!late.signal.aborted || signal.aborted) throw toFailure(error, waiting, system);
        // What kept us from seeing it says more than that it was not seen.
        if (last !== undefined && isTransient(last.code)) throw last;
        throw new Failure({ code: 'timeout', operation: waiting, system, cause: last });
      } finally {
        cancelLimit();
      }
    },
  };
}
