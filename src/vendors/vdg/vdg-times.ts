/** Moments as VDG Sense writes them: "2026-11-22 10:00:00.000", always UTC, without a zone. */
import { type EpochMs, epochMs } from '../../core/units.ts';

const TIME = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?Z?$/i;
const SECONDS_LENGTH = 'yyyy-mm-dd hh:nn:ss'.length;
const LENGTH = 'yyyy-mm-dd hh:nn:ss.zzz'.length;
const MS_DIGITS = 3;

/** The time of a request, to the millisecond (exportVideo, "timestamp"). */
export const toVdgTime = (at: EpochMs): string =>
  new Date(Math.round(at)).toISOString().replace('T', ' ').slice(0, LENGTH);

/** Reads a time of a reply; undefined for what is no moment, such as a 30th of February. */
export function parseVdgTime(text: string): EpochMs | undefined {
  const [whole, ...parts] = TIME.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, -1).map(Number);
  const fraction = Number((parts.at(-1) ?? '').padEnd(MS_DIGITS, '0').slice(0, MS_DIGITS));
  const seconds = Date.UTC(year, month - 1, day, hour, minute, second);
  // Dates that are none roll over into the next month, hour or minute.
  const isReal =
    toVdgTime(epochMs(seconds)).slice(0, SECONDS_LENGTH) ===
    whole.slice(0, SECONDS_LENGTH).replace(/t/i, ' ');
  return isReal ? epochMs(seconds + fraction) : undefined;
}
