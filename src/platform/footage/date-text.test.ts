import { describe, expect, test } from 'vitest';
import { parseDateText } from './date-text.ts';

const read = (text: string) => {
  const found = parseDateText(text);
  return found === undefined ? undefined : [new Date(found.at).toISOString(), found.hasOffset];
};

describe('a date that a camera wrote', () => {
  test.each([
    ['2026-11-20T10:12:40+0100', '2026-11-20T09:12:40.000Z', true],
    ['2026-11-20T10:12:40+01:00', '2026-11-20T09:12:40.000Z', true],
    ['2026-11-20T10:12:40-0330', '2026-11-20T13:42:40.000Z', true],
    ['2026-11-20T10:12:40.500000Z', '2026-11-20T10:12:40.500Z', true],
    ['2026-11-20 10:12:40 UTC', '2026-11-20T10:12:40.000Z', true],
    ['2026-11-20 10:12:40', '2026-11-20T10:12:40.000Z', false],
    ['2026:11:20 10:12:40', '2026-11-20T10:12:40.000Z', false],
    ['2026/11/20 10:12', '2026-11-20T10:12:00.000Z', false],
    ['Fri Nov 20 16:28:04 2026\n', '2026-11-20T16:28:04.000Z', false],
    ['SAT NOV  1 06:28:04 2026', '2026-11-01T06:28:04.000Z', false],
  ])('%j is %s', (text, iso, hasOffset) => {
    expect(read(text)).toEqual([iso, hasOffset]);
  });

  test.each([
    '',
    '2026',
    '2026-11-20',
    '2026/ 1/ 2 10:12',
    'yesterday',
    '2026-02-30T10:00:00Z',
    '2026-13-01T10:00:00Z',
    '2026-11-20T25:00:00Z',
    '2026-11-20T10:60:00Z',
    'Fri Foo 20 16:28:04 2026',
    '<b>2026-11-20T10:12:40Z</b>',
    ' '.repeat(100_000),
  ])('%j is none', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
