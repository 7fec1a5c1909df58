import { describe, expect, it } from 'vitest';
import { createTimeFormat } from '../../core/time-zone.ts';
import { epochMs, ONE_HOUR } from '../../core/units.ts';
import { filterParts, nextDay, timePresets, timeWords } from './filter-words.ts';

const format = createTimeFormat('Europe/Amsterdam', 'en-GB');
const at = (iso: string) => epochMs(Date.parse(iso));
const MIDNIGHT = at('2026-11-19T23:00Z');
const NEXT = at('2026-11-20T23:00Z');

describe('the time of a filter in words', () => {
  it.each([
    [{}, undefined],
    [{ from: MIDNIGHT, until: NEXT }, 'Fri 20 Nov'],
    [{ from: at('2026-11-20T14:00Z'), until: at('2026-11-20T15:00Z') }, 'Fri 20 Nov 15:00–16:00'],
    [{ from: at('2026-11-20T14:00Z'), until: NEXT }, 'Fri 20 Nov 15:00–00:00'],
    [
      { from: at('2026-11-19T14:00Z'), until: at('2026-11-20T15:00Z') },
      'Thu 19 Nov 15:00 – Fri 20 Nov 16:00',
    ],
    [{ from: at('2026-11-20T14:41Z') }, 'since Fri 20 Nov 15:41'],
    [{ until: MIDNIGHT }, 'until Fri 20 Nov 00:00'],
  ])('%o reads %s', (filter, words) => {
    expect(timeWords(filter, format)).toBe(words);
  });

  it.each([
    ['23', '2026-03-28T23:00Z', 'Sun 29 Mar'],
    ['25', '2026-10-24T22:00Z', 'Sun 25 Oct'],
  ])('names a day of %s hours', (hours, midnight, words) => {
    const from = at(midnight);
    const until = nextDay(from, format);
    expect(until - from).toBe(Number(hours) * ONE_HOUR);
    expect(timeWords({ from, until }, format)).toBe(words);
  });
});

it('each part of a filter can be taken away alone', () => {
  const filter = { kind: 'motion', motion: 3, sound: 2, continuous: 'without', from: MIDNIGHT } as const;
  const parts = filterParts(filter, format);
  expect(parts.map(({ words }) => words)).toEqual([
    'since Fri 20 Nov 00:00',
    'motion ≥ 3',
    'sound ≥ 2',
    'without continuous',
  ]);
  expect(parts.map(({ without }) => filterParts(without, format).length)).toEqual([3, 3, 3, 3]);
  expect(parts.every(({ without }) => without.kind === 'motion')).toBe(true);
  expect(filterParts({ continuous: 'only' }, format)[0]?.words).toBe('continuous only');
});

describe('times that are a press away', () => {
  const presets = (now: string) =>
    timePresets(at(now), format).map(({ words, range }) => [words, timeWords(range, format)]);

  it('are moments of the zone shown', () => {
    expect(presets('2026-11-20T15:41Z')).toEqual([
      ['Last hour', 'since Fri 20 Nov 15:41'],
      ['Today', 'Fri 20 Nov'],
      ['Yesterday', 'Thu 19 Nov'],
      ['Last 7 days', 'since Sat 14 Nov 00:00'],
    ]);
  });

  it('count days across a clock change', () => {
    expect(presets('2026-10-26T10:00Z').slice(1)).toEqual([
      ['Today', 'Mon 26 Oct'],
      ['Yesterday', 'Sun 25 Oct'],
      ['Last 7 days', 'since Tue 20 Oct 00:00'],
    ]);
    expect(presets('2026-03-30T22:30Z').slice(1, 3)).toEqual([
      ['Today', 'Tue 31 Mar'],
      ['Yesterday', 'Mon 30 Mar'],
    ]);
  });
});
