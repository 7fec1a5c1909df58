/** Moments and lengths as fields hold them, to the millisecond. Pure. */
import { type EpochMs, epochMs, type Ms, ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../../core/units.ts';
import { parseZonedText, zonedText } from '../../../core/zoned-time.ts';

const TWO = 2;
const THREE = 3;
const padded = (value: number, digits: number): string => String(Math.floor(value)).padStart(digits, '0');

/** "2026-11-20T16:28:04.280" in a zone. */
export function momentText(zone: string, at: EpochMs): string {
  const into = at % ONE_MINUTE;
  const seconds = `${padded(into / ONE_SECOND, TWO)}.${padded(into % ONE_SECOND, THREE)}`;
  return `${zonedText(zone, at)}:${seconds}`;
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::([0-5]\d)(?:[.,](\d{1,3}))?)?$/;

/** Reads what a field of date and time holds; parts of a second and seconds may be missing. */
export function parseMomentText(zone: string, text: string): EpochMs | undefined {
  const found = MOMENT.exec(text);
  const minute = parseZonedText(zone, text);
  if (found === null || minute === undefined) return undefined;
  const [, seconds = '0', fraction = ''] = found;
  return epochMs(minute + Number(seconds) * ONE_SECOND + Number(fraction.padEnd(THREE, '0')));
}

const LENGTH = /^\s*(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)\s*$/;

/** Reads "5:00" and "1:30:00". */
export function parseLengthText(text: string): Ms | undefined {
  const [, hours = '0', minutes, seconds] = LENGTH.exec(text) ?? [];
  if (minutes === undefined || seconds === undefined) return undefined;
  return ms(Number(hours) * ONE_HOUR + Number(minutes) * ONE_MINUTE + Number(seconds) * ONE_SECOND);
}

/** "5:00", "1:30:00". */
export function lengthText(length: Ms): string {
  const hours = Math.floor(length / ONE_HOUR);
  const minutes = (length % ONE_HOUR) / ONE_MINUTE;
  const seconds = padded((length % ONE_MINUTE) / ONE_SECOND, TWO);
  return hours === 0 ? `${Math.floor(minutes)}:${seconds}` : `${hours}:${padded(minutes, TWO)}:${seconds}`;
}
