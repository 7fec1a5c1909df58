import { describe, expect, test } from 'vitest';
import { polygon } from '../../testing/axxon-orders.ts';
import { cornersOf, isWhole, toAxxonArea, toAxxonPoint, toAxxonPolygon } from './export-places.ts';

test('numbers are rounded to six digits', () => {
  expect(toAxxonPoint({ x: 0.1 + 0.2, y: 2 / 3 })).toEqual([0.3, 0.666667]);
  expect(JSON.stringify(toAxxonPoint({ x: 1e-9, y: 0.9999999 }))).toBe('[0,1]');
});

test('an area is its left top corner and its right bottom corner', () => {
  const area = { from: { x: 0.1, y: 0.2 }, to: { x: 0.6, y: 0.9 } };
  expect(toAxxonArea(area)).toEqual([
    [0.1, 0.2],
    [0.6, 0.9],
  ]);
  expect(isWhole(toAxxonArea(area))).toBe(false);
  expect(isWhole(toAxxonArea({ from: { x: 0, y: 0 }, to: { x: 1, y: 0.9999999 } }))).toBe(true);
});

describe('a polygon', () => {
  test('ends in its first corner (the document wants three corners and a closing point)', () => {
    expect(toAxxonPolygon(polygon([0.2, 0.2], [0.3, 0.7], [0.5, 0.5]))).toEqual([
      [0.2, 0.2],
      [0.3, 0.7],
      [0.5, 0.5],
      [0.2, 0.2],
    ]);
  });

  test.each([
    ['that was closed by hand', polygon([0, 0], [1, 0], [1, 1], [0, 0])],
    ['with a corner clicked twice', polygon([0, 0], [1, 0], [1, 0], [1, 1])],
    ['with corners that six digits cannot tell apart', polygon([0, 0], [1, 0], [1, 1], [1e-8, 0])],
    ['closed and clicked twice', polygon([0, 0], [0, 0], [1, 0], [1, 1], [0, 0], [0, 0])],
  ])('%s has the corners that can be seen', (_, drawn) => {
    expect(cornersOf(drawn)).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
    expect(toAxxonPolygon(drawn)).toHaveLength(4);
  });

  test('of one point has one corner, of none none', () => {
    expect(cornersOf(polygon([0.5, 0.5], [0.5, 0.5]))).toEqual([[0.5, 0.5]]);
    expect(cornersOf([])).toEqual([]);
    expect(toAxxonPolygon([])).toEqual([]);
  });
});
