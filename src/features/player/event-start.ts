/** Where in an event its footage begins to play. */
import { epochMs, type Ms, ms, msBetween, msToSeconds, ONE_MINUTE, type Seconds } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import type { OpenOptions } from './playback.ts';

/** Footage may begin before its event and end after it; further away, an address means something else. */
const AROUND: Ms = ONE_MINUTE;

/**
 * The place that an address asks for, in seconds from the event's beginning: negative when the footage
 * begins earlier. `at` is a moment as ISO text.
 */
export function eventStart({ startAt, endAt }: CameraEvent, at: string | undefined): Seconds | undefined {
  if (at === undefined) return undefined;
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return undefined;
  const into = msBetween(startAt, epochMs(moment));
  return msToSeconds(ms(Math.max(0 - AROUND, Math.min(into, msBetween(startAt, endAt) + AROUND))));
}

/** A link to a moment shows that moment and stands; an event without one plays. */
export const eventOpening = (event: CameraEvent, at: string | undefined): OpenOptions => ({
  live: false,
  startAt: eventStart(event, at),
  countsFrom: event.startAt,
  autoplay: at === undefined,
});
