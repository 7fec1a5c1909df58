import { expect, test } from 'vitest';
import { epochMs, ms, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import { eventFileLabel } from './event-file-label.ts';

const startAt = epochMs(Date.UTC(2026, 8, 16, 23, 5, 20, 250));

test.each([
  [undefined, '2026-09-16 23.05.20 UTC.mp4'],
  [0, '2026-09-16 23.05.20 UTC.mp4'],
  [2 * ONE_HOUR, '2026-09-17 01.05.20 UTC+2.mp4'],
  [-4 * ONE_HOUR, '2026-09-16 19.05.20 UTC-4.mp4'],
  [5 * ONE_HOUR + 30 * ONE_MINUTE, '2026-09-17 04.35.20 UTC+5.30.mp4'],
  [-(3 * ONE_HOUR + 30 * ONE_MINUTE), '2026-09-16 19.35.20 UTC-3.30.mp4'],
])('a camera %s ms from UTC names its file by its own clock: %s', (offset, label) => {
  const cameraOffset = offset === undefined ? undefined : ms(offset);
  expect(eventFileLabel({ startAt, cameraOffset })).toBe(label);
});

test('no character of it is a trouble to a file system', () => {
  expect(eventFileLabel({ startAt, cameraOffset: ONE_HOUR })).not.toMatch(/[\\/:*?"<>|]/);
});
