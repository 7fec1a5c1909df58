/** Between fractions of a picture and pixels of the screen. Pure. */
import type { FramePoint, FramePolygon, FrameSize } from '../../../core/frame-area.ts';

/** A finger needs at least so much, in CSS pixels: half of 24 and of 44. */
export const SMALLEST_REACH = 12;
export const LARGEST_REACH = 22;
/** A hand trembles by less than this, in CSS pixels. */
const TREMBLE = 3;

export const toScreen = ({ x, y }: FramePoint, { width, height }: FrameSize): FramePoint => ({
  x: x * width,
  y: y * height,
});

/** Where a pointer is on a picture that lies in `box` on the screen. */
export const toFrame = (
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  box: Pick<DOMRect, 'left' | 'top' | 'width' | 'height'>,
): FramePoint => ({
  x: box.width === 0 ? 0 : (clientX - box.left) / box.width,
  y: box.height === 0 ? 0 : (clientY - box.top) / box.height,
});

/** How far a hand may tremble, as a part of a picture of this size. */
export const slackOf = ({ width, height }: FrameSize): FramePoint => ({
  x: width === 0 ? 0 : TREMBLE / width,
  y: height === 0 ? 0 : TREMBLE / height,
});

/** The points of an SVG polygon. */
export const pointsText = (polygon: FramePolygon, size: FrameSize): string =>
  polygon
    .map((point) => toScreen(point, size))
    .map(({ x, y }) => `${x},${y}`)
    .join(' ');

/**
 * How far round a handle a finger may land: as far as its nearest neighbour leaves room, so that two
 * handles never take each other's touches, and no less than a finger needs.
 */
export function reachOf(points: readonly FramePoint[], index: number, size: FrameSize): number {
  const here = points[index];
  if (here === undefined) return SMALLEST_REACH;
  const gaps = points
    .filter((_, other) => other !== index)
    .map((point) => Math.hypot((point.x - here.x) * size.width, (point.y - here.y) * size.height));
  return Math.max(SMALLEST_REACH, Math.min(LARGEST_REACH, ...gaps.map((gap) => gap / 2)));
}
