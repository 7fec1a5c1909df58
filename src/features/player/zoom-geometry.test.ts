import { describe, expect, it } from 'vitest';
import {
  dragBy,
  MOST_ZOOM,
  seenPart,
  settleView,
  WHOLE_PICTURE,
  zoomAt,
  type ZoomBox,
  zoomBy,
  zoomTransform,
  type ZoomView,
} from './zoom-geometry.ts';

/** A picture that fills its box, one with bars beside it, one with bars above it. */
const FULL: ZoomBox = { width: 1600, height: 900, aspect: 16 / 9 };
const WIDE: ZoomBox = { width: 2000, height: 900, aspect: 16 / 9 };
const TALL: ZoomBox = { width: 400, height: 800, aspect: 16 / 9 };
const BOXES = [FULL, WIDE, TALL];

/** The place of the picture that is under a place of the box, read from the CSS itself. */
function underneath(view: ZoomView, box: ZoomBox, point: { x: number; y: number }) {
  const [, tx = 0, ty = 0, scale = 1] =
    /translate\((\S+)px, (\S+)px\) scale\((\S+)\)/.exec(zoomTransform(view, box))?.map(Number) ?? [];
  const size =
    box.width > box.height * box.aspect
      ? { x: box.height * box.aspect, y: box.height }
      : { x: box.width, y: box.width / box.aspect };
  return {
    x: ((point.x - tx) / scale - (box.width - size.x) / 2) / size.x,
    y: ((point.y - ty) / scale - (box.height - size.y) / 2) / size.y,
  };
}

describe('looking closer', () => {
  it.each(BOXES)('keeps what is under the pointer under it, in %o', (box) => {
    const at = { x: box.width / 2 + 60, y: box.height / 2 };
    const before = underneath(WHOLE_PICTURE, box, at);
    const closer = zoomAt(zoomAt(WHOLE_PICTURE, 3, at, box), 1.5, at, box);
    expect(closer.scale).toBeCloseTo(4.5, 9);
    expect(underneath(closer, box, at).x).toBeCloseTo(before.x, 9);
    expect(underneath(closer, box, at).y).toBeCloseTo(before.y, 9);
  });

  it('does so above and below the middle too', () => {
    const at = { x: 700, y: 300 };
    const before = underneath(WHOLE_PICTURE, FULL, at);
    expect(underneath(zoomAt(WHOLE_PICTURE, 2, at, FULL), FULL, at).y).toBeCloseTo(before.y, 9);
  });

  it('goes from the whole picture to eight times and no further', () => {
    const at = { x: 100, y: 100 };
    expect(zoomAt(WHOLE_PICTURE, 100, at, FULL).scale).toBe(MOST_ZOOM);
    expect(zoomAt(WHOLE_PICTURE, 0.1, at, FULL)).toEqual(WHOLE_PICTURE);
    expect(zoomBy(WHOLE_PICTURE, 100).scale).toBe(MOST_ZOOM);
    expect(zoomBy({ ...WHOLE_PICTURE, scale: 2 }, 0.1).scale).toBe(1);
  });

  it('comes back to the whole picture from anywhere', () => {
    const corner = zoomAt(WHOLE_PICTURE, 5, { x: 0, y: 0 }, FULL);
    expect(zoomAt(corner, 1 / 5, { x: 1600, y: 900 }, FULL)).toEqual(WHOLE_PICTURE);
  });
});

describe('nothing outside the picture', () => {
  const views: ZoomView[] = [1, 1.3, 2, 5, 8, 40].flatMap((scale) =>
    [-3, 0, 0.2, 0.5, 1, 7].map((x) => ({ scale, x, y: 1 - x })),
  );

  it.each(BOXES)('is ever seen where the picture fills the box: %o', (box) => {
    const isInside = (from: number, to: number) => from >= -1e-9 && to <= 1 + 1e-9;
    const wrong = views.filter((view) => {
      const part = seenPart(view, box);
      const corner = underneath(view, box, { x: 0, y: 0 });
      const far = underneath(view, box, { x: box.width, y: box.height });
      return !(
        isInside(part.left, part.left + part.width) &&
        isInside(part.top, part.top + part.height) &&
        (part.width === 1 || isInside(corner.x, far.x)) &&
        (part.height === 1 || isInside(corner.y, far.y))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('leaves a picture that is smaller than its box in the middle', () => {
    expect(settleView({ scale: 1.1, x: 0, y: 0 }, TALL).y).toBe(0.5);
    expect(settleView({ scale: 1.1, x: 0, y: 0 }, WIDE).x).toBe(0.5);
  });
});

describe('pulling', () => {
  it.each(BOXES)('moves what is under the hand with it: %o', (box) => {
    const view = { scale: 6, x: 0.5, y: 0.5 };
    const from = { x: box.width / 2, y: box.height / 2 };
    const pulled = dragBy(view, { x: 30, y: -20 }, box);
    const before = underneath(view, box, from);
    const after = underneath(pulled, box, { x: from.x + 30, y: from.y - 20 });
    expect(after.x).toBeCloseTo(before.x, 9);
    expect(after.y).toBeCloseTo(before.y, 9);
  });

  it('ends at the picture’s edge', () => {
    const pulled = dragBy({ scale: 2, x: 0.5, y: 0.5 }, { x: 99_999, y: -99_999 }, FULL);
    expect(seenPart(pulled, FULL)).toEqual({ left: 0, top: 0.5, width: 0.5, height: 0.5 });
  });
});

describe('the same view', () => {
  it('is the same part of the picture in a window of another size', () => {
    const view = { scale: 3, x: 0.3, y: 0.6 };
    expect(seenPart(view, { ...FULL, width: 800, height: 450 })).toEqual(seenPart(view, FULL));
  });

  it('needs no transform when it is whole, and none of a box without size', () => {
    expect(zoomTransform(WHOLE_PICTURE, WIDE)).toBe('');
    const empty = { width: 0, height: 0, aspect: 16 / 9 };
    expect(zoomTransform({ scale: 2, x: 0.2, y: 0.2 }, empty)).not.toContain('NaN');
    expect(dragBy({ scale: 2, x: 0.2, y: 0.2 }, { x: 5, y: 5 }, empty).x).not.toBeNaN();
  });
});
