import { expect, it } from 'vitest';
import { countText } from './count-text.ts';
import { ms } from './units.ts';

it.each([
  [0, '00:00'],
  [42_000, '00:42'],
  [42_999, '00:42'],
  [300_000, '05:00'],
  [3_599_000, '59:59'],
  [3_723_000, '1:02:03'],
  [-5_000, '00:00'],
])('%i ms count as %s', (length, text) => {
  expect(countText(ms(length))).toBe(text);
});
