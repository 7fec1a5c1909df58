/**
 * When to try again and after how long: data and pure functions, no timers.
 */
import type { FailureCode } from './failure.ts';
import { type Ms, ms } from './units.ts';

/** How a kind of work is repeated. */
export interface RetryPolicy {
  /** Tries after the first one. */
  readonly retries: number;
  /** The first wait; each further one doubles. */
  readonly firstDelay: Ms;
  /** No wait is longer. */
  readonly maxDelay: Ms;
}

/** Reads that a person waits for: quick, few. */
export const READ_RETRY: RetryPolicy = { retries: 2, firstDelay: ms(400), maxDelay: ms(3_000) };
/** Streams that come back by themselves: for as long as somebody watches. */
export const STREAM_RETRY: RetryPolicy = {
  retries: Number.POSITIVE_INFINITY,
  firstDelay: ms(1_000),
  maxDelay: ms(30_000),
};

const TRANSIENT: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unreachable',
  'timeout',
  'busy',
  'serverError',
  'offline',
]);

/** Whether the same request can succeed later without anybody changing anything. */
export const isTransient = (code: FailureCode): boolean => TRANSIENT.has(code);

/** The share of a wait that is drawn by chance, so that many clients do not come back at once. */
const JITTER = 0.3;

/**
 * The wait before try number `attempt` (1 = the first repetition), or undefined to give up.
 * `random` is in 0..1. A wait that the server asked for is never shortened.
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  random: number,
  retryAfter?: Ms,
): Ms | undefined {
  if (attempt > policy.retries) return undefined;
  const full = Math.min(policy.firstDelay * 2 ** (attempt - 1), policy.maxDelay);
  const jittered = full * (1 - JITTER * random);
  return ms(Math.max(jittered, retryAfter ?? 0));
}
