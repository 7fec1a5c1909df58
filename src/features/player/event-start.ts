/** Where in an event its footage begins to play. */
import { epochMs, ms, msBetween, msToSeconds, type Seconds } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';
import type { OpenOptions } from './playback.ts';

/** The position that an address asks for, within the event; `at` is a moment as ISO text. */
export function eventStart({ startAt, endAt }: CameraEvent, at: string | undefined): Seconds | undefined {
  if (at === undefined) return undefined;
  const moment = Date.parse(at);
  if (Number.isNaN(moment)) return undefined;
  const into = msBetween(startAt, epochMs(moment));
  return msToSeconds(ms(Math.max(0, Math.min(into, msBetween(startAt, endAt)))));
}

/** A link to a moment shows that moment and stands; an event without one plays. */
export const eventOpening = (event: CameraEvent, at: string | undefined): OpenOptions => ({
  live: false,
  startAt: eventStart(event, at),
  autoplay: at === undefined,
});
