/** Footage of the last days with a break every day, so that there is something to export and to miss. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './limits.ts';
import type { Recordings } from '../recordings.ts';
import { type AxxonSiteCamera, sourceOf } from './site.ts';

const MAIN_DAYS = 3;
const LONG_TERM_DAYS = 14;
/** What is moved to another archive is there this much later. */
const LONG_TERM_DELAY_MS = HOUR_MS;
/** Every night, and a short one in the morning of some cameras. */
const NIGHT_BREAK = { at: 3 * HOUR_MS, ms: 25 * MINUTE_MS };
const MORNING_BREAK = { at: 10 * HOUR_MS + 12 * MINUTE_MS, ms: 8 * MINUTE_MS };

/** Records what was over at the moment `now`, epoch ms, and goes on in the default archives. */
export function recordDemo(recordings: Recordings, cameras: readonly AxxonSiteCamera[], now: number): void {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  for (const camera of cameras) {
    const source = sourceOf(camera);
    const breaks = camera.number % 2 === 1 ? [NIGHT_BREAK, MORNING_BREAK] : [NIGHT_BREAK];
    for (const [index, archive] of camera.archives.entries()) {
      const isMain = index === 0;
      const days = isMain ? MAIN_DAYS : LONG_TERM_DAYS;
      const begin = today - (days - 1) * DAY_MS;
      if (isMain) recordings.keepRecording(source, archive, begin);
      else recordings.add(source, archive, { begin, end: now - LONG_TERM_DELAY_MS });
      for (let day = begin; day <= today; day += DAY_MS) {
        for (const { at, ms } of breaks) {
          // A break that is not over yet would be one of the future.
          if (day + at + ms > now) continue;
          recordings.remove(source, archive, { begin: day + at, end: day + at + ms });
        }
      }
    }
  }
}
