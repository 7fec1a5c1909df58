/** What the file of an event is called for people: the moment by the camera's own clock, fit for a file system. */
import { ms, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import type { CameraEvent } from '../contract-events.ts';

const DAY_AND_TIME = /^(.+)T(.+)\./;

/** "UTC+5.30", "UTC-4", "UTC". */
function offsetText(offset: number): string {
  if (offset === 0) return 'UTC';
  const hours = Math.floor(Math.abs(offset) / ONE_HOUR);
  const minutes = Math.round((Math.abs(offset) % ONE_HOUR) / ONE_MINUTE);
  return `UTC${offset < 0 ? '-' : '+'}${hours}${minutes === 0 ? '' : `.${String(minutes).padStart(2, '0')}`}`;
}

/** "2026-09-16 15.05.20 UTC+2.mp4". */
export function eventFileLabel({
  startAt,
  cameraOffset = ms(0),
}: Pick<CameraEvent, 'startAt' | 'cameraOffset'>): string {
  const local = new Date(startAt + cameraOffset).toISOString();
  const [, day = '', time = ''] = DAY_AND_TIME.exec(local) ?? [];
  return `${day} ${time.replaceAll(':', '.')} ${offsetText(cameraOffset)}.mp4`;
}
