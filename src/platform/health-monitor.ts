/**
 * Turns the outcome of each request into the health of its system.
 */
import type { Failure, FailureCode } from '../core/failure.ts';
import type { Health } from '../core/health.ts';
import { createStore, type Readable } from '../core/readable.ts';
import { type Ms, ms, ONE_SECOND } from '../core/units.ts';
import type { Clock } from './clock.ts';

/** Answers slower than this make an operator wait; seen on a loaded system, not on a healthy one. */
const SLOW_AFTER = ms(2_500);
/** One slow answer is an accident: the newest few decide. */
const REMEMBERED = 5;

/** Failures that say something about the system as a whole, not about one request. */
const SYSTEM_FAILURES: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unreachable',
  'timeout',
  'hostNotAllowed',
  'badCertificate',
  'offline',
]);

export interface HealthMonitor extends Readable<Health> {
  /** `clockOffset` as the answer's own date tells it. */
  readonly answered: (latency: Ms, clockOffset?: Ms) => void;
  readonly failed: (failure: Failure) => void;
}

/** The lower of the two in the middle, so that one slow answer of two is an accident as well. */
const median = (values: readonly Ms[]): Ms =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? ms(0);

/** Dates have no parts of a second, so that one second more or less is none. */
const isAlike = (one: Ms | undefined, other: Ms | undefined): boolean =>
  one === other || (one !== undefined && other !== undefined && Math.abs(one - other) <= ONE_SECOND);

/** Health of one connection; `unknown` until the first request ends. */
export function createHealthMonitor(clock: Clock): HealthMonitor {
  const store = createStore<Health>({ kind: 'unknown' });
  let latencies: readonly Ms[] = [];
  let offsets: readonly Ms[] = [];
  return {
    get: store.get,
    subscribe: store.subscribe,
    answered: (latency, offset) => {
      latencies = [...latencies.slice(1 - REMEMBERED), latency];
      if (offset !== undefined) offsets = [...offsets.slice(1 - REMEMBERED), offset];
      const typical = median(latencies);
      // A slow answer has an uncertain date, and servers behind one address have a clock each.
      const clockOffset = offsets.length === 0 ? undefined : median(offsets);
      const kind = typical > SLOW_AFTER ? 'slow' : 'healthy';
      const before = store.get();
      // The number is for reading, so it changes only when it would read differently.
      const same = before.kind === kind && Math.abs(before.latency - typical) < typical / 4;
      const sameClock = same && isAlike(before.clockOffset, clockOffset);
      if (!sameClock) store.set({ kind, latency: typical, clockOffset });
    },
    failed: (failure) => {
      if (!SYSTEM_FAILURES.has(failure.code)) return;
      const before = store.get();
      latencies = [];
      const since = before.kind === 'lost' ? before.since : clock.now();
      store.set({ kind: 'lost', since, failure });
    },
  };
}
