/**
 * Turns the outcome of each request into the health of its system.
 */
import type { Failure, FailureCode } from '../core/failure.ts';
import type { Health } from '../core/health.ts';
import { createStore, type Readable } from '../core/readable.ts';
import { type Ms, ms } from '../core/units.ts';
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
  readonly answered: (latency: Ms) => void;
  readonly failed: (failure: Failure) => void;
}

/** The lower of the two in the middle, so that one slow answer of two is an accident as well. */
const median = (values: readonly Ms[]): Ms =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? ms(0);

/** Health of one connection; `unknown` until the first request ends. */
export function createHealthMonitor(clock: Clock): HealthMonitor {
  const store = createStore<Health>({ kind: 'unknown' });
  let latencies: readonly Ms[] = [];
  return {
    get: store.get,
    subscribe: store.subscribe,
    answered: (latency) => {
      latencies = [...latencies.slice(1 - REMEMBERED), latency];
      const typical = median(latencies);
      const kind = typical > SLOW_AFTER ? 'slow' : 'healthy';
      const before = store.get();
      // The number is for reading, so it changes only when it would read differently.
      const same = before.kind === kind && Math.abs(before.latency - typical) < typical / 4;
      if (!same) store.set({ kind, latency: typical });
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
