import { describe, expect, it } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { parseVdgTime, toVdgTime } from './vdg-times.ts';

describe('a time of a request', () => {
  it('is UTC with milliseconds, whatever the zone of the viewer', () => {
    expect(toVdgTime(epochMs(Date.UTC(2026, 10, 22, 10, 0, 0)))).toBe('2026-11-22 10:00:00.000');
    expect(toVdgTime(epochMs(Date.UTC(2026, 0, 2, 3, 4, 5, 67)))).toBe('2026-01-02 03:04:05.067');
  });

  it('between two milliseconds is the nearest', () => {
    expect(toVdgTime(epochMs(Date.UTC(2026, 10, 22) + 0.6))).toBe('2026-11-22 00:00:00.001');
  });

  it('has no hour that is there twice, or not at all, when clocks are set', () => {
    expect(toVdgTime(epochMs(Date.UTC(2026, 2, 29, 1, 30)))).toBe('2026-03-29 01:30:00.000');
    expect(toVdgTime(epochMs(Date.UTC(2026, 9, 25, 1, 30)))).toBe('2026-10-25 01:30:00.000');
  });
});

describe('a time of a reply', () => {
  it.each([
    ['2026-11-22 10:00:00.000', 0],
    ['2026-11-22 10:00:00', 0],
    [' 2026-11-22 10:00:00.5 ', 500],
    ['2026-11-22 10:00:00.123456', 123],
    ['2026-11-22T10:00:00.120Z', 120],
  ])('is read: %s', (text, fraction) => {
    expect(parseVdgTime(text)).toBe(Date.UTC(2026, 10, 22, 10) + fraction);
  });

  it.each([
    '',
    'now',
    '2026-02-30 10:00:00',
    '2026-13-01 10:00:00',
    '2026-11-22 24:00:01',
    '2026-11-22 10:60:00',
    '2026-11-22',
    '22-11-2026 10:00:00',
    '2026-11-22 10:00:00 +02:00',
    '1795341600000',
  ])('is none: %j', (text) => {
    expect(parseVdgTime(text)).toBeUndefined();
  });

  it('is the one that was written', () => {
    const at = epochMs(Date.UTC(2028, 1, 29, 23, 59, 59, 999));
    expect(parseVdgTime(toVdgTime(at))).toBe(at);
  });
});
