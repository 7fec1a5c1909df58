import { describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import type { NewsState } from './event-news.ts';
import { newsWords } from './news-status.tsx';
import { sumNews } from './sum-news.ts';

const ARRIVING: NewsState = { kind: 'arriving' };
const RESTING: NewsState = { kind: 'resting' };
const trouble = new Failure({ code: 'timeout', operation: 'list events' });
const asking = (cameras: number, of: number, failed?: Failure): NewsState => ({
  kind: 'asking',
  cameras,
  of,
  trouble: failed,
});

describe('how new events come in', () => {
  it.each([
    [ARRIVING, 'healthy', 'new ones arrive'],
    [RESTING, 'asleep', 'paused'],
    [undefined, 'asleep', 'paused'],
    [asking(1, 1), 'degraded', 'asked every 30 s'],
    [asking(1, 1, trouble), 'degraded', 'asked every 30 s, last time failed'],
  ])('is said in words and a shape of its own: %o', (state, shape, words) => {
    expect(newsWords(state)).toMatchObject({ shape, words });
  });

  it('tells how many cameras are asked where the others send', () => {
    expect(newsWords(asking(3, 10)).title).toContain('7 cameras send');
  });
});

describe('several systems', () => {
  it.each([
    [[ARRIVING, ARRIVING], ARRIVING],
    [[ARRIVING, asking(2, 5)], asking(2, 5)],
    [[asking(1, 2), asking(3, 3, trouble)], asking(4, 5, trouble)],
    [[ARRIVING, RESTING], RESTING],
    [[], undefined],
  ])('%o are one state', (states, sum) => {
    expect(sumNews(states)).toEqual(sum);
  });
});
