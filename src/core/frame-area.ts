/** Places on a picture or a page, as fractions of its width and height from the top left. Pure geometry. */

/** 0..1 each. */
export interface FramePoint {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by two opposite corners: `from` is the one at the top left. */
export interface FrameArea {
  readonly from: FramePoint;
  readonly to: FramePoint;
}

/** Corners in the order of the outline; the last is joined to the first. */
export type FramePolygon = readonly FramePoint[];

/** A polygon has at least so many corners. */
export const FEWEST_CORNERS = 3;

export const WHOLE_FRAME: FrameArea = { from: { x: 0, y: 0 }, to: { x: 1, y: 1 } };

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** The nearest point that lies on the picture. */
export const clampPoint = ({ x, y }: FramePoint): FramePoint => ({ x: within(x), y: within(y) });

/** The rectangle between any two points, whichever of them lies further left or up. */
export function areaBetween(one: FramePoint, other: FramePoint): FrameArea {
  const [a, b] = [clampPoint(one), clampPoint(other)];
  return {
    from: { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y) },
    to: { x: Math.max(a.x, b.x), y: Math.max(a.y, b.y) },
  };
}

/** An area moved, and stopped at the edges of the picture with its size kept. */
export function movedArea({ from, to }: FrameArea, by: FramePoint): FrameArea {
  const x = Math.min(Math.max(by.x, -from.x), 1 - to.x);
  const y = Math.min(Math.max(by.y, -from.y), 1 - to.y);
  return { from: { x: from.x + x, y: from.y + y }, to: { x: to.x + x, y: to.y + y } };
}

/** A polygon moved, and stopped at the edges of the picture with its form kept. */
export function movedPolygon(polygon: FramePolygon, by: FramePoint): FramePolygon {
  const xs = polygon.map(({ x }) => x);
  const ys = polygon.map(({ y }) => y);
  const x = Math.min(Math.max(by.x, -Math.min(...xs)), 1 - Math.max(...xs));
  const y = Math.min(Math.max(by.y, -Math.min(...ys)), 1 - Math.max(...ys));
  return polygon.map((point) => ({ x: point.x + x, y: point.y + y }));
}

/** How much of the picture a polygon covers, 0..1; 0 for one that has fewer than three corners. */
export function polygonShare(polygon: FramePolygon): number {
  if (polygon.length < FEWEST_CORNERS) return 0;
  const twice = polygon.reduce((sum, { x, y }, index) => {
    const next = polygon[(index + 1) % polygon.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}
