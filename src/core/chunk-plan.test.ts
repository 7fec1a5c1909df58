import { expect, test } from 'vitest';
import { chunkBytes, chunkRange, planChunks } from './chunk-plan.ts';

test('pieces cover the file once, and only the last may be shorter', () => {
  const plan = planChunks(25, 10);
  expect(plan.count).toBe(3);
  expect([0, 1, 2].map((index) => chunkRange(plan, index))).toEqual([
    { begin: 0, end: 10 },
    { begin: 10, end: 20 },
    { begin: 20, end: 25 },
  ]);
  expect(planChunks(20, 10).count).toBe(2);
  expect(planChunks(0, 10).count).toBe(0);
});

test('bytes are counted by pieces', () => {
  expect(chunkBytes(planChunks(25, 10), (index) => index > 0)).toBe(15);
});

test.each([
  [-1, 10],
  [Number.NaN, 10],
  [1.5, 10],
  [10, 0],
  [10, Number.POSITIVE_INFINITY],
])('%d bytes in pieces of %d are refused', (size, chunkSize) => {
  expect(() => planChunks(size, chunkSize)).toThrow(RangeError);
});

test.each([-1, 3, 0.5])('a piece %d that is not there is refused', (index) => {
  expect(() => chunkRange(planChunks(25, 10), index)).toThrow(RangeError);
});
