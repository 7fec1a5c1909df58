/** Footage of the last days with a break every night, so that there is something to export and to miss. */
import type { Recordings } from '../recordings.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './limits.ts';
import { keyOf, type VdgDevice } from './site.ts';

/** A server of this kind has one archive for all that it records. */
export const ARCHIVE = 'sense';
const DAYS = 4;
const NIGHT_BREAK = { at: 2 * HOUR_MS, ms: 20 * MINUTE_MS };
/** Of devices with an even id. */
const MORNING_BREAK = { at: 9 * HOUR_MS + 30 * MINUTE_MS, ms: 10 * MINUTE_MS };

/** Records what was over at the moment `now`, epoch ms, and goes on. */
export function recordDemo(recordings: Recordings, devices: readonly VdgDevice[], now: number): void {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const first = today - (DAYS - 1) * DAY_MS;
  for (const device of devices) {
    const breaks = Number(device.id) % 2 === 0 ? [NIGHT_BREAK, MORNING_BREAK] : [NIGHT_BREAK];
    recordings.keepRecording(keyOf(device), ARCHIVE, first);
    for (let day = first; day <= today; day += DAY_MS) {
      for (const { at, ms } of breaks) {
        // A break that is not over yet would be one of the future.
        if (day + at + ms > now) continue;
        recordings.remove(keyOf(device), ARCHIVE, { begin: day + at, end: day + at + ms });
      }
    }
  }
}
