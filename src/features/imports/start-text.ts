/** Start times as fields hold them, to the second, and shifts as people type them. Pure. */
import { type EpochMs, epochMs, type Ms, ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { parseZonedText, zonedText } from '../../core/zoned-time.ts';

const PAD = 2;
const padded = (value: number): string => String(value).padStart(PAD, '0');
const SECONDS_PER_MINUTE = 60;
const LONGEST_DAY_HOURS = 999;

/** "2026-11-20T16:28:04" in a zone. */
export const startText = (zone: string, at: EpochMs): string =>
  `${zonedText(zone, at)}:${padded(Math.floor((at % ONE_MINUTE) / ONE_SECOND))}`;

const SECONDS = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::(\d{2})(?:\.\d+)?)?$/;

/** Reads what a field of date and time holds: with seconds, or without where they are none. */
export function parseStartText(zone: string, text: string): EpochMs | undefined {
  const found = SECONDS.exec(text);
  const minute = parseZonedText(zone, text);
  if (found === null || minute === undefined) return undefined;
  const second = Number(found[1] ?? 0);
  return second < SECONDS_PER_MINUTE ? epochMs(minute + second * ONE_SECOND) : undefined;
}

const SHIFT = /^\s*([+−–-]?)\s*(\d{1,3}):([0-5]\d)(?::([0-5]\d))?\s*$/u;

/** Reads "+1:00", "-0:00:30", "1:30:00": hours and minutes, seconds where they are given. */
export function parseShift(text: string): Ms | undefined {
  const [, sign = '', hours, minutes, rest = '0'] = SHIFT.exec(text) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > LONGEST_DAY_HOURS) return undefined;
  const size = Number(hours) * ONE_HOUR + Number(minutes) * ONE_MINUTE + Number(rest) * ONE_SECOND;
  return ms(sign === '' || sign === '+' ? size : -size);
}

/** "+1:00:00", "−0:00:30", as a shift is written. */
export function shiftText(by: Ms): string {
  const size = Math.abs(by);
  const hours = Math.floor(size / ONE_HOUR);
  const minutes = Math.floor((size % ONE_HOUR) / ONE_MINUTE);
  const seconds = Math.floor((size % ONE_MINUTE) / ONE_SECOND);
  return `${by < 0 ? '−' : '+'}${hours}:${padded(minutes)}:${padded(seconds)}`;
}
