import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { epochMs } from '../../core/units.ts';
import { FILTER_SEARCH, filterPart, toFilter, toFilterSearch } from './filter-search.ts';

const read = (search: Record<string, unknown>) => toFilter(v.parse(v.object(FILTER_SEARCH), search));
const FROM = '2026-11-20T15:00:00.000Z';
const UNTIL = '2026-11-20T16:00:00.000Z';
const all = {
  kind: 'sound',
  motion: 3,
  sound: 10,
  continuous: 'without',
  from: epochMs(Date.parse(FROM)),
  until: epochMs(Date.parse(UNTIL)),
} as const;

describe('a filter in an address', () => {
  it('is read as it was written', () => {
    expect(read({ ...toFilterSearch(all) })).toEqual(all);
    expect(toFilterSearch(all)).toMatchObject({ type: 'sound', from: FROM, until: UNTIL });
  });

  it('leaves nothing behind of parts that are not set', () => {
    expect(Object.values(toFilterSearch({}))).toEqual(Array.from({ length: 6 }));
  });

  it.each([
    { type: 'alarm' },
    { type: 7 },
    { motion: '<b>' },
    { motion: 0 },
    { motion: 11 },
    { motion: 2.5 },
    { sound: -1 },
    { sound: [3] },
    { continuous: true },
    { from: 'yesterday' },
    { from: 1_795_000_000_000 },
    { until: '2026-99-99T00:00:00Z' },
    { until: { gte: 1 } },
  ])('falls back where a value is wrong: %o', (search) => {
    expect(Object.values(read(search)).filter((part) => part !== undefined)).toEqual([]);
  });

  it('keeps its other parts when one is wrong', () => {
    expect(read({ type: 'motion', motion: 'loud' })).toMatchObject({ kind: 'motion', motion: undefined });
  });

  it('loses an end that comes before its beginning', () => {
    expect(read({ from: UNTIL, until: FROM })).toMatchObject({ from: Date.parse(UNTIL), until: undefined });
  });

  it('is kept without the rest of the address', () => {
    const before: Record<string, unknown> = { type: 'motion', event: 'a-1', at: FROM };
    expect(filterPart(v.parse(v.object(FILTER_SEARCH), before))).toEqual(toFilterSearch({ kind: 'motion' }));
  });

  it('speaks of whole minutes', () => {
    expect(toFilterSearch({ from: epochMs(Date.parse(FROM) + 12_345) }).from).toBe(FROM);
  });
});
