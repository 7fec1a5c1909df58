/** How far another clock is from this one, by the `Date` that its server writes on an answer. Pure. */
import { type EpochMs, type Ms, ms, msBetween, ONE_SECOND } from './units.ts';

/** An answer that took longer says too little about when its date was written. */
const LONGEST_ANSWER = ms(10 * ONE_SECOND);

/**
 * Positive where the other clock is ahead; in whole seconds, which is all that the header tells. Undefined
 * without a date, or when the answer took too long.
 */
export function clockOffset(date: string | null, askedAt: EpochMs, answeredAt: EpochMs): Ms | undefined {
  const written = Date.parse(date ?? '');
  const took = msBetween(askedAt, answeredAt);
  if (Number.isNaN(written) || took < 0 || took > LONGEST_ANSWER) return undefined;
  // It was written in the middle, as far as anybody knows, and cut down to the second.
  const offset = written + ONE_SECOND / 2 - (askedAt + took / 2);
  // Without the sign that nothing may have.
  return ms(Math.round(offset / ONE_SECOND) * ONE_SECOND + 0);
}
