/**
 * Patterns for the moment on the picture, as Boost's date and time library reads them: Axxon hands them on
 * unseen (`tsformat`), so that a slip only shows in the finished file. Meanings and examples are those of
 * its "Format Flags"; names are English, as the servers write them.
 */
import { type EpochMs, ONE_DAY, ONE_MINUTE } from '../../core/units.ts';
import { toZonedTime } from '../../core/zoned-time.ts';
import type { TimestampPatterns } from '../contract-exports.ts';

/** A moment on the clock of a wall: the UTC fields of `date` are those of the zone. */
interface WallTime {
  readonly date: Date;
}

interface Directive {
  readonly code: string;
  readonly meaning: string;
  readonly write: (wall: WallTime) => string;
}

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const SHORT = 3;
const DAYS_OF_WEEK = 7;
const THURSDAY = 4;
const NOON = 12;
const CENTURY = 100;
const MS_DIGITS = 3;
/** Boost writes microseconds; milliseconds are what is known here. */
const US_REST = '000';

const padded = (value: number, length = 2, fill = '0'): string => String(value).padStart(length, fill);
const blank = (value: number): string => padded(value, 2, ' ');

const day = ({ date }: WallTime): string => DAYS[date.getUTCDay()] ?? '';
const month = ({ date }: WallTime): string => MONTHS[date.getUTCMonth()] ?? '';
const hour = ({ date }: WallTime): number => date.getUTCHours();
const hour12 = (wall: WallTime): number => hour(wall) % NOON || NOON;
const half = (wall: WallTime): string => (hour(wall) < NOON ? 'AM' : 'PM');
const fraction = ({ date }: WallTime): string => padded(date.getUTCMilliseconds(), MS_DIGITS) + US_REST;

/** Days since 1 January, from 0. */
const dayOfYear = (date: Date): number =>
  Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0)) / ONE_DAY);
/** Days since Monday, from 0. */
const fromMonday = (date: Date): number => (date.getUTCDay() + DAYS_OF_WEEK - 1) % DAYS_OF_WEEK;
/** Week 1 begins with the first such day of the year. */
const weekOfYear = (date: Date, sinceFirstDay: number): string =>
  padded(Math.floor((dayOfYear(date) + DAYS_OF_WEEK - sinceFirstDay) / DAYS_OF_WEEK));

/** The Thursday of a week tells which year the week belongs to (ISO 8601). */
const isoThursday = (date: Date): Date =>
  new Date(date.getTime() + (THURSDAY - 1 - fromMonday(date)) * ONE_DAY);
const isoYear = ({ date }: WallTime): number => isoThursday(date).getUTCFullYear();

const ZONE_LEFT_OUT = 'time zone: left out, since the system writes times without one';
const nothing = (): string => '';

