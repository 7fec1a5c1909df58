import { expect, test } from 'vitest';
import { readTime, timeInName, writeSeconds, writeTime } from './vdg-time.ts';

const AT = Date.UTC(2026, 10, 22, 10, 5, 6, 70);

test('a moment is written in UTC with milliseconds, and read back', () => {
  expect(writeTime(AT)).toBe('2026-11-22 10:05:06.070');
  expect(readTime('2026-11-22 10:05:06.070')).toBe(AT);
  expect(writeSeconds(AT)).toBe('2026-11-22 10:05:06');
  expect(timeInName(AT)).toBe('20261122T100506070');
});

test.each([
  '',
  '2026-11-22 10:05:06',
  '2026-11-22 10:05:06.07',
  '2026-11-22T10:05:06.070',
  '2026-11-22 10:05:06.070Z',
  '22-11-2026 10:05:06.070',
  '2026-02-30 10:05:06.070',
  '2026-11-22 24:00:00.000',
  '2026-11-22 10:60:00.000',
  '1795341906070',
])('"%s" is no moment', (text) => {
  expect(readTime(text)).toBeUndefined();
});
