/** How well a system answers: the value behind every health dot. */
import type { Failure } from './failure.ts';
import type { EpochMs, Ms } from './units.ts';

/** What the newest answers of a system tell. */
export interface Answers {
  readonly latency: Ms;
  /** By how much its clock is ahead of this computer's, in whole seconds; undefined where no answer tells. */
  readonly clockOffset?: Ms | undefined;
}

/** How the newest requests to a system went. */
export type Health =
  | { readonly kind: 'unknown' }
  | ({ readonly kind: 'healthy' } & Answers)
  | ({ readonly kind: 'slow' } & Answers)
  | { readonly kind: 'lost'; readonly since: EpochMs; readonly failure: Failure };
