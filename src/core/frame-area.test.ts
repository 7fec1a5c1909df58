import { describe, expect, it } from 'vitest';
import {
  AREA_HANDLES,
  type AreaHandle,
  areaBetween,
  areaSize,
  betweenPoints,
  clampPoint,
  edgeOf,
  fittedInto,
  type FrameArea,
  type FramePolygon,
  handlePoint,
  isLargeEnough,
  isNear,
  isWithin,
  movedArea,
  movedPolygon,
  polygonBounds,
  polygonShare,
  resizedArea,
  roundedArea,
  roundedPoint,
  sameArea,
  samePolygon,
  SMALLEST_SIDE,
  WHOLE_FRAME,
  withCornerAfter,
  withCornerAt,
  withoutCorner,
} from './frame-area.ts';

const area = (x1: number, y1: number, x2: number, y2: number): FrameArea => ({
  from: { x: x1, y: y1 },
  to: { x: x2, y: y2 },
});
const MIDDLE = area(0.25, 0.25, 0.75, 0.75);
const TRIANGLE: FramePolygon = [
  { x: 0.2, y: 0.2 },
  { x: 0.6, y: 0.2 },
  { x: 0.6, y: 0.6 },
];
const SQUARE: FramePolygon = [...TRIANGLE, { x: 0.2, y: 0.6 }];

describe('a point', () => {
  it('off the picture lands on its edge', () => {
    expect(clampPoint({ x: -0.2, y: 1.4 })).toEqual({ x: 0, y: 1 });
    expect(clampPoint({ x: 0.2, y: 0.4 })).toEqual({ x: 0.2, y: 0.4 });
  });

  it('is rounded far below a thousandth, and loses the noise of sums', () => {
    expect(roundedPoint({ x: 0.1 + 0.2, y: 0.123_456 })).toEqual({ x: 0.3, y: 0.1235 });
    expect(roundedPoint({ x: 1, y: 0 })).toEqual({ x: 1, y: 0 });
  });

  it('is near another one by the reach of each direction', () => {
    const reach = { x: 0.01, y: 0.02 };
    expect(isNear({ x: 0.5, y: 0.5 }, { x: 0.509, y: 0.519 }, reach)).toBe(true);
    expect(isNear({ x: 0.5, y: 0.5 }, { x: 0.515, y: 0.5 }, reach)).toBe(false);
    expect(isNear({ x: 0.5, y: 0.5 }, { x: 0.5, y: 0.525 }, reach)).toBe(false);
  });
});

describe('a rectangle', () => {
  it.each([
    [
      { x: 0.2, y: 0.3 },
      { x: 0.6, y: 0.7 },
    ],
    [
      { x: 0.6, y: 0.7 },
      { x: 0.2, y: 0.3 },
    ],
    [
      { x: 0.6, y: 0.3 },
      { x: 0.2, y: 0.7 },
    ],
  ])('between %j and %j is the same', (one, other) => {
    expect(areaBetween(one, other)).toEqual(area(0.2, 0.3, 0.6, 0.7));
  });

  it('drawn over the edge ends at it', () => {
    expect(areaBetween({ x: 0.5, y: 0.5 }, { x: 1.5, y: -1 })).toEqual(area(0.5, 0, 1, 0.5));
  });

  it('keeps its size when it is moved against an edge', () => {
    expect(roundedArea(movedArea(MIDDLE, { x: 0.4, y: -0.9 }))).toEqual(area(0.5, 0, 1, 0.5));
    expect(roundedArea(movedArea(MIDDLE, { x: -0.1, y: 0.1 }))).toEqual(area(0.15, 0.35, 0.65, 0.85));
    expect(movedArea(WHOLE_FRAME, { x: 0.3, y: 0.3 })).toEqual(WHOLE_FRAME);
  });

  it('is held at its corners and the middles of its sides', () => {
    const places = AREA_HANDLES.map((handle) => handlePoint(MIDDLE, handle));
    expect(places.map(({ x, y }) => [x, y])).toEqual([
      [0.25, 0.25],
      [0.5, 0.25],
      [0.75, 0.25],
      [0.75, 0.5],
      [0.75, 0.75],
      [0.5, 0.75],
      [0.25, 0.75],
      [0.25, 0.5],
    ]);
  });

  it.each<[AreaHandle, FrameArea]>([
    ['nw', area(0.35, 0.2, 0.75, 0.75)],
    ['n', area(0.25, 0.2, 0.75, 0.75)],
    ['ne', area(0.25, 0.2, 0.85, 0.75)],
    ['e', area(0.25, 0.25, 0.85, 0.75)],
    ['se', area(0.25, 0.25, 0.85, 0.7)],
    ['s', area(0.25, 0.25, 0.75, 0.7)],
    ['sw', area(0.35, 0.25, 0.75, 0.7)],
    ['w', area(0.35, 0.25, 0.75, 0.75)],
  ])('pulled at %s moves only the sides of that handle', (handle, expected) => {
    expect(roundedArea(resizedArea(MIDDLE, handle, { x: 0.1, y: -0.05 }))).toEqual(expected);
  });

  it('pulled past the edge stops there', () => {
    expect(resizedArea(MIDDLE, 'nw', { x: -1, y: -1 })).toEqual(area(0, 0, 0.75, 0.75));
    expect(resizedArea(MIDDLE, 'se', { x: 1, y: 1 })).toEqual(area(0.25, 0.25, 1, 1));
  });

  it('pulled over itself keeps its smallest size, and does not turn over', () => {
    const fromLeft = resizedArea(MIDDLE, 'nw', { x: 0.9, y: 0.9 });
    const fromRight = resizedArea(MIDDLE, 'se', { x: -0.9, y: -0.9 });
    expect(roundedArea(fromLeft)).toEqual(area(0.75 - SMALLEST_SIDE, 0.75 - SMALLEST_SIDE, 0.75, 0.75));
    expect(roundedArea(fromRight)).toEqual(area(0.25, 0.25, 0.25 + SMALLEST_SIDE, 0.25 + SMALLEST_SIDE));
    expect([fromLeft, fromRight].map(isLargeEnough)).toEqual([true, true]);
  });

  it('of a slip of the hand is too small', () => {
    expect(isLargeEnough(area(0.5, 0.5, 0.505, 0.9))).toBe(false);
    expect(isLargeEnough(area(0.5, 0.5, 0.9, 0.505))).toBe(false);
    expect(isLargeEnough(area(0.1, 0.1, 0.11, 0.11))).toBe(true);
  });

  it('holds what lies on it and on its sides', () => {
    expect(isWithin(MIDDLE, { x: 0.25, y: 0.75 })).toBe(true);
    expect(isWithin(MIDDLE, { x: 0.2, y: 0.5 })).toBe(false);
    expect(isWithin(MIDDLE, { x: 0.5, y: 0.76 })).toBe(false);
  });

  it('is the same as one with the same corners', () => {
    expect(sameArea(MIDDLE, area(0.25, 0.25, 0.75, 0.75))).toBe(true);
    expect(sameArea(MIDDLE, area(0.25, 0.25, 0.75, 0.7501))).toBe(false);
  });

  it('has as many pixels as its share of the picture', () => {
    const picture = { width: 1920, height: 1080 };
    expect(areaSize(area(0.1875, 0.127, 0.875, 0.873), picture)).toEqual({ width: 1320, height: 806 });
    expect(areaSize(WHOLE_FRAME, picture)).toEqual(picture);
  });
});

