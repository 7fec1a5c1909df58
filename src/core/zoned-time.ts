/**
 * Wall-clock time of a zone as numbers, for fields that a person fills in and for calendars. How
 * moments are written for reading is core/time-zone.
 */
import { type EpochMs, epochMs, ONE_DAY, ONE_MINUTE } from './units.ts';

/** What clock and calendar on a wall show, to the minute. Months count from 1. */
export interface ZonedTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

/** The wall-clock time of a moment. Throws a RangeError for a zone that the browser does not know. */
export function toZonedTime(zone: string, at: EpochMs): ZonedTime {
  const found = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)] as const),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? 0;
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}

const asUtc = ({ year, month, day, hour, minute }: ZonedTime): number =>
  Date.UTC(year, month - 1, day, hour, minute);

const offsetAt = (zone: string, at: number): number => {
  const wholeMinute = at - (at % ONE_MINUTE);
  return asUtc(toZonedTime(zone, epochMs(wholeMinute))) - wholeMinute;
};

/**
 * The moment at which a zone's clock shows what `wall` shows in UTC, to the millisecond: for stamps of
 * devices that write local time as if it were UTC. A time that a clock change leaves out is the same time
 * later by the change; one that comes twice is the first of the two.
 */
export function fromWallClock(zone: string, wall: EpochMs): EpochMs {
  // No zone changes its clock twice within two days: one of these offsets holds.
  const before = wall - offsetAt(zone, wall - ONE_DAY);
  const after = wall - offsetAt(zone, wall + ONE_DAY);
  const right = [before, after].filter((at) => offsetAt(zone, at) === wall - at);
  return epochMs(right.length === 0 ? before : Math.min(...right));
}

/** The moment at which a zone's clock shows a time, by the rules of `fromWallClock`. */
export function fromZonedTime(zone: string, time: ZonedTime): EpochMs {
  return fromWallClock(zone, epochMs(asUtc(time)));
}

const TWO_DIGITS = 2;
const FOUR_DIGITS = 4;
const padded = (value: number, length = TWO_DIGITS): string => String(value).padStart(length, '0');

/** "2026-11-20" */
export const zonedDayText = ({ year, month, day }: Pick<ZonedTime, 'year' | 'month' | 'day'>): string =>
  `${padded(year, FOUR_DIGITS)}-${padded(month)}-${padded(day)}`;

/** "2026-11-20T16:41", what a field of date and time holds. */
export function zonedText(zone: string, at: EpochMs): string {
  const time = toZonedTime(zone, at);
  return `${zonedDayText(time)}T${padded(time.hour)}:${padded(time.minute)}`;
}

const TEXT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

/** Reads what `zonedText` wrote; undefined for anything else, also for a day that no month has. */
export function parseZonedText(zone: string, text: string): EpochMs | undefined {
  const [year, month, day, hour, minute] = (TEXT.exec(text) ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined) return undefined;
  const time = { year, month, day, hour, minute };
  const read = new Date(asUtc(time));
  const same = read.toISOString().startsWith(text.slice(0, 'yyyy-mm-ddThh:mm'.length));
  return same ? fromZonedTime(zone, time) : undefined;
}
