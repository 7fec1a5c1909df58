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

/** Places are kept to this part of a picture: finer than a pixel of a 4K one, and without the noise of sums. */
export const FRAME_GRAIN = 0.0001;
/** A drawn rectangle is at least so wide and so high: smaller ones are slips of the hand. */
export const SMALLEST_SIDE = 0.01;

const GRAINS = Math.round(1 / FRAME_GRAIN);
const rounded = (value: number): number => Math.round(value * GRAINS) / GRAINS;

export const roundedPoint = ({ x, y }: FramePoint): FramePoint => ({ x: rounded(x), y: rounded(y) });

export const roundedArea = ({ from, to }: FrameArea): FrameArea => ({
  from: roundedPoint(from),
  to: roundedPoint(to),
});

export const samePoint = (one: FramePoint, other: FramePoint): boolean =>
  one.x === other.x && one.y === other.y;

export const sameArea = (one: FrameArea, other: FrameArea): boolean =>
  samePoint(one.from, other.from) && samePoint(one.to, other.to);

export const samePolygon = (one: FramePolygon, other: FramePolygon): boolean =>
  one.length === other.length &&
  one.every((point, index) => {
    const twin = other[index];
    return twin !== undefined && samePoint(point, twin);
  });

/** Whether two points are no farther apart than `reach`, which may differ across and down. */
export const isNear = (one: FramePoint, other: FramePoint, reach: FramePoint): boolean =>
  Math.abs(one.x - other.x) <= reach.x && Math.abs(one.y - other.y) <= reach.y;

export const isWithin = ({ from, to }: FrameArea, { x, y }: FramePoint): boolean =>
  x >= from.x && x <= to.x && y >= from.y && y <= to.y;

/** Whether a rectangle is large enough to have been meant. */
export const isLargeEnough = ({ from, to }: FrameArea): boolean =>
  rounded(to.x - from.x) >= SMALLEST_SIDE && rounded(to.y - from.y) >= SMALLEST_SIDE;

/** The eight places that a rectangle is held by, clockwise from the top left. */
export const AREA_HANDLES = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const;
export type AreaHandle = (typeof AREA_HANDLES)[number];

const middle = (one: number, other: number): number => (one + other) / 2;

export function handlePoint({ from, to }: FrameArea, handle: AreaHandle): FramePoint {
  const x = handle.includes('w') ? from.x : handle.includes('e') ? to.x : middle(from.x, to.x);
  const y = handle.includes('n') ? from.y : handle.includes('s') ? to.y : middle(from.y, to.y);
  return { x, y };
}

/** A side moved, and stopped by the edge of the picture and by the side across from it. */
function movedSides(low: number, high: number, by: number, which: 'low' | 'high' | 'none') {
  if (which === 'low') return [Math.max(0, Math.min(low + by, high - SMALLEST_SIDE)), high] as const;
  if (which === 'high') return [low, Math.min(1, Math.max(high + by, low + SMALLEST_SIDE))] as const;
  return [low, high] as const;
}

/** A rectangle pulled at one of its handles; the sides across from it stay. */
export function resizedArea({ from, to }: FrameArea, handle: AreaHandle, by: FramePoint): FrameArea {
  const across = handle.includes('w') ? 'low' : handle.includes('e') ? 'high' : 'none';
  const down = handle.includes('n') ? 'low' : handle.includes('s') ? 'high' : 'none';
  const [left, right] = movedSides(from.x, to.x, by.x, across);
  const [top, bottom] = movedSides(from.y, to.y, by.y, down);
  return { from: { x: left, y: top }, to: { x: right, y: bottom } };
}

/** A polygon with one of its corners elsewhere, on the picture. */
export const withCornerAt = (polygon: FramePolygon, corner: number, at: FramePoint): FramePolygon =>
  polygon.map((point, index) => (index === corner ? clampPoint(at) : point));

/** A polygon with one more corner, on the edge that begins at the corner `edge`. */
export const withCornerAfter = (polygon: FramePolygon, edge: number, at: FramePoint): FramePolygon =>
  polygon.toSpliced(edge + 1, 0, clampPoint(at));

/** A polygon without a corner; undefined where too few would be left. */
export const withoutCorner = (polygon: FramePolygon, corner: number): FramePolygon | undefined =>
  polygon.length > FEWEST_CORNERS && corner in polygon ? polygon.toSpliced(corner, 1) : undefined;

/** The ends of the edge that begins at a corner; undefined for a corner that is not there. */
export function edgeOf(polygon: FramePolygon, edge: number): readonly [FramePoint, FramePoint] | undefined {
  const start = polygon[edge];
  const end = polygon[(edge + 1) % polygon.length];
  return start === undefined || end === undefined ? undefined : [start, end];
}

export const betweenPoints = (one: FramePoint, other: FramePoint): FramePoint => ({
  x: middle(one.x, other.x),
  y: middle(one.y, other.y),
});

/** The rectangle round a polygon. */
export function polygonBounds(polygon: FramePolygon): FrameArea {
  const xs = polygon.map(({ x }) => x);
  const ys = polygon.map(({ y }) => y);
  return {
    from: { x: Math.min(...xs), y: Math.min(...ys) },
    to: { x: Math.max(...xs), y: Math.max(...ys) },
  };
}

/** Of a picture, in its pixels; of a box on the screen, in CSS pixels. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/** Where a picture lies in a box that it fills as far as its form allows, in the box's pixels. */
export function fittedInto(box: FrameSize, picture: FrameSize): FrameSize & { left: number; top: number } {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  if (!Number.isFinite(scale)) return { left: 0, top: 0, width: 0, height: 0 };
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { left: (box.width - width) / 2, top: (box.height - height) / 2, width, height };
}

/** How many pixels of a picture a part of it has. */
export const areaSize = ({ from, to }: FrameArea, picture: FrameSize): FrameSize => ({
  width: Math.round((to.x - from.x) * picture.width),
  height: Math.round((to.y - from.y) * picture.height),
});
