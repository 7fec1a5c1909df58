import { describe, expect, it } from 'vitest';
import { createTimeFormat } from '../../core/time-zone.ts';
import { spanOf, type TimeSpan } from '../../core/time-span.ts';
import { epochMs, type Ms, ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { createTicker } from './timeline-ticks.ts';

const ticker = (zone: string) => createTicker(createTimeFormat(zone, 'en-GB'), 'en-GB');
const view = (from: string, length: Ms): TimeSpan => spanOf(epochMs(Date.parse(from)), length);
const labels = (zone: string, shown: TimeSpan, width: number) =>
  ticker(zone)
    .ticks(shown, width)
    .flatMap(({ label }) => label ?? []);

describe('ticks', () => {
  it('stand on full hours and minutes of the zone, in UTC and a quarter beside it', () => {
    expect(labels('UTC', view('2026-11-20T10:07:00Z', ONE_HOUR), 500)).toEqual([
      '10:10',
      '10:20',
      '10:30',
      '10:40',
      '10:50',
      '11:00',
    ]);
    expect(labels('Asia/Kathmandu', view('2026-11-20T10:07:00Z', ONE_HOUR), 240)).toEqual(['16:00', '16:30']);
  });

  it('have seconds where minutes are wide', () => {
    expect(labels('UTC', view('2026-11-20T10:07:00Z', ms(30 * ONE_SECOND)), 300)).toEqual([
      '10:07:00',
      '10:07:10',
      '10:07:20',
    ]);
  });

  it('name the day at midnight, and stress it', () => {
    const ticks = ticker('Europe/Berlin').ticks(view('2026-11-20T20:00:00Z', ms(6 * ONE_HOUR)), 500);
    expect(ticks.filter(({ strong }) => strong)).toEqual([
      { at: Date.parse('2026-11-20T23:00:00Z'), label: 'Sat 21 Nov', strong: true },
    ]);
  });

  it('show the double hour of the change to winter time twice, told apart by the zone', () => {
    const shown = labels('Europe/Berlin', view('2026-10-24T23:30:00Z', ms(3 * ONE_HOUR)), 400);
    expect(shown).toEqual(['02:00 CEST', '02:00 CET', '03:00 CET']);
  });

  it('leave out the hour that the change to summer time leaves out', () => {
    const shown = labels('Europe/Berlin', view('2026-03-28T23:30:00Z', ms(4 * ONE_HOUR)), 400);
    expect(shown).toEqual(['01:00 CET', '03:00 CEST', '04:00 CEST', '05:00 CEST']);
  });

  it('stay on the hours of the clock after a change of the clock', () => {
    const ticks = ticker('Europe/Berlin').ticks(view('2026-10-24T22:00:00Z', ONE_DAY), 600);
    expect(ticks.flatMap(({ label }) => label ?? [])).toEqual([
      'Sun 25 Oct',
      '03:00 CET',
      '06:00 CET',
      '09:00 CET',
      '12:00 CET',
      '15:00 CET',
      '18:00 CET',
      '21:00 CET',
    ]);
  });

  it('stand on midnights and Mondays of the zone over weeks, across a change of the clock', () => {
    expect(labels('Europe/Berlin', view('2026-10-22T22:00:00Z', ms(5 * ONE_DAY)), 500)).toEqual([
      'Fri 23 Oct',
      'Sat 24 Oct',
      'Sun 25 Oct',
      'Mon 26 Oct',
      'Tue 27 Oct',
    ]);
    expect(labels('UTC', view('2026-11-01T00:00:00Z', ms(30 * ONE_DAY)), 600)).toEqual([
      'Mon 2 Nov',
      'Mon 9 Nov',
      'Mon 16 Nov',
      'Mon 23 Nov',
      'Mon 30 Nov',
    ]);
  });

  it('name months and stress the year', () => {
    const ticks = ticker('UTC').ticks(view('2026-11-15T00:00:00Z', ms(100 * ONE_DAY)), 500);
    expect(ticks).toEqual([
      { at: Date.UTC(2026, 11, 1), label: 'Dec 2026', strong: false },
      { at: Date.UTC(2027, 0, 1), label: 'Jan 2027', strong: true },
      { at: Date.UTC(2027, 1, 1), label: 'Feb 2027', strong: false },
    ]);
  });

  it.each([
    20 * ONE_SECOND,
    5 * ONE_MINUTE,
    ONE_HOUR,
    9 * ONE_HOUR,
    3 * ONE_DAY,
    40 * ONE_DAY,
    1_000 * ONE_DAY,
  ])('of a view of %i ms are in order, within it, and leave room for their texts', (length) => {
    const width = 900;
    const shown = view('2026-10-20T03:04:05Z', ms(length));
    const ticks = ticker('Europe/Berlin').ticks(shown, width);
    const named = ticks.filter(({ label }) => label !== undefined);
    expect(named.length).toBeGreaterThan(0);
    expect(ticks).toEqual(ticks.toSorted((a, b) => a.at - b.at));
    for (const { at } of ticks) expect(at >= shown.from && at < shown.until).toBe(true);
    const apart = named.slice(1).map(({ at }, index) => ((at - (named[index]?.at ?? 0)) / length) * width);
    // The week in which a clock is put forward is an hour short.
    expect(Math.min(...apart, width)).toBeGreaterThan(60);
  });
});
