/** The offset of a time zone at a moment, in hours, as `tz` of an event gives it (§1.3.1). */
import { HOUR_MS, MINUTE_MS } from './limits.ts';

const MINUTES_PER_HOUR = 60;
const OFFSET_TEXT = /([+-])(\d{2}):(\d{2})/;
const cache = new Map<string, number>();

/** Hours, positive to the east. Zones change on the hour, so one answer per hour is enough. */
export function zoneOffsetHours(timeZone: string, at: number): number {
  const key = `${timeZone} ${Math.floor(at / HOUR_MS)}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours, minutes] = OFFSET_TEXT.exec(name ?? '') ?? [];
  const total = Number(hours ?? 0) + Number(minutes ?? 0) / MINUTES_PER_HOUR;
  const offset = sign === '-' ? -total : total;
  cache.set(key, offset);
  return offset;
}

/** The clock of the place, as if it were UTC: read its hour and weekday with the UTC getters. */
export function localDate(timeZone: string, at: number): Date {
  return new Date(at + zoneOffsetHours(timeZone, at) * MINUTES_PER_HOUR * MINUTE_MS);
}
