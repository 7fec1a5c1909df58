/**
 * The time that a file's name tells, for files that tell none themselves. Names come from cameras and
 * phones: "VID_20261119_000731.avi", "2026-11-20 16.28.04.mov". A number that is no date is no time.
 */
import { type EpochMs, epochMs } from './units.ts';
import { fromWallClock } from './zoned-time.ts';

/** Year 2000 to 2099: a larger range would take serial numbers for dates. */
const DATE = String.raw`(?<year>20\d{2})(?<dash>[-_.]?)(?<month>\d{2})\k<dash>(?<day>\d{2})`;
const TIME = String.raw`(?<hour>\d{2})(?<colon>[-_.:h]?)(?<minute>\d{2})`;
/** Seconds stand as the minutes do, and some phones add milliseconds: "133015123". */
const SECONDS = String.raw`(?:\k<colon>(?<second>\d{2})(?:[.,]?(?<milli>\d{3}))?)?`;
const PATTERN = new RegExp(String.raw`(?<!\d)${DATE}(?:[-_. T]|_-_| at )?${TIME}${SECONDS}(?!\d)`, 'i');

/** Phones of one family write UTC into their names, where all others write the time on the wall. */
const WRITES_UTC = /^PXL_/i;

/**
 * The moment that a file's name tells when its clock ran in `zone`; undefined when it tells no date and
 * time of day, as "GOPR0042.MP4" and "DSC_20261120.MOV".
 */
export function nameTime(name: string, zone: string): EpochMs | undefined {
  const parts = PATTERN.exec(name)?.groups;
  if (parts === undefined) return undefined;
  const part = (key: string): number => Number(parts[key] ?? 0);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const [hour, minute, second] = [part('hour'), part('minute'), part('second')];
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second, part('milli')));
  // The 30th of February and the 25th hour become other ones.
  const same =
    wall.getUTCMonth() === month - 1 &&
    wall.getUTCDate() === day &&
    wall.getUTCHours() === hour &&
    wall.getUTCMinutes() === minute &&
    wall.getUTCSeconds() === second;
  if (!same) return undefined;
  const at = epochMs(wall.getTime());
  return WRITES_UTC.test(name) ? at : fromWallClock(zone, at);
}
