/** Dates that cameras write as text into tags, in the few ways they do. */
import { type EpochMs, epochMs, ONE_MINUTE } from '../../core/units.ts';

export interface DateText {
  /** Read as UTC where it has no offset. */
  readonly at: EpochMs;
  /** It carries an offset from UTC or says that it is UTC. */
  readonly hasOffset: boolean;
}

/** "2026-11-20T10:12:40+0100", "2026:11:20 10:12:40", "2026/11/20 10:12". */
const NUMBERS =
  /^\s*(\d{4})[-:/.](\d{1,2})[-:/.](\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?/i;
/** "Fri Nov 20 10:12:40 2026", of C's asctime. */
const WORDS = /^\s*[a-z]{3},? +([a-z]{3}) +(\d{1,2}) +(\d{1,2}):(\d{2}):(\d{2}) +(\d{4})/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date with its time of day; undefined for anything else, also for a date alone. */
export function parseDateText(text: string): DateText | undefined {
  const [, year, month, day, hour, minute, second = '0', fraction = '0', offset] = NUMBERS.exec(text) ?? [];
  if (year !== undefined) {
    const wall = moment([year, month, day, hour, minute, second].map(Number), Number(`0.${fraction}`));
    if (wall === undefined) return undefined;
    return { at: epochMs(wall - offsetOf(offset)), hasOffset: offset !== undefined };
  }
  const words = WORDS.exec(text);
  if (words === null) return undefined;
  const [, name = '', dayOf, hourOf, minuteOf, secondOf, yearOf] = words;
  const monthOf = MONTHS.indexOf(name.toLowerCase()) + 1;
  const wall = moment([yearOf, monthOf, dayOf, hourOf, minuteOf, secondOf].map(Number), 0);
  return wall === undefined ? undefined : { at: epochMs(wall), hasOffset: false };
}

/** Year, month from 1, day, hour, minute, second; undefined for the 30th of February and the like. */
function moment(parts: readonly number[], fraction: number): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const at = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(at);
  const same = read.getUTCMonth() === month - 1 && read.getUTCDate() === day && read.getUTCHours() === hour;
  return same && read.getUTCMinutes() === minute ? at + Math.round(fraction * 1000) : undefined;
}

const MINUTES = 60;

/** Milliseconds of "+01:00"; 0 of "Z" and of nothing. */
function offsetOf(text: string | undefined): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text ?? '') ?? [];
  const length = (Number(hours ?? 0) * MINUTES + Number(minutes ?? 0)) * ONE_MINUTE;
  return sign === '-' ? -length : length;
}
