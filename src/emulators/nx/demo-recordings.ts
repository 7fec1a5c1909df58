/** Footage of the last days, so that the demonstration has something to show and to overlap with. */
import type { Archive } from './archive.ts';
import { type Cameras, isVirtual } from './cameras.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** Ordinary cameras have recorded for so long, with a break every day. */
const KEPT_DAYS = 3;
const BREAK_FROM_MS = 3 * HOUR_MS;
const BREAK_MS = 25 * MINUTE_MS;

/** Patrols of each virtual camera: minutes after midnight UTC, and their lengths in minutes. */
const PATROLS: Readonly<Record<string, readonly (readonly [from: number, minutes: number])[]>> = {
  'Bodycam 07': [
    [352, 11],
    [418, 24],
    [566, 8],
    [721, 17],
    [905, 31],
  ],
  'Bodycam 03': [
    [377, 42],
    [640, 6],
    [812, 19],
  ],
  'Handheld 2': [[505, 3]],
  'Action cam 1': [
    [610, 14],
    [980, 22],
  ],
};

/** Records what was over at the moment `now`, epoch ms. */
export function recordDemo(archive: Archive, cameras: Cameras, now: number): void {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const days = Array.from({ length: KEPT_DAYS }, (_, i) => today - i * DAY_MS);
  const record = (camera: string, start: number, end: number) => {
    archive.add(camera, { start, end: Math.min(end, now) });
  };
  for (const camera of cameras.list()) {
    for (const day of days) {
      if (isVirtual(camera)) {
        for (const [from, minutes] of PATROLS[camera.name] ?? []) {
          const start = day + from * MINUTE_MS;
          if (start + minutes * MINUTE_MS <= now) record(camera.id, start, start + minutes * MINUTE_MS);
        }
      } else {
        record(camera.id, day, day + BREAK_FROM_MS);
        record(camera.id, day + BREAK_FROM_MS + BREAK_MS, day + DAY_MS);
      }
    }
  }
}
