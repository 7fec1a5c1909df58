/** Places on picture and page as Axxon writes them: fractions from the top left, six digits at most. */
import type { FrameArea, FramePoint, FramePolygon } from '../../core/frame-area.ts';
import { PLACE_DIGITS } from './export-limits.ts';

export type AxxonPoint = readonly [x: number, y: number];
/** Two opposite corners. */
export type AxxonArea = readonly [AxxonPoint, AxxonPoint];
/** Closed: the last point is the first one again. */
export type AxxonPolygon = readonly AxxonPoint[];

const STEPS = 10 ** PLACE_DIGITS;
const rounded = (value: number): number => Math.round(value * STEPS) / STEPS;

export const toAxxonPoint = ({ x, y }: FramePoint): AxxonPoint => [rounded(x), rounded(y)];

export const toAxxonArea = ({ from, to }: FrameArea): AxxonArea => [toAxxonPoint(from), toAxxonPoint(to)];

const isSame = (one: AxxonPoint | undefined, other: AxxonPoint | undefined): boolean =>
  one?.[0] === other?.[0] && one?.[1] === other?.[1];

/** The corners of a polygon; a corner on the one before it, or on the first at the end, is none. */
export function cornersOf(polygon: FramePolygon): readonly AxxonPoint[] {
  const points = polygon.map(toAxxonPoint);
  const corners = points.filter((point, index) => index === 0 || !isSame(point, points[index - 1]));
  while (corners.length > 1 && isSame(corners[0], corners.at(-1))) corners.pop();
  return corners;
}

/** A polygon with its closing point, which the document demands. */
export function toAxxonPolygon(polygon: FramePolygon): AxxonPolygon {
  const corners = cornersOf(polygon);
  return [...corners, ...corners.slice(0, 1)];
}

/** Whether an area leaves out nothing. */
export const isWhole = ([[left, top], [right, bottom]]: AxxonArea): boolean =>
  left === 0 && top === 0 && right === 1 && bottom === 1;
