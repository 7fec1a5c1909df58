/** Counting times, as counters show them. */
import { type Ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from './units.ts';

const PAD = 2;
const padded = (value: number): string => Math.floor(value).toString().padStart(PAD, '0');

/** "00:42", "05:00", "1:02:03": whole seconds that have passed. Negative lengths read as none. */
export function countText(length: Ms): string {
  const whole = Math.max(length, 0);
  const hours = Math.floor(whole / ONE_HOUR);
  const rest = `${padded((whole % ONE_HOUR) / ONE_MINUTE)}:${padded((whole % ONE_MINUTE) / ONE_SECOND)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
