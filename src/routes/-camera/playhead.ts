/** The moment on screen while an event plays. */
import { type EpochMs, epochMs } from '../../core/units.ts';
import type { CameraEvent } from '../../vendors/contract-events.ts';

/** The one in the address, else the event's beginning. */
export function playheadOf(event: CameraEvent, at: string | undefined): EpochMs {
  const moment = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(moment) ? event.startAt : epochMs(moment);
}
