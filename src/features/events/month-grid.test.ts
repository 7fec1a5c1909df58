import { describe, expect, it } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { addMonths, daysOf, isBefore, monthGrid, monthOf } from './month-grid.ts';

const AMSTERDAM = 'Europe/Amsterdam';
const at = (iso: string) => epochMs(Date.parse(iso));
const NOVEMBER = { year: 2026, month: 11 };

describe('a month', () => {
  const grid = monthGrid(AMSTERDAM, NOVEMBER);

  it('has its days under their weekdays, weeks from Monday', () => {
    expect(grid.weeks.map((week) => week.map((day) => day?.day ?? 0))).toEqual([
      [0, 0, 0, 0, 0, 0, 1],
      [2, 3, 4, 5, 6, 7, 8],
      [9, 10, 11, 12, 13, 14, 15],
      [16, 17, 18, 19, 20, 21, 22],
      [23, 24, 25, 26, 27, 28, 29],
      [30, 0, 0, 0, 0, 0, 0],
    ]);
  });

  it('begins and ends at midnights of the zone', () => {
    expect([grid.from, grid.until]).toEqual([at('2026-10-31T23:00Z'), at('2026-11-30T23:00Z')]);
    expect(grid.weeks[3]?.[4]).toEqual({ day: 20, id: '2026-11-20', from: at('2026-11-19T23:00Z') });
  });

  it('has the days of its length', () => {
    const lengthOf = (year: number, month: number) =>
      monthGrid('UTC', { year, month }).weeks.flat().filter(Boolean).length;
    expect([lengthOf(2027, 2), lengthOf(2028, 2), lengthOf(2026, 12)]).toEqual([28, 29, 31]);
  });

  it('of a clock change has a day of 25 hours', () => {
    const days = monthGrid(AMSTERDAM, { year: 2026, month: 10 }).weeks.flat();
    const [change, after] = [25, 26].map((day) => days.find((one) => one?.day === day)?.from ?? 0);
    expect((after ?? 0) - (change ?? 0)).toBe(25 * 3_600_000);
  });

  it('follows and precedes others, across years', () => {
    expect(addMonths({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 });
    expect(addMonths({ year: 2026, month: 1 }, -1)).toEqual({ year: 2025, month: 12 });
    expect(addMonths(NOVEMBER, -23)).toEqual({ year: 2024, month: 12 });
    expect(isBefore({ year: 2026, month: 12 }, { year: 2027, month: 1 })).toBe(true);
    expect(isBefore(NOVEMBER, NOVEMBER)).toBe(false);
  });

  it('of a moment is that of the zone', () => {
    expect(monthOf(AMSTERDAM, at('2026-11-30T23:30Z'))).toEqual({ year: 2026, month: 12 });
    expect(monthOf('UTC', at('2026-11-30T23:30Z'))).toEqual(NOVEMBER);
  });
});

describe('days with footage', () => {
  it('are those of the zone, each once', () => {
    const moments = [at('2026-11-20T10:00Z'), at('2026-11-20T10:01Z'), at('2026-11-20T23:30Z')];
    expect([...daysOf(AMSTERDAM, moments)]).toEqual(['2026-11-20', '2026-11-21']);
    expect([...daysOf('UTC', moments)]).toEqual(['2026-11-20']);
  });

  it('begin at the minute, also where a zone is off by three quarters of an hour', () => {
    expect([...daysOf('Asia/Kathmandu', [at('2026-11-20T18:14Z')])]).toEqual(['2026-11-20']);
    expect([...daysOf('Asia/Kathmandu', [at('2026-11-20T18:15Z')])]).toEqual(['2026-11-21']);
  });

  it('may be none', () => {
    expect(daysOf('UTC', []).size).toBe(0);
  });
});
