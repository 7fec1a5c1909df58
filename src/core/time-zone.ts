/**
 * In which zone times are shown, and how a moment reads there. Every time on screen comes from
 * here, so that the zone is always the one that is named beside it.
 */
import { type EpochMs, epochMs, type Ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from './units.ts';

/** The person's choice: the site's zone, this computer's, the camera's own offset, or UTC. */
export type ZoneChoice = 'site' | 'viewer' | 'camera' | 'utc';

const PAD = 2;

/** An offset from UTC as the name of a zone, for example "+05:30". */
export function offsetZone(offset: Ms): string {
  const size = Math.abs(offset);
  const hours = Math.floor(size / ONE_HOUR).toString();
  const minutes = Math.floor((size % ONE_HOUR) / ONE_MINUTE).toString();
  return `${offset < 0 ? '-' : '+'}${hours.padStart(PAD, '0')}:${minutes.padStart(PAD, '0')}`;
}

/** Ways to write moments in one zone and one language. */
export interface TimeFormat {
  /** IANA name or offset. */
  readonly zone: string;
  /** "16:41:18" */
  readonly clock: (at: EpochMs) => string;
  /** "16:41:18.280" */
  readonly clockMs: (at: EpochMs) => string;
  /** "Fri 20 Nov" */
  readonly day: (at: EpochMs) => string;
  /** "Fri 20 Nov 2026" */
  readonly fullDay: (at: EpochMs) => string;
  /** "16:41" */
  readonly hourMinute: (at: EpochMs) => string;
  /** The first moment of the day that holds a moment. Days of a clock change have 23 or 25 hours. */
  readonly dayStart: (at: EpochMs) => EpochMs;
  /** "16:00–17:00", the hour that holds a moment. */
  readonly hour: (at: EpochMs) => string;
  /** A text that is equal for moments of the same hour of the same day. */
  readonly hourKey: (at: EpochMs) => string;
  /** "CET", "UTC", "GMT+5:30": named for this moment, because summer time changes it. */
  readonly zoneName: (at: EpochMs) => string;
}

const partOf = (format: Intl.DateTimeFormat, at: EpochMs, type: Intl.DateTimeFormatPartTypes): string =>
  format.formatToParts(at).find((part) => part.type === type)?.value ?? '';

/** Formats for a zone; throws a RangeError when the browser does not know the zone. */
export function createTimeFormat(zone: string, locale: string): TimeFormat {
  const make = (options: Intl.DateTimeFormatOptions, language = locale) =>
    new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const clock = make(time);
  const clockMs = make({ ...time, fractionalSecondDigits: 3 });
  const day = make({ weekday: 'short', day: 'numeric', month: 'short' });
  const fullDay = make({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const hourMinute = make({ hour: '2-digit', minute: '2-digit' });
  const zoneName = make({ timeZoneName: 'short' });
  const withoutCommas = (text: string): string => text.replaceAll(',', '');
  const hourStart = createHourFloor(clock);
  return {
    zone,
    clock: (at) => clock.format(at),
    clockMs: (at) => clockMs.format(at),
    day: (at) => withoutCommas(day.format(at)),
    fullDay: (at) => withoutCommas(fullDay.format(at)),
    hourMinute: (at) => hourMinute.format(at),
    dayStart: (at) => floorToDay(at, clock),
    hour: (at) => {
      const start = hourStart(at);
      return `${hourMinute.format(start)}–${hourMinute.format(start + ONE_HOUR)}`;
    },
    hourKey: (at) => hourStart(at).toString(),
    zoneName: (at) => partOf(zoneName, at, 'timeZoneName'),
  };
}

/**
 * The full hour of the zone's own clock. Found by its minutes, because zones differ from UTC by
 * quarters of an hour; the double hour of a clock change stays two hours, since they differ in UTC.
 */
function floorToHour(at: EpochMs, clock: Intl.DateTimeFormat): EpochMs {
  const minutes = Number(partOf(clock, at, 'minute'));
  const into = minutes * ONE_MINUTE + (at % ONE_MINUTE);
  return epochMs(at - into);
}

/** Zones differ from each other by whole quarters, so moments of one quarter have one hour. */
const QUARTER = 15 * ONE_MINUTE;
/** A month of quarters; beyond that it is made anew. */
const QUARTERS_KEPT = 3_000;

/** `floorToHour`, asked of the zone once for each quarter: lists ask for thousands of moments. */
function createHourFloor(clock: Intl.DateTimeFormat): (at: EpochMs) => EpochMs {
  const known = new Map<number, EpochMs>();
  return (at) => {
    const quarter = at - (at % QUARTER);
    const found = known.get(quarter);
    if (found !== undefined) return found;
    const hour = floorToHour(epochMs(quarter), clock);
    if (known.size >= QUARTERS_KEPT) known.clear();
    known.set(quarter, hour);
    return hour;
  };
}

const HOURS_PER_DAY = 24;

/** Midnight of the zone's own clock, found hour by hour backwards so that a clock change is counted. */
function floorToDay(at: EpochMs, clock: Intl.DateTimeFormat): EpochMs {
  let hour = floorToHour(at, clock);
  for (
    let steps = 0;
    steps <= HOURS_PER_DAY && Number(partOf(clock, hour, 'hour')) % HOURS_PER_DAY !== 0;
    steps += 1
  ) {
    hour = floorToHour(epochMs(hour - 1), clock);
  }
  return hour;
}

const SHORT_LIMIT = 10;

/** "12 s", "1 min 22 s", "2 h 5 min". */
export function durationText(length: Ms): string {
  const whole = Math.max(0, Math.round(length / ONE_SECOND));
  const hours = Math.floor((whole * ONE_SECOND) / ONE_HOUR);
  const minutes = Math.floor(((whole * ONE_SECOND) % ONE_HOUR) / ONE_MINUTE);
  const rest = Math.floor(((whole * ONE_SECOND) % ONE_MINUTE) / ONE_SECOND);
  if (hours > 0) return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
  if (minutes === 0) return `${rest} s`;
  return rest === 0 || minutes >= SHORT_LIMIT ? `${minutes} min` : `${minutes} min ${rest} s`;
}

const TWO_DAYS = 2 * HOURS_PER_DAY * ONE_HOUR;

/** How old something is, in one unit: "38 s", "4 min", "3 h", "5 days". */
export function ageText(age: Ms): string {
  if (age < ONE_MINUTE) return `${Math.max(0, Math.round(age / ONE_SECOND))} s`;
  if (age < ONE_HOUR) return `${Math.floor(age / ONE_MINUTE)} min`;
  if (age < TWO_DAYS) return `${Math.floor(age / ONE_HOUR)} h`;
  return `${Math.floor(age / ONE_HOUR / HOURS_PER_DAY)} days`;
}
