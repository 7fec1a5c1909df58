import { describe, expect, test } from 'vitest';
import type { TimeSpan } from '../../core/time-span.ts';
import { epochMs, ms } from '../../core/units.ts';
import { parsePeriod, parseRecordedPeriods } from './recorded-periods.ts';

const span = (from: number, until: number): TimeSpan => ({ from: epochMs(from), until: epochMs(until) });
const NOW = epochMs(10_000);
const ALL = span(0, 100_000);
const read = (reply: unknown, within = ALL, gap = ms(0)) => parseRecordedPeriods(reply, within, NOW, gap);
const period = (startTimeMs: unknown, durationMs: unknown) => ({ startTimeMs, durationMs });

describe('recorded periods', () => {
  test('are read by server, numbers as text', () => {
    const reply = [
      { guid: '{a}', periods: [period('1000', '500'), period('3000', '1000')] },
      { guid: '{b}', periods: [period('6000', '10')] },
    ];
    expect(read(reply)).toEqual([span(1000, 1500), span(3000, 4000), span(6000, 6010)]);
  });

  test('are read flat, numbers as numbers', () => {
    expect(read([period(1000, 500), period(3000, 1000)])).toEqual([span(1000, 1500), span(3000, 4000)]);
  });

  test('of several servers are put in order and merged', () => {
    const reply = [{ periods: [period(3000, 1000), period(1000, 500)] }, { periods: [period(1400, 1700)] }];
    expect(read(reply)).toEqual([span(1000, 4000)]);
  });

  test('with a duration of −1 are still being recorded, until now', () => {
    expect(read([period('8000', '-1')])).toEqual([span(8000, 10_000)]);
    expect(read([period('12000', -1)])).toEqual([]);
    expect(parsePeriod(period('12000', -1), NOW)).toEqual(span(12_000, 12_000));
  });

  test('are cut to what was asked for', () => {
    expect(read([period(1000, 5000), period(7000, 100)], span(2000, 3000))).toEqual([span(2000, 3000)]);
  });

  test('lose the gaps that are shorter than what can be seen', () => {
    const reply = [period(0, 1000), period(1500, 500), period(4000, 500)];
    expect(read(reply, ALL, ms(500))).toEqual([span(0, 2000), span(4000, 4500)]);
    expect(read(reply, ALL, ms(499))).toHaveLength(3);
  });

  test('of no footage are an empty list', () => {
    expect(read([])).toEqual([]);
    expect(read([{ guid: '{a}', periods: [] }])).toEqual([]);
    expect(read([period(1000, 0)])).toEqual([]);
  });

  test('keep the good rows beside bad ones', () => {
    const bad = [null, 7, 'x', {}, period('soon', 5), period(1, null), { periods: 'none' }, [period(1, 2)]];
    expect(read([...bad, period(1000, 500), { periods: [...bad, period(3000, 10)] }])).toEqual([
      span(1000, 1500),
      span(3000, 3010),
    ]);
  });

  test.each([[undefined], [null], [{}], ['[]'], [{ periods: [] }]])('are not %j', (reply) => {
    expect(read(reply)).toBeUndefined();
  });

  test('by the ten thousand are read', () => {
    const periods = Array.from({ length: 10_000 }, (_, index) => period(String(index * 10), '5'));
    expect(read([{ periods }])).toHaveLength(10_000);
  });
});
