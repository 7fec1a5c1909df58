/**
 * The ticks of a timeline on the clock of a zone. A day of a clock change has 23 or 25 hours here: the
 * hour that is left out has no tick, the double hour has two, told apart by the name of the zone.
 */
import { type TimeFormat } from '../../core/time-zone.ts';
import { type TimeSpan, spanLength } from '../../core/time-span.ts';
import { type EpochMs, epochMs, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { fromZonedTime, toZonedTime } from '../../core/zoned-time.ts';

export interface Tick {
  readonly at: EpochMs;
  /** Absent on the small ticks between. */
  readonly label?: string;
  /** It begins a day, or where days have ticks, a month. */
  readonly strong: boolean;
}

export interface Ticker {
  /** The ticks of a view that is `width` pixels wide, in order. */
  readonly ticks: (view: TimeSpan, width: number) => readonly Tick[];
}

/** A step between labels, and the small one between them; both divide the hour, the day or the year. */
interface Step {
  readonly unit: 'ms' | 'hour' | 'day' | 'month';
  readonly size: number;
  readonly minor: number;
  /** How far apart labels of this step stand at least: as wide as they are, and some air. */
  readonly apart: number;
}

const CLOCK_APART = 84;
const HOUR_APART = 68;
const DAY_APART = 96;

const under = (size: number, minor: number, apart: number): Step => ({ unit: 'ms', size, minor, apart });
const seconds = (size: number, minor: number) => under(size * ONE_SECOND, minor * ONE_SECOND, CLOCK_APART);
const minutes = (size: number, minor: number) => under(size * ONE_MINUTE, minor * ONE_MINUTE, HOUR_APART);
const hours = (size: number, minor: number): Step => ({ unit: 'hour', size, minor, apart: HOUR_APART });
const days = (size: number, minor: number): Step => ({ unit: 'day', size, minor, apart: DAY_APART });
const months = (size: number, minor: number): Step => ({ unit: 'month', size, minor, apart: DAY_APART });

const STEPS: readonly Step[] = [
  ...[seconds(1, 1), seconds(2, 1), seconds(5, 1), seconds(10, 5), seconds(15, 5), seconds(30, 10)],
  ...[minutes(1, 0.5), minutes(2, 1), minutes(5, 1), minutes(10, 5), minutes(15, 5), minutes(30, 10)],
  ...[hours(1, 1), hours(2, 1), hours(3, 1), hours(6, 2), hours(12, 3)],
  ...[days(1, 1), days(2, 1), days(7, 1)],
  ...[months(1, 1), months(3, 1), months(12, 3)],
];
const COARSEST = months(12, 3);

const UNIT_MS = { ms: 1, hour: ONE_HOUR, day: ONE_DAY, month: 30 * ONE_DAY } as const;
const HOURS_PER_DAY = 24;
const MONTHS_PER_YEAR = 12;
/** Beyond this what is remembered is forgotten: a view shows at most three years of days. */
const MOST_REMEMBERED = 3_000;
/** The first day of 1970 was a Thursday; weeks are counted from Monday. */
const DAYS_TO_MONDAY = 3;
const WEEK = 7;

interface DayTicks {
  readonly from: EpochMs;
  readonly until: EpochMs;
  /** Its full hours, and what the clock shows at each. */
  readonly hours: readonly { readonly at: EpochMs; readonly hour: number }[];
}

const stepFor = (view: TimeSpan, width: number): Step => {
  const pixelsPerMs = width / spanLength(view);
  return STEPS.find((step) => step.size * UNIT_MS[step.unit] * pixelsPerMs >= step.apart) ?? COARSEST;
};

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const made = make();
  known.set(key, made);
  return made;
}

