/**
 * Continuous recordings are opened a little before the event, so that one sees how it came about
 * (§1.3.1 "rom" 0). Whether the server gave the earlier part is read from the playlist.
 */
import { type EpochMs, epochMs, msBetween, secondsToMs } from '../../core/units.ts';
import type { PlaylistFacts } from '../contract.ts';
import { EVENT_LEAD, PLAYLIST_DATE_TOLERANCE, PLAYLIST_ROUNDING } from './limits.ts';

/** Where the earlier part of a recording begins. */
export const leadStart = (startAt: EpochMs): EpochMs => epochMs(startAt - EVENT_LEAD);

/** What was asked for: whole seconds, `from` before the event. */
export interface AskedFootage {
  readonly from: EpochMs;
  readonly startAt: EpochMs;
  readonly until: EpochMs;
}

/**
 * The moment that position 0 shows. The playlist's own date decides where it is near what was asked.
 * Otherwise its length does: as long as asked, and the earlier part is there; no longer than the event,
 * and it is not; between the two, as much of it as the length has room for, counted from the end,
 * because a continuous recording goes on beyond its event and is cut there. Lengths are rounded to
 * segments, so half a segment is no difference. Always from `from` to `startAt`: a playlist that is
 * shorter still has lost its end or a part between, not its beginning.
 */
export function footageStart(
  { from, startAt, until }: AskedFootage,
  { length, dated }: PlaylistFacts,
): EpochMs {
  if (dated !== undefined && Math.abs(msBetween(from, dated)) <= PLAYLIST_DATE_TOLERANCE) return dated;
  const long = secondsToMs(length);
  if (long >= msBetween(from, until) - PLAYLIST_ROUNDING) return from;
  if (!(long > msBetween(startAt, until) + PLAYLIST_ROUNDING)) return startAt;
  return epochMs(until - long);
}
