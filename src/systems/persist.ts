/** Repeats what passes by itself for as long as it takes: an officer's train comes out of its tunnel. */
import { type Failure, isAbort, toFailure } from '../core/failure.ts';
import type { Readable } from '../core/readable.ts';
import { isTransient, retryDelay, STREAM_RETRY } from '../core/retry-policy.ts';
import { addMs, type EpochMs, type Ms } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';
import { waitToRetry } from '../platform/retry-wait.ts';

export interface RetryHost {
  readonly clock: Clock;
  readonly online: Readable<boolean>;
}

/** A short form for reads whose trouble nobody is shown. */
export type Retry = <T>(work: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** The wait after so many tries in a row that failed. */
export const waitAfter = (tries: number, failure?: Failure): Ms =>
  retryDelay(STREAM_RETRY, tries, Math.random(), failure?.facts.retryAfter) ?? STREAM_RETRY.maxDelay;

/**
 * What the work comes to. Rejects with the failure that does not pass, or with `aborted`. `troubled` is
 * told of each failure that is tried again, and when.
 */
export async function persist<T>(
  { clock, online }: RetryHost,
  work: () => Promise<T>,
  signal: AbortSignal,
  troubled: (failure: Failure, retryAt: EpochMs) => void = () => {},
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const failure = toFailure(error, 'ask the system');
      if (signal.aborted || isAbort(error) || !isTransient(failure.code)) throw failure;
      const wait = waitAfter(tries, failure);
      troubled(failure, addMs(clock.now(), wait));
      await waitToRetry(clock, wait, online, signal);
    }
  }
}
