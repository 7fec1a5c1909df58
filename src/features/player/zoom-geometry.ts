/**
 * The geometry of looking closer: which part of a picture is seen, and how that changes when a hand
 * pulls at it. Pure; places in the picture are shares of it (0..1), so that they mean the same in every
 * size of window.
 */

/** How close, and which place of the picture is in the middle. */
export interface ZoomView {
  /** 1 = the whole picture. */
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

/** The box that the picture is shown in, in px, and the picture's width by its height. */
export interface ZoomBox {
  readonly width: number;
  readonly height: number;
  readonly aspect: number;
}

/** A place in the box, in px from its top left corner. */
export interface BoxPoint {
  readonly x: number;
  readonly y: number;
}

/** The part of the picture that is seen, as shares of it. */
export interface SeenPart {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE_PICTURE: ZoomView = { scale: 1, x: 0.5, y: 0.5 };
export const MOST_ZOOM = 8;

const MIDDLE = 0.5;
const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const clampScale = (scale: number): number => clamp(scale, 1, MOST_ZOOM);

/** How large the whole picture is in its box: as large as it fits, with bars beside or above it. */
function pictureSize({ width, height, aspect }: ZoomBox): BoxPoint {
  return width > height * aspect ? { x: height * aspect, y: height } : { x: width, y: width / aspect };
}

/** Half of what is seen along one side, as a share of the picture; at most all of it. */
const halfSeen = (box: number, picture: number, scale: number): number =>
  picture === 0 ? MIDDLE : Math.min(MIDDLE, box / (2 * picture * scale));

/** The view that can really be shown: nothing outside the picture, where the picture fills the box. */
export function settleView({ scale, x, y }: ZoomView, box: ZoomBox): ZoomView {
  const size = pictureSize(box);
  const real = clampScale(scale);
  const [halfX, halfY] = [halfSeen(box.width, size.x, real), halfSeen(box.height, size.y, real)];
  return { scale: real, x: clamp(x, halfX, 1 - halfX), y: clamp(y, halfY, 1 - halfY) };
}

/** Looks closer by a factor (away below 1), where the place under `at` stays under it. */
export function zoomAt(view: ZoomView, factor: number, at: BoxPoint, box: ZoomBox): ZoomView {
  const from = settleView(view, box);
  const scale = clampScale(from.scale * factor);
  const size = pictureSize(box);
  const stay = (middle: number, point: number, side: number, picture: number): number =>
    picture === 0 ? middle : middle + ((point - side / 2) / picture) * (1 / from.scale - 1 / scale);
  const x = stay(from.x, at.x, box.width, size.x);
  const y = stay(from.y, at.y, box.height, size.y);
  return settleView({ scale, x, y }, box);
}

/** Looks closer at what is in the middle. */
export const zoomBy = ({ scale, x, y }: ZoomView, factor: number): ZoomView => ({
  scale: clampScale(scale * factor),
  x,
  y,
});

/** Pulls the picture by so many px. */
export function dragBy(view: ZoomView, by: BoxPoint, box: ZoomBox): ZoomView {
  const from = settleView(view, box);
  const size = pictureSize(box);
  if (size.x === 0 || size.y === 0) return from;
  const x = from.x - by.x / (size.x * from.scale);
  const y = from.y - by.y / (size.y * from.scale);
  return settleView({ scale: from.scale, x, y }, box);
}

/** The part of the picture that is seen. */
export function seenPart(view: ZoomView, box: ZoomBox): SeenPart {
  const { scale, x, y } = settleView(view, box);
  const size = pictureSize(box);
  const [halfX, halfY] = [halfSeen(box.width, size.x, scale), halfSeen(box.height, size.y, scale)];
  return { left: x - halfX, top: y - halfY, width: 2 * halfX, height: 2 * halfY };
}

/** As CSS, for a layer that fills the box and is transformed about its top left corner. */
export function zoomTransform(view: ZoomView, box: ZoomBox): string {
  const { scale, x, y } = settleView(view, box);
  if (scale === 1) return '';
  const size = pictureSize(box);
  // From the middle of the box to the place that is to be there: px at scale 1.
  const offX = box.width / 2 + (x - MIDDLE) * size.x;
  const offY = box.height / 2 + (y - MIDDLE) * size.y;
  return `translate(${box.width / 2 - scale * offX}px, ${box.height / 2 - scale * offY}px) scale(${scale})`;
}
