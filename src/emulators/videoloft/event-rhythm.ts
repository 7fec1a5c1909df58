/** How likely something happens in front of a camera: by kind of place, hour and day of the week. */
import type { Rhythm } from './site.ts';

export interface Pattern {
  /** Time is cut into slots with at most one event each; a slot is longer than the longest event. */
  readonly slotSeconds: number;
  readonly longestSeconds: number;
  /** Chance per slot: at night, in the shoulder hours, at work, and the share of it at weekends. */
  readonly night: number;
  readonly shoulder: number;
  readonly work: number;
  readonly weekend: number;
  /** No more events than this are kept, however many the plan would allow. */
  readonly keep: number;
}

const FIVE_MINUTES = 300;
const LONGEST = 90;
const usual = { slotSeconds: FIVE_MINUTES, longestSeconds: LONGEST, keep: Infinity };

const PATTERNS: Readonly<Record<Rhythm, Pattern>> = {
  // Ships keep no office hours.
  quay: { ...usual, night: 0.1, shoulder: 0.2, work: 0.3, weekend: 0.7 },
  gate: { ...usual, night: 0.03, shoulder: 0.35, work: 0.4, weekend: 0.25 },
  yard: { ...usual, night: 0.04, shoulder: 0.22, work: 0.34, weekend: 0.3 },
  aisle: { ...usual, night: 0.01, shoulder: 0.2, work: 0.36, weekend: 0.2 },
  office: { ...usual, night: 0.01, shoulder: 0.25, work: 0.4, weekend: 0.05 },
  steady: { ...usual, night: 0.2, shoulder: 0.2, work: 0.2, weekend: 1 },
  // One every two minutes, day and night: 5,040 in a week, of which the newest 5,000 are kept.
  dense: {
    slotSeconds: 120,
    longestSeconds: 60,
    night: 1,
    shoulder: 1,
    work: 1,
    weekend: 1,
    keep: 5000,
  },
};

const DAY_BEGINS = 5;
const WORK_BEGINS = 8;
const WORK_ENDS = 17;
const DAY_ENDS = 21;
const SATURDAY = 6;

/** The pattern of a kind of place. */
export function patternOf(rhythm: Rhythm): Pattern {
  return PATTERNS[rhythm];
}

/** The chance of an event in a slot that begins at this local time (fields read as UTC). */
export function chanceAt(pattern: Pattern, local: Date): number {
  const hour = local.getUTCHours();
  const isWeekend = local.getUTCDay() === 0 || local.getUTCDay() === SATURDAY;
  const isNight = hour < DAY_BEGINS || hour >= DAY_ENDS;
  const isWork = hour >= WORK_BEGINS && hour < WORK_ENDS;
  const chance = isNight ? pattern.night : isWork ? pattern.work : pattern.shoulder;
  return isWeekend ? chance * pattern.weekend : chance;
}
