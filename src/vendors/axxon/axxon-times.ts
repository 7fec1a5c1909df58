/**
 * Moments as Axxon writes them: "20200415T085456.908", always UTC, without a zone. Its replies carry 0 to
 * 6 digits of a second's fraction.
 */
import { type EpochMs, epochMs } from '../../core/units.ts';

const TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(?:\.(\d{0,6}))?$/;
/** Milliseconds have so many digits of a fraction. */
const MS_DIGITS = 3;
const FRACTION_DIGITS = 6;
const US_PER_MS = 1000;

/** The time of a path. What lies between two milliseconds goes to the nearest. */
export function toAxxonTime(at: EpochMs): string {
  const [date = '', time = ''] = new Date(Math.round(at)).toISOString().split('T');
  return `${date.replaceAll('-', '')}T${time.replaceAll(':', '').slice(0, 'HHMMSS.'.length + MS_DIGITS)}`;
}

/** Reads a time of a reply; undefined for what is no moment, such as a 30th of February. */
export function parseAxxonTime(text: string): EpochMs | undefined {
  const [whole, ...parts] = TIME.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, -1).map(Number);
  const fraction = Number((parts.at(-1) ?? '').padEnd(FRACTION_DIGITS, '0')) / US_PER_MS;
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second);
  // Dates that are none roll over into the next month, hour or minute.
  const isReal = toAxxonTime(epochMs(seconds)).startsWith(whole.slice(0, 'YYYYMMDDTHHMMSS'.length));
  return isReal ? epochMs(seconds + Math.round(fraction)) : undefined;
}
