import { describe, expect, test } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { parseAxxonTime, toAxxonTime } from './axxon-times.ts';

const at = epochMs(Date.UTC(2020, 3, 15, 8, 54, 56, 908));

describe('a time of a path', () => {
  test('is UTC, YYYYMMDDTHHMMSS with milliseconds and no Z', () => {
    expect(toAxxonTime(at)).toBe('20200415T085456.908');
    expect(toAxxonTime(epochMs(0))).toBe('19700101T000000.000');
  });

  test('between two milliseconds goes to the nearest', () => {
    expect(toAxxonTime(epochMs(at + 0.4))).toBe('20200415T085456.908');
    expect(toAxxonTime(epochMs(at + 0.6))).toBe('20200415T085456.909');
  });

  test('is read back as it was written', () => {
    for (const moment of [at, epochMs(0), epochMs(Date.UTC(2024, 1, 29, 23, 59, 59, 999))]) {
      expect(parseAxxonTime(toAxxonTime(moment))).toBe(moment);
    }
  });
});

describe('a time of a reply', () => {
  test.each([
    ['20200415T085456', 0],
    ['20200415T085456.', 0],
    ['20200415T085456.9', 900],
    ['20200415T085456.90', 900],
    ['20200415T085456.908', 908],
    ['20200415T085456.9081', 908],
    ['20200415T085456.908000', 908],
    ['20200415T085456.908600', 909],
    ['20200415T085456.999999', 1000],
    [' 20200415T085456.001 ', 1],
  ])('carries 0 to 6 digits of a fraction: %s', (text, fraction) => {
    expect(parseAxxonTime(text)).toBe(Date.UTC(2020, 3, 15, 8, 54, 56) + fraction);
  });

  test.each([
    '',
    'past',
    'future',
    '2020-04-15T08:54:56',
    '20200415',
    '20200415T085456Z',
    '20200415T085456.1234567',
    '20201315T085456',
    '20200230T085456',
    '20200415T245456',
    '20200415T086056',
    '20200415T085460',
    'not-a-date-time',
    '20200415T085456.908<b>',
  ])('%j is no moment', (text) => {
    expect(parseAxxonTime(text)).toBeUndefined();
  });
});
