import { describe, expect, it } from 'vitest';
import { epochMs } from './units.ts';
import {
  fromWallClock,
  fromZonedTime,
  parseZonedText,
  toZonedTime,
  zonedDayText,
  zonedText,
} from './zoned-time.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const moment = (iso: string) => epochMs(Date.parse(iso));
const time = (year: number, month: number, day: number, hour = 0, minute = 0) => ({
  year,
  month,
  day,
  hour,
  minute,
});

describe('the wall-clock time of a zone', () => {
  it.each([
    ['UTC', '2026-11-20T16:41Z', time(2026, 11, 20, 16, 41)],
    [AMSTERDAM, '2026-11-20T16:41Z', time(2026, 11, 20, 17, 41)],
    [AMSTERDAM, '2026-07-01T22:30Z', time(2026, 7, 2, 0, 30)],
    ['Asia/Kolkata', '2026-11-20T00:00Z', time(2026, 11, 20, 5, 30)],
    ['-03:30', '2026-11-20T00:00Z', time(2026, 11, 19, 20, 30)],
  ])('%s at %s, and back', (zone, iso, shown) => {
    expect(toZonedTime(zone, moment(iso))).toEqual(shown);
    expect(fromZonedTime(zone, shown)).toBe(moment(iso));
  });

  it('at midnight is hour 0 of the new day', () => {
    expect(toZonedTime(AMSTERDAM, moment('2026-11-19T23:00Z'))).toEqual(time(2026, 11, 20));
  });

  it('that a clock change leaves out is later by the change', () => {
    expect(fromZonedTime(AMSTERDAM, time(2026, 3, 29, 2, 30))).toBe(moment('2026-03-29T01:30Z'));
  });

  it('that comes twice is the first of the two', () => {
    expect(fromZonedTime(AMSTERDAM, time(2026, 10, 25, 2, 30))).toBe(moment('2026-10-25T00:30Z'));
  });

  it('of days with 23 and 25 hours begins at their midnight', () => {
    const length = (day: number, month: number) =>
      fromZonedTime(AMSTERDAM, time(2026, month, day + 1)) - fromZonedTime(AMSTERDAM, time(2026, month, day));
    expect(length(29, 3)).toBe(23 * 3_600_000);
    expect(length(25, 10)).toBe(25 * 3_600_000);
  });

  it('of a day whose midnight is left out begins when its clock begins', () => {
    expect(fromZonedTime('America/Santiago', time(2026, 9, 6))).toBe(moment('2026-09-06T04:00Z'));
  });

  it('is refused for a zone that nobody knows', () => {
    expect(() => toZonedTime('Europe/Amsterdm', epochMs(0))).toThrow(RangeError);
  });
});

describe('a stamp of local time that was written as if it were UTC', () => {
  it.each([
    ['in winter', AMSTERDAM, '2026-11-20T16:41:18.280Z', '2026-11-20T15:41:18.280Z'],
    ['in summer', AMSTERDAM, '2026-07-01T00:10:59Z', '2026-06-30T22:10:59Z'],
    ['a second before the clock goes on', AMSTERDAM, '2026-03-29T01:59:59Z', '2026-03-29T00:59:59Z'],
    ['within the hour that is left out', AMSTERDAM, '2026-03-29T02:00:07Z', '2026-03-29T01:00:07Z'],
    ['within the hour that comes twice', AMSTERDAM, '2026-10-25T02:30:07Z', '2026-10-25T00:30:07Z'],
    ['a second after that hour', AMSTERDAM, '2026-10-25T03:00:00Z', '2026-10-25T02:00:00Z'],
    ['of a zone of half hours', 'Asia/Kolkata', '2026-11-20T05:30:01Z', '2026-11-20T00:00:01Z'],
    ['behind UTC', 'America/New_York', '2026-11-20T20:00:30Z', '2026-11-21T01:00:30Z'],
  ])('%s keeps its seconds', (_when, zone, written, meant) => {
    expect(fromWallClock(zone, moment(written))).toBe(moment(meant));
  });
});

describe('the text of a field', () => {
  it('is written and read in the zone', () => {
    const at = moment('2026-11-20T23:05Z');
    expect(zonedText(AMSTERDAM, at)).toBe('2026-11-21T00:05');
    expect(parseZonedText(AMSTERDAM, '2026-11-21T00:05')).toBe(at);
  });

  it('may have seconds, which are left out', () => {
    expect(parseZonedText('UTC', '2026-11-21T00:05:33')).toBe(moment('2026-11-21T00:05Z'));
  });

  it.each(['', 'yesterday', '2026-02-30T10:00', '2026-13-01T10:00', '2026-11-20T25:00', '2026-11-20'])(
    'is no time when it reads %j',
    (text) => {
      expect(parseZonedText('UTC', text)).toBeUndefined();
    },
  );

  it('of a day has two digits for each part', () => {
    expect(zonedDayText({ year: 2026, month: 3, day: 9 })).toBe('2026-03-09');
  });
});
