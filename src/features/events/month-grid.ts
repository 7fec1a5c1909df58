/** The days of a month as a calendar shows them, in one zone; and which of them hold footage. Pure. */
import { type EpochMs, epochMs, ONE_MINUTE } from '../../core/units.ts';
import { fromZonedTime, toZonedTime, zonedDayText } from '../../core/zoned-time.ts';

/** Months count from 1. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

export interface CalendarDay {
  readonly day: number;
  /** "2026-11-20" */
  readonly id: string;
  readonly from: EpochMs;
}

export interface MonthGrid {
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** Weeks from Monday; undefined for days of other months. */
  readonly weeks: readonly (readonly (CalendarDay | undefined)[])[];
}

const WEEK = 7;
const MONTHS = 12;
/** Sunday is 0 for the language, and the last day of a week here. */
const FROM_MONDAY = 6;

export const monthOf = (zone: string, at: EpochMs): Month => {
  const { year, month } = toZonedTime(zone, at);
  return { year, month };
};

/** The month so many later, or earlier when negative. */
export function addMonths({ year, month }: Month, by: number): Month {
  const index = year * MONTHS + (month - 1) + by;
  return { year: Math.floor(index / MONTHS), month: (((index % MONTHS) + MONTHS) % MONTHS) + 1 };
}

export const isBefore = (a: Month, b: Month): boolean =>
  a.year === b.year ? a.month < b.month : a.year < b.year;

/** Midnight of a day of the zone's calendar. */
const dayStart = (zone: string, { year, month }: Month, day: number): EpochMs =>
  fromZonedTime(zone, { year, month, day, hour: 0, minute: 0 });

export function monthGrid(zone: string, month: Month): MonthGrid {
  const count = new Date(Date.UTC(month.year, month.month, 0)).getUTCDate();
  const weekday = new Date(Date.UTC(month.year, month.month - 1, 1)).getUTCDay();
  const days = Array.from({ length: count }, (_, index): CalendarDay => {
    const day = index + 1;
    return { day, id: zonedDayText({ ...month, day }), from: dayStart(zone, month, day) };
  });
  const before = Array.from({ length: (weekday + FROM_MONDAY) % WEEK }, () => undefined);
  const cells = [...before, ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / WEEK) }, (_, week) =>
    Array.from({ length: WEEK }, (__, day) => cells[week * WEEK + day]),
  );
  return { from: dayStart(zone, month, 1), until: dayStart(zone, addMonths(month, 1), 1), weeks };
}

/** No zone's days begin but at quarters of UTC's hours. */
const QUARTER = 15 * ONE_MINUTE;

/** The ids of the days that hold one of the moments. */
export function daysOf(zone: string, moments: readonly EpochMs[]): ReadonlySet<string> {
  const quarters = new Set(moments.map((at) => Math.floor(at / QUARTER)));
  return new Set([...quarters].map((quarter) => zonedDayText(toZonedTime(zone, epochMs(quarter * QUARTER)))));
}
