/** How well a system answers: the value behind every health dot. */
import type { Failure } from './failure.ts';
import type { EpochMs, Ms } from './units.ts';

/** How the newest requests to a system went. */
export type Health =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'healthy'; readonly latency: Ms }
  | { readonly kind: 'slow'; readonly latency: Ms }
  | { readonly kind: 'lost'; readonly since: EpochMs; readonly failure: Failure };