/** Ticks in the zone of a format, named in a language. Remembers the days it has laid out. */
export function createTicker(format: TimeFormat, locale: string): Ticker {
  const { zone } = format;
  const monthName = new Intl.DateTimeFormat(locale, { timeZone: zone, month: 'short', year: 'numeric' });
  const known = new Map<string, DayTicks>();
  // A pan asks for the same midnights and labels with each frame, and a zone takes long to answer.
  const midnights = new Map<number, EpochMs>();
  const labels = new Map<string, string>();

  /** Months and days beyond their ends are those of the next year and month. */
  function midnight(year: number, month: number, day: number): EpochMs {
    const date = new Date(Date.UTC(year, month - 1, day));
    return remembered(midnights, date.getTime(), () =>
      fromZonedTime(zone, {
        year: date.getUTCFullYear(),
        month: date.getUTCMonth() + 1,
        day: date.getUTCDate(),
        hour: 0,
        minute: 0,
      }),
    );
  }
  const labelled = (kind: string, at: EpochMs, write: (at: EpochMs) => string): string =>
    remembered(labels, `${kind} ${at}`, () => write(at));

  function layDay(from: EpochMs, until: EpochMs): DayTicks {
    const listed = [];
    for (let at = from; at < until; at = epochMs(at + ONE_HOUR)) {
      listed.push({ at, hour: toZonedTime(zone, at).hour });
    }
    return { from, until, hours: listed };
  }

  function daysOf(view: TimeSpan): readonly DayTicks[] {
    const { year, month, day } = toZonedTime(zone, view.from);
    const found: DayTicks[] = [];
    for (let ahead = 0; (found.at(-1)?.until ?? view.from) < view.until; ahead += 1) {
      const name = `${year}-${month}-${day + ahead}`;
      const one = remembered(known, name, () =>
        layDay(midnight(year, month, day + ahead), midnight(year, month, day + ahead + 1)),
      );
      if (one.until > view.from) found.push(one);
    }
    return found;
  }

  function timeLabel(at: EpochMs, day: DayTicks, step: Step): string {
    if (at === day.from) return labelled('day', at, format.day);
    const fine = step.unit === 'ms' && step.size < ONE_MINUTE;
    const text = fine ? labelled('clock', at, format.clock) : labelled('hour', at, format.hourMinute);
    return day.hours.length === HOURS_PER_DAY ? text : `${text} ${labelled('zone', at, format.zoneName)}`;
  }

  function withinDays(view: TimeSpan, step: Step): readonly Tick[] {
    return daysOf(view).flatMap((day): readonly Tick[] => {
      const tickOf = (at: EpochMs, isNamed: boolean): Tick =>
        isNamed ? { at, label: timeLabel(at, day, step), strong: at === day.from } : { at, strong: false };
      if (step.unit === 'hour') {
        return day.hours
          .filter(({ hour }) => hour % step.minor === 0)
          .map(({ at, hour }) => tickOf(at, hour % step.size === 0));
      }
      const first = Math.max(0, Math.ceil((view.from - day.from) / step.minor));
      const end = Math.min(day.until, view.until);
      const ticks: Tick[] = [];
      for (let at = day.from + first * step.minor; at < end; at += step.minor) {
        ticks.push(tickOf(epochMs(at), (at - day.from) % step.size === 0));
      }
      return ticks;
    });
  }

  function ofDays(view: TimeSpan, step: Step): readonly Tick[] {
    const start = toZonedTime(zone, view.from);
    const ticks: Tick[] = [];
    for (let ahead = 0; ; ahead += 1) {
      const at = midnight(start.year, start.month, start.day + ahead);
      if (at >= view.until) return ticks;
      const date = new Date(Date.UTC(start.year, start.month - 1, start.day + ahead));
      const number = date.getTime() / ONE_DAY;
      const isNamed = step.size === WEEK ? (number + DAYS_TO_MONDAY) % WEEK === 0 : number % step.size === 0;
      const strong = isNamed && date.getUTCDate() === 1;
      ticks.push(isNamed ? { at, label: labelled('day', at, format.day), strong } : { at, strong });
    }
  }

  function ofMonths(view: TimeSpan, step: Step): readonly Tick[] {
    const start = toZonedTime(zone, view.from);
    const ticks: Tick[] = [];
    for (let month = start.month; ; month += 1) {
      const at = midnight(start.year, month, 1);
      if (at >= view.until) return ticks;
      if ((month - 1) % step.minor !== 0) continue;
      const strong = (month - 1) % MONTHS_PER_YEAR === 0;
      const isNamed = (month - 1) % step.size === 0;
      ticks.push(
        isNamed
          ? { at, label: labelled('month', at, (one) => monthName.format(one)), strong }
          : { at, strong },
      );
    }
  }

  return {
    ticks: (view, width) => {
      const step = stepFor(view, width);
      const inUnit = { ms: withinDays, hour: withinDays, day: ofDays, month: ofMonths }[step.unit];
      return inUnit(view, step).filter(({ at }) => at >= view.from && at < view.until);
    },
  };
}
