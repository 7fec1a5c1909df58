import { expect, test } from 'vitest';
import { ms, ONE_SECOND } from '../../core/units.ts';
import { clockWords } from './clock-words.ts';

const healthy = (seconds: number) =>
  ({ kind: 'healthy', latency: ms(20), clockOffset: ms(seconds * ONE_SECOND) }) as const;

test.each([
  [0, 'in step'],
  [1, 'in step'],
  [-1, 'in step'],
  [12, '12 s ahead'],
  [-185, '3 min 5 s behind'],
  [7_200, '2 h ahead'],
])('a clock that is %i s ahead is said to be %s', (seconds, words) => {
  expect(clockWords(healthy(seconds))).toBe(words);
});

test('a clock of which nothing was heard is unknown', () => {
  expect(clockWords({ kind: 'unknown' })).toBe('unknown');
  expect(clockWords({ kind: 'slow', latency: ms(3_000) })).toBe('unknown');
});
