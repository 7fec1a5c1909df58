import { expect, test } from 'vitest';
import { isAtLeast } from './vdg-version.ts';

test.each([
  ['2.7.3', true],
  ['2.7.3.1881', true],
  ['2.7.10', true],
  ['2.10', true],
  ['3', true],
  ['2.7.5 (build 12)', true],
  ['2.7.2', false],
  ['2.7', false],
  ['2.6.99', false],
  ['1.9.9', false],
  ['', undefined],
  ['unknown', undefined],
])('version %j is 2.7.3 or newer: %j', (version, is) => {
  expect(isAtLeast(version, '2.7.3')).toBe(is);
});
