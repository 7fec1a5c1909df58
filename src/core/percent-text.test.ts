import { expect, it } from 'vitest';
import { percentText } from './percent-text.ts';

it('never says 100 % before it is', () => {
  expect(percentText(0.9999)).toBe('99 %');
  expect(percentText(1)).toBe('100 %');
  expect(percentText(1.2)).toBe('100 %');
  expect(percentText(0.629)).toBe('62 %');
  expect(percentText(-1)).toBe('0 %');
});