const DIRECTIVES: readonly Directive[] = [
  { code: '%Y', meaning: 'year, four digits', write: ({ date }) => padded(date.getUTCFullYear(), 4) },
  { code: '%y', meaning: 'year, two digits', write: ({ date }) => padded(date.getUTCFullYear() % CENTURY) },
  { code: '%m', meaning: 'month, 01 to 12', write: ({ date }) => padded(date.getUTCMonth() + 1) },
  { code: '%b', meaning: 'month, short: Nov', write: (wall) => month(wall).slice(0, SHORT) },
  { code: '%B', meaning: 'month, in full: November', write: month },
  { code: '%d', meaning: 'day, 01 to 31', write: ({ date }) => padded(date.getUTCDate()) },
  { code: '%e', meaning: 'day, a blank before one digit', write: ({ date }) => blank(date.getUTCDate()) },
  { code: '%a', meaning: 'weekday, short: Fri', write: (wall) => day(wall).slice(0, SHORT) },
  { code: '%A', meaning: 'weekday, in full: Friday', write: day },
  { code: '%H', meaning: 'hour, 00 to 23', write: (wall) => padded(hour(wall)) },
  { code: '%k', meaning: 'hour, a blank before one digit', write: (wall) => blank(hour(wall)) },
  { code: '%I', meaning: 'hour, 01 to 12', write: (wall) => padded(hour12(wall)) },
  { code: '%l', meaning: 'hour to 12, a blank before one digit', write: (wall) => blank(hour12(wall)) },
  { code: '%p', meaning: 'AM or PM', write: half },
  { code: '%P', meaning: 'am or pm', write: (wall) => half(wall).toLowerCase() },
  { code: '%M', meaning: 'minute, 00 to 59', write: ({ date }) => padded(date.getUTCMinutes()) },
  { code: '%S', meaning: 'second, 00 to 59', write: ({ date }) => padded(date.getUTCSeconds()) },
  { code: '%s', meaning: 'second with its fraction: 41.280000', write: (wall) => composed('%S.%f', wall) },
  { code: '%f', meaning: 'fraction of the second, six digits', write: fraction },
  {
    code: '%F',
    meaning: 'fraction with its point, only where it is not zero',
    write: (wall) => (wall.date.getUTCMilliseconds() === 0 ? '' : `.${fraction(wall)}`),
  },
  { code: '%T', meaning: 'the same as %H:%M:%S', write: (wall) => composed('%H:%M:%S', wall) },
  { code: '%R', meaning: 'the same as %H:%M', write: (wall) => composed('%H:%M', wall) },
  { code: '%r', meaning: 'the same as %I:%M:%S %p', write: (wall) => composed('%I:%M:%S %p', wall) },
  { code: '%D', meaning: 'the same as %m/%d/%y', write: (wall) => composed('%m/%d/%y', wall) },
  {
    code: '%c',
    meaning: 'date and time as the server is set up',
    write: (wall) => composed('%a %b %e %H:%M:%S %Y', wall),
  },
  { code: '%x', meaning: 'date as the server is set up', write: (wall) => composed('%m/%d/%y', wall) },
  { code: '%X', meaning: 'time as the server is set up', write: (wall) => composed('%H:%M:%S', wall) },
  { code: '%h', meaning: 'the same as %b', write: (wall) => composed('%b', wall) },
  {
    code: '%C',
    meaning: 'century',
    write: ({ date }) => padded(Math.floor(date.getUTCFullYear() / CENTURY)),
  },
  {
    code: '%j',
    meaning: 'day of the year, 001 to 366',
    write: ({ date }) => padded(dayOfYear(date) + 1, SHORT),
  },
  {
    code: '%u',
    meaning: 'weekday as a number, Monday is 1',
    write: ({ date }) => String(fromMonday(date) + 1),
  },
  { code: '%w', meaning: 'weekday as a number, Sunday is 0', write: ({ date }) => String(date.getUTCDay()) },
  {
    code: '%V',
    meaning: 'week of ISO 8601, 01 to 53',
    write: ({ date }) => padded(Math.floor(dayOfYear(isoThursday(date)) / DAYS_OF_WEEK) + 1),
  },
  { code: '%G', meaning: 'year that the ISO week belongs to', write: (wall) => padded(isoYear(wall), 4) },
  { code: '%g', meaning: 'the same, two digits', write: (wall) => padded(isoYear(wall) % CENTURY) },
  {
    code: '%U',
    meaning: 'week, the first Sunday begins week 01',
    write: ({ date }) => weekOfYear(date, date.getUTCDay()),
  },
  {
    code: '%W',
    meaning: 'week, the first Monday begins week 01',
    write: ({ date }) => weekOfYear(date, fromMonday(date)),
  },
  { code: '%z', meaning: ZONE_LEFT_OUT, write: nothing },
  { code: '%Z', meaning: ZONE_LEFT_OUT, write: nothing },
  { code: '%ZP', meaning: ZONE_LEFT_OUT, write: nothing },
  { code: '%q', meaning: ZONE_LEFT_OUT, write: nothing },
  { code: '%Q', meaning: ZONE_LEFT_OUT, write: nothing },
  { code: '%%', meaning: 'a percent sign', write: () => '%' },
];

const KNOWN = new Map(DIRECTIVES.map((one) => [one.code, one]));
/** A zone goes together with the blank before it. */
const DIRECTIVE = / ?%(?:ZP|[zZqQ])|%[^]?/gu;

function composed(pattern: string, wall: WallTime): string {
  return pattern.replaceAll(DIRECTIVE, (text) => {
    const known = KNOWN.get(text.trimStart());
    return known === undefined ? text : known.write(wall);
  });
}

/** What the server writes, with the clock of a zone. What is no directive stands as it is. */
function previewTimestamp(pattern: string, at: EpochMs, zone: string): string {
  const { year, month, day, hour, minute } = toZonedTime(zone, at);
  const intoMinute = ((at % ONE_MINUTE) + ONE_MINUTE) % ONE_MINUTE;
  return composed(pattern, { date: new Date(Date.UTC(year, month - 1, day, hour, minute) + intoMinute) });
}

/** What of a pattern no server knows: "%Q4" has none, "%E %1" has "%E" and "%1", "50 %" has "%". */
export const unknownDirectives = (pattern: string): readonly string[] => [
  ...new Set((pattern.match(DIRECTIVE) ?? []).filter((text) => !KNOWN.has(text.trimStart()))),
];

/** What the document names as default. */
export const DEFAULT_TIMESTAMP = '%Y-%b-%d %H:%M:%S';

export const TIMESTAMP_PATTERNS: TimestampPatterns = {
  presets: [
    DEFAULT_TIMESTAMP,
    '%Y-%m-%d %H:%M:%S',
    '%Y-%m-%d %H:%M:%S%F',
    '%a %d %b %Y %H:%M:%S',
    '%d.%m.%Y %H:%M:%S',
    '%d/%m/%Y %H:%M:%S',
    '%m/%d/%Y %I:%M:%S %p',
    '%H:%M:%S',
  ],
  directives: DIRECTIVES.map(({ code, meaning }) => ({ code, meaning })),
  preview: previewTimestamp,
};