describe('a polygon', () => {
  it('keeps its form when it is moved against an edge', () => {
    const moved = movedPolygon(TRIANGLE, { x: 0.9, y: -0.9 }).map(roundedPoint);
    expect(moved).toEqual([
      { x: 0.6, y: 0 },
      { x: 1, y: 0 },
      { x: 1, y: 0.4 },
    ]);
  });

  it('takes a corner elsewhere, and keeps it on the picture', () => {
    expect(withCornerAt(TRIANGLE, 1, { x: 1.2, y: 0.1 })).toEqual([
      { x: 0.2, y: 0.2 },
      { x: 1, y: 0.1 },
      { x: 0.6, y: 0.6 },
    ]);
  });

  it('takes a new corner on any of its edges, also the closing one', () => {
    const at = { x: 0.4, y: 0.4 };
    expect(withCornerAfter(TRIANGLE, 0, at)[1]).toEqual(at);
    expect(withCornerAfter(TRIANGLE, 2, at)).toEqual([...TRIANGLE, at]);
    expect(edgeOf(TRIANGLE, 2)).toEqual([TRIANGLE[2], TRIANGLE[0]]);
    expect(edgeOf(TRIANGLE, 3)).toBeUndefined();
    expect(betweenPoints({ x: 0, y: 0.5 }, { x: 0.5, y: 1 })).toEqual({ x: 0.25, y: 0.75 });
  });

  it('never has fewer than three corners', () => {
    expect(withoutCorner(SQUARE, 3)).toEqual(TRIANGLE);
    expect(withoutCorner(TRIANGLE, 0)).toBeUndefined();
    expect(withoutCorner(SQUARE, 7)).toBeUndefined();
  });

  it('covers its share of the picture, whichever way round it was drawn', () => {
    expect(polygonShare(SQUARE)).toBeCloseTo(0.16);
    expect(polygonShare(SQUARE.toReversed())).toBeCloseTo(0.16);
    expect(polygonShare(SQUARE.slice(0, 2))).toBe(0);
  });

  it('lies in the rectangle round it', () => {
    expect(polygonBounds(TRIANGLE)).toEqual(area(0.2, 0.2, 0.6, 0.6));
  });

  it('is the same as one with the same corners in the same order', () => {
    expect(samePolygon(TRIANGLE, TRIANGLE.map(roundedPoint))).toBe(true);
    expect(samePolygon(TRIANGLE, SQUARE)).toBe(false);
    expect(samePolygon(TRIANGLE, TRIANGLE.toReversed())).toBe(false);
  });
});

describe('a picture in a box', () => {
  const box = { width: 800, height: 450 };

  it('of the same form fills it', () => {
    expect(fittedInto(box, { width: 1920, height: 1080 })).toEqual({ left: 0, top: 0, ...box });
  });

  it('that is higher stands between bars at the sides', () => {
    expect(fittedInto(box, { width: 400, height: 400 })).toEqual({
      left: 175,
      top: 0,
      width: 450,
      height: 450,
    });
  });

  it('that is wider lies between bars above and below', () => {
    expect(fittedInto(box, { width: 1600, height: 400 })).toEqual({
      left: 0,
      top: 125,
      width: 800,
      height: 200,
    });
  });

  it('without a size has no place', () => {
    const nowhere = { left: 0, top: 0, width: 0, height: 0 };
    expect(fittedInto(box, { width: 0, height: 0 })).toEqual(nowhere);
    expect(fittedInto({ width: 0, height: 0 }, { width: 4, height: 3 })).toEqual(nowhere);
  });
});
