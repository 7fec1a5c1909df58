import { describe, expect, test } from 'vitest';
import { EVENT_OFFSET_MAX, EVENT_PAGE } from './limits.ts';
import { searchOffset } from './event-search.ts';

/** Searches a list whose first accepted row is at `place`; more rows come in front as `arrivals` says. */
async function search(place: number, arrivals: (call: number) => number = () => 0) {
  const asked: number[] = [];
  let at = place;
  const found = await searchOffset((offset) => {
    asked.push(offset);
    at += arrivals(asked.length);
    return Promise.resolve(offset >= at);
  }, EVENT_PAGE);
  return { found, asked, at };
}

describe('the place of a moment in a long list', () => {
  test.each([20, 21, 29, 30, 31, 40, 41, 100, 999, 5000, 99_999, 1_000_000])(
    'is found within half a page before row %d, and never behind it',
    async (place) => {
      const { found, asked } = await search(place);
      expect(found).toBeLessThanOrEqual(place);
      expect(place - found).toBeLessThanOrEqual(EVENT_PAGE / 2);
      expect(asked.length).toBeLessThanOrEqual(2 * Math.log2(place) + 2);
    },
  );

  test('takes twenty questions at most in a list of 5,000', async () => {
    for (let place = EVENT_PAGE; place < 5000; place += 37) {
      expect((await search(place)).asked.length).toBeLessThanOrEqual(20);
    }
  });

  test('is not passed over when rows are added in front meanwhile', async () => {
    const { found, at } = await search(700, () => 3);
    expect(found).toBeLessThanOrEqual(at);
  });

  test('asks for each row once', async () => {
    const { asked } = await search(4321);
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('is given up in time where nothing is ever reached, at a place that a cursor can name', async () => {
    const { found, asked } = await search(Number.POSITIVE_INFINITY);
    expect(asked.length).toBeLessThanOrEqual(32);
    expect(found).toBeLessThanOrEqual(EVENT_OFFSET_MAX);
  });
});
