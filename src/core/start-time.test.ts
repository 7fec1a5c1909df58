import { describe, expect, test } from 'vitest';
import type { StampedTimes } from './footage-facts.ts';
import { findStartTime, type StartClues } from './start-time.ts';
import { epochMs, ms } from './units.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const moment = (iso: string) => epochMs(Date.parse(iso));
const NOW = moment('2026-11-21T12:00:00Z');
const MINUTE = 60_000;

function find(times: Partial<StampedTimes>, more: Partial<StartClues> = {}) {
  const start = findStartTime({
    times: { android: false, ...times },
    duration: ms(5 * MINUTE),
    name: 'GOPR0042.MP4',
    localZone: undefined,
    nameZone: 'UTC',
    now: NOW,
    ...more,
  });
  return start === undefined ? undefined : `${start.source} ${new Date(start.at).toISOString()}`;
}

const header = moment('2026-11-20T14:02:10Z');
const apple = moment('2026-11-20T09:30:00Z');
const tag = moment('2026-11-20T14:02:11Z');

describe('the start of a recording', () => {
  test('is what the header of the container says', () => {
    expect(find({ header })).toBe('header 2026-11-20T14:02:10.000Z');
  });

  test('is the header before a tag, and a tag before the name', () => {
    const name = 'BWC07_20261120_1428.mp4';
    expect(find({ header, tag }, { name })).toBe('header 2026-11-20T14:02:10.000Z');
    expect(find({ tag }, { name })).toBe('tag 2026-11-20T14:02:11.000Z');
    expect(find({}, { name })).toBe('name 2026-11-20T14:28:00.000Z');
  });

  test('is what Apple writes with an offset when the header says the time of an export', () => {
    expect(find({ header, apple, tag })).toBe('apple 2026-11-20T09:30:00.000Z');
  });

  test('is unknown when neither the file nor its name tells it', () => {
    expect(find({})).toBeUndefined();
  });

  test('is the duration before the header where an Android phone stamped the end', () => {
    expect(find({ header, android: true })).toBe('androidEnd 2026-11-20T13:57:10.000Z');
    expect(find({ tag, android: true })).toBe('androidEnd 2026-11-20T13:57:11.000Z');
  });

  test('is not moved by the duration where the offset or the name of an Android phone tells it', () => {
    expect(find({ apple, android: true })).toBe('apple 2026-11-20T09:30:00.000Z');
    const name = 'VID_20261119_000731.mp4';
    expect(find({ android: true }, { name })).toBe('name 2026-11-19T00:07:31.000Z');
  });
});

describe('stamps that are local time', () => {
  test('are read as the time on the wall of their zone, with their seconds', () => {
    const localZone = AMSTERDAM;
    expect(find({ header }, { localZone })).toBe('header 2026-11-20T13:02:10.000Z');
    expect(find({ tag }, { localZone })).toBe('tag 2026-11-20T13:02:11.000Z');
  });

  test('follow the rule of the day for summer time', () => {
    const summer = moment('2026-07-01T14:02:10Z');
    expect(find({ header: summer }, { localZone: AMSTERDAM })).toBe('header 2026-07-01T12:02:10.000Z');
  });

  test('of an end are read where the end is, though the clock changed during the recording', () => {
    // From 01:58 to 03:03 on the wall are five minutes when the clock goes on at two.
    const end = moment('2026-03-29T03:03:00Z');
    const found = find({ header: end, android: true }, { localZone: AMSTERDAM });
    expect(found).toBe('androidEnd 2026-03-29T00:58:00.000Z');
  });

  test('leave what carries its offset as it is', () => {
    expect(find({ apple }, { localZone: AMSTERDAM })).toBe('apple 2026-11-20T09:30:00.000Z');
  });

  test('may be a time of the next day that is not yet over here', () => {
    const ahead = moment('2026-11-22T01:00:00Z');
    expect(find({ header: ahead }, { localZone: 'Pacific/Kiritimati' })).toBe(
      'header 2026-11-21T11:00:00.000Z',
    );
  });
});

describe('the time of a name', () => {
  const name = '2026-11-20 16.28.04.mov';

  test('is the time on the wall of the site', () => {
    expect(find({}, { name, nameZone: AMSTERDAM })).toBe('name 2026-11-20T15:28:04.000Z');
  });

  test('is the time on the wall of the zone that the person says the camera ran in', () => {
    expect(find({}, { name, nameZone: AMSTERDAM, localZone: 'Asia/Kolkata' })).toBe(
      'name 2026-11-20T10:58:04.000Z',
    );
  });
});

describe('a time that cannot be', () => {
  test.each([
    ['1904', moment('1904-01-01T00:00:00Z')],
    ['1970', epochMs(0)],
    ['1980', moment('1980-01-06T00:00:00Z')],
    ['the last second of 1999', moment('1999-12-31T23:59:59Z')],
    ['two days in the future', moment('2026-11-23T12:00:00Z')],
    ['far beyond what a date can hold', epochMs(Number.MAX_VALUE)],
    ['below what a date can hold', epochMs(-Number.MAX_VALUE)],
    ['no number', epochMs(Number.NaN)],
  ])('counts as none: %s', (_what, at) => {
    for (const localZone of [undefined, AMSTERDAM]) {
      expect(find({ header: at }, { localZone })).toBeUndefined();
      expect(find({ header: at, tag }, { localZone })).toMatch(/^tag /);
      expect(find({ apple: at, header }, { localZone })).toMatch(/^header /);
    }
  });

  test('counts as none in a name', () => {
    expect(find({}, { name: 'BWC07_20301120_1428.mp4' })).toBeUndefined();
  });

  test('does not reach into the hours by which a camera may be ahead', () => {
    expect(find({ header: moment('2026-11-22T11:59:59Z') })).toMatch(/^header /);
    expect(find({ header: moment('2026-11-22T12:00:01Z') })).toBeUndefined();
  });
});
