/** The vendor's times, which come in seconds or milliseconds without saying so. */
import { type EpochMs, epochMs, ONE_SECOND } from '../../core/units.ts';
import { SECONDS_BELOW } from './limits.ts';

/** The moment that a number means; undefined for none: 0, negative or missing. */
export function toEpochMs(value: number | undefined): EpochMs | undefined {
  if (value === undefined || value <= 0) return undefined;
  return epochMs(value > SECONDS_BELOW ? value : value * ONE_SECOND);
}

/** The whole seconds that hold a length of time: begun and not yet ended ones count (§1.3.3). */
export const toSecondsRange = (startAt: EpochMs, endAt: EpochMs): { startt: number; endt: number } => ({
  startt: Math.floor(startAt / ONE_SECOND),
  endt: Math.ceil(endAt / ONE_SECOND),
});
