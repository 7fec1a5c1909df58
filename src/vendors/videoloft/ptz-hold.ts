/**
 * One movement that lasts (§1.5.1), from its start to its stop. A start that has not left when it ends
 * stays here, and nothing is sent; one that may have reached the camera is followed by a stop in every
 * case, at once and without waiting for its answer.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { PtzDirection, SendCameraTask } from './camera-task.ts';
import { PTZ_LONGEST, PTZ_WAIT } from './limits.ts';
import { isRefusal, type PtzStop } from './ptz-stop.ts';

export interface PtzHoldHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly send: SendCameraTask;
  readonly stop: PtzStop;
}

export interface HeldMove {
  readonly uidd: string;
  readonly direction: PtzDirection;
  /** Aborted when the movement is to end; it aborts it itself when the movement cannot go on. */
  readonly ended: AbortController;
  readonly failed: (failure: Failure) => void;
}

/** How a start came out. */
interface Outcome {
  readonly failure: Failure | undefined;
}

const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Resolves when the camera was told to stop, or was never told to move. Never rejects. */
export async function holdMove(host: PtzHoldHost, move: HeldMove): Promise<void> {
  const { system, clock, send, stop } = host;
  const { uidd, direction, ended, failed } = move;
  const operation = 'move camera';
  let hasLeft = false;
  let outcome: Outcome | undefined;

  async function begin(): Promise<Outcome> {
    try {
      await send({
        uidd,
        action: `ptzstart_${direction}`,
        operation,
        signal: ended.signal,
        timeout: PTZ_WAIT,
        sent: () => {
          hasLeft = true;
        },
      });
      outcome = { failure: undefined };
    } catch (error) {
      const failure = toFailure(error, operation, system);
      outcome = { failure };
      if (!isAbort(failure)) failed(failure);
      ended.abort();
    }
    return outcome;
  }

  const mayMove = (known: Outcome | undefined): boolean =>
    hasLeft && (known?.failure === undefined || !isRefusal(known.failure));

  if (ended.signal.aborted) return;
  const answered = begin();
  const cancelLimit = clock.after(PTZ_LONGEST, () => {
    failed(new Failure({ code: 'timeout', operation: 'end a movement that nobody ended', system }));
    ended.abort();
  });
  await whenAborted(ended.signal);
  cancelLimit();
  // Called off before it left, it is answered at once.
  if (!hasLeft) await answered;
  if (!mayMove(outcome)) return;
  const wasAnswered = outcome !== undefined;
  await stop(uidd, failed);
  // An answer that came after the stop had left: the start may have been overtaken on its way.
  if (!wasAnswered && mayMove(await answered)) await stop(uidd, failed);
}
