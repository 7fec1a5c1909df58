/** Asking for a camera's lock (Step 4): it is held, or somebody else's name is told. */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { LockAttempt, Uploads } from '../contract-imports.ts';
import type { Clock } from '../../platform/clock.ts';
import { abortable } from '../../platform/abortable.ts';
import { holdCameraLock } from './camera-lock.ts';
import type { VirtualCameraClient } from './virtual-camera-client.ts';
import type { LockStatus } from './virtual-camera-wire.ts';
import { isSameGuid } from './wire.ts';

export interface LockAttemptHost {
  readonly system: ConnectionId;
  /** That of the locks. */
  readonly clock: Clock;
  readonly calls: VirtualCameraClient;
  readonly uploads: Pick<Uploads, 'status'>;
  readonly userId: string;
  /** The name of an account; undefined where that cannot be learned. */
  readonly nameOf: (userId: string, signal: AbortSignal) => Promise<string | undefined>;
}

/**
 * Asks once. A request that is on its way is not called back, because nobody could tell whether it
 * arrived: a lock that comes when nobody waits for it any more is given back at once.
 */
export async function attemptLock(
  host: LockAttemptHost,
  camera: CameraId,
  signal: AbortSignal,
): Promise<LockAttempt> {
  const { system, clock, calls, userId, nameOf } = host;
  if (signal.aborted) throw new Failure({ code: 'aborted', operation: 'lock camera', system });
  const askedAt = clock.now();
  const lockOf = ({ success, token }: LockStatus) =>
    success && token !== undefined ? { camera, userId, token } : undefined;
  const asked = calls.lock(camera, userId, new AbortController().signal);
  let status: LockStatus;
  try {
    status = await abortable(asked, signal);
  } catch (error) {
    asked.then(
      (late) => {
        const held = lockOf(late);
        return held && holdCameraLock(host, held, askedAt).release();
      },
      () => undefined,
    );
    throw error;
  }
  const held = lockOf(status);
  if (held !== undefined) return { kind: 'held', lock: holdCameraLock(host, held, askedAt) };
  const { userId: holder, consuming, progress } = status;
  return {
    kind: 'taken',
    by: holder === undefined ? undefined : await nameOf(holder, signal),
    mine: holder !== undefined && isSameGuid(holder, userId),
    importing: consuming,
    ...(progress !== undefined && { progress }),
  };
}
