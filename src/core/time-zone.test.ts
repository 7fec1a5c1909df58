import { describe, expect, it } from 'vitest';
import { ageText, createTimeFormat, durationText, offsetZone } from './time-zone.ts';
import { epochMs, ms, ONE_HOUR } from './units.ts';

const at = (text: string) => epochMs(Date.parse(text));

describe('a time format', () => {
  it('shows the clock of its zone', () => {
    const amsterdam = createTimeFormat('Europe/Amsterdam', 'en-GB');
    expect(amsterdam.clock(at('2026-11-20T15:41:18Z'))).toBe('16:41:18');
    expect(amsterdam.clockMs(at('2026-11-20T15:41:18.280Z'))).toBe('16:41:18.280');
    expect(amsterdam.day(at('2026-11-20T23:30:00Z'))).toBe('Sat 21 Nov');
    expect(amsterdam.fullDay(at('2026-11-20T12:00:00Z'))).toBe('Fri 20 Nov 2026');
  });

  it('names the zone as it is at that moment', () => {
    const amsterdam = createTimeFormat('Europe/Amsterdam', 'en-GB');
    expect(amsterdam.zoneName(at('2026-11-20T12:00:00Z'))).toBe('CET');
    expect(amsterdam.zoneName(at('2026-07-20T12:00:00Z'))).toBe('CEST');
  });

  it('keeps the two hours of a clock change apart', () => {
    const amsterdam = createTimeFormat('Europe/Amsterdam', 'en-GB');
    const first = at('2026-10-25T00:30:00Z');
    const second = at('2026-10-25T01:30:00Z');
    expect(amsterdam.clock(first)).toBe(amsterdam.clock(second));
    expect(amsterdam.hourKey(first)).not.toBe(amsterdam.hourKey(second));
  });

  it('finds midnight on days of 23, 24 and 25 hours', () => {
    const amsterdam = createTimeFormat('Europe/Amsterdam', 'en-GB');
    const dayOf = (text: string) => new Date(amsterdam.dayStart(at(text))).toISOString();
    expect(dayOf('2026-11-20T15:41:18Z')).toBe('2026-11-19T23:00:00.000Z');
    expect(dayOf('2026-10-25T20:00:00Z')).toBe('2026-10-24T22:00:00.000Z');
    expect(dayOf('2026-03-29T20:00:00Z')).toBe('2026-03-28T23:00:00.000Z');
  });

  it('finds the full hour where the offset is not a whole hour', () => {
    const kathmandu = createTimeFormat('Asia/Kathmandu', 'en-GB');
    expect(kathmandu.clock(at('2026-11-20T12:20:00Z'))).toBe('18:05:00');
    expect(kathmandu.hour(at('2026-11-20T12:20:00Z'))).toBe('18:00–19:00');
  });

  it('accepts a fixed offset as a zone', () => {
    const camera = createTimeFormat(offsetZone(ms(-3.5 * ONE_HOUR)), 'en-GB');
    expect(camera.zone).toBe('-03:30');
    expect(camera.clock(at('2026-11-20T12:00:00Z'))).toBe('08:30:00');
  });

  it('refuses a zone that nobody knows', () => {
    expect(() => createTimeFormat('Mars/Olympus', 'en-GB')).toThrow(RangeError);
  });
});

describe('lengths of time', () => {
  it('read in the two largest units', () => {
    expect(durationText(ms(12_400))).toBe('12 s');
    expect(durationText(ms(82_000))).toBe('1 min 22 s');
    expect(durationText(ms(59_700))).toBe('1 min');
    expect(durationText(ms(2 * ONE_HOUR + 300_000))).toBe('2 h 5 min');
    expect(durationText(ms(-5))).toBe('0 s');
  });

  it('read in one unit as an age', () => {
    expect(ageText(ms(38_000))).toBe('38 s');
    expect(ageText(ms(250_000))).toBe('4 min');
    expect(ageText(ms(47 * ONE_HOUR))).toBe('47 h');
    expect(ageText(ms(73 * ONE_HOUR))).toBe('3 days');
  });
});
