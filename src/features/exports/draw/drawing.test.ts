import { describe, expect, it } from 'vitest';
import {
  type Drawing,
  NOTHING_DRAWN,
  keptParts,
  roundedDrawing,
  sameDrawing,
  withCrop,
  withMask,
  withNewMask,
  withoutMask,
} from './drawing.ts';

const CROP = { from: { x: 0.1, y: 0.1 }, to: { x: 0.9, y: 0.9 } };
const triangle = (x: number) => [
  { x, y: 0.2 },
  { x: x + 0.1, y: 0.2 },
  { x, y: 0.3 },
];
const BOTH: Drawing = { crop: CROP, masks: [triangle(0.2), triangle(0.5)] };

describe('a drawing', () => {
  it('is the same as one with the same crop and the same masks', () => {
    const twin = structuredClone(BOTH);
    expect(sameDrawing(BOTH, twin)).toBe(true);
    expect(sameDrawing(NOTHING_DRAWN, { crop: undefined, masks: [] })).toBe(true);
  });

  it.each<[string, Drawing]>([
    ['without its crop', withCrop(BOTH, undefined)],
    ['with another crop', withCrop(BOTH, { ...CROP, to: { x: 0.8, y: 0.9 } })],
    ['without a mask', withoutMask(BOTH, 0)],
    ['with one mask more', withNewMask(BOTH, triangle(0.7))],
    ['with another mask', withMask(BOTH, 1, triangle(0.6))],
    ['with its masks the other way round', { ...BOTH, masks: BOTH.masks.toReversed() }],
  ])('%s is another one', (_what, other) => {
    expect(sameDrawing(BOTH, other)).toBe(false);
    expect(sameDrawing(other, BOTH)).toBe(false);
  });

  it('changes one part and leaves the others', () => {
    expect(withMask(BOTH, 1, triangle(0.6)).masks).toEqual([triangle(0.2), triangle(0.6)]);
    expect(withMask(BOTH, 7, triangle(0.6))).toEqual(BOTH);
    expect(withoutMask(BOTH, 0)).toEqual({ crop: CROP, masks: [triangle(0.5)] });
    expect(withNewMask(NOTHING_DRAWN, triangle(0.2)).masks).toEqual([triangle(0.2)]);
  });

  it('is kept without the noise of sums', () => {
    const noisy = {
      crop: { from: { x: 0.1 + 0.2, y: 0 }, to: { x: 1, y: 1 } },
      masks: [[{ x: 0.7 + 0.1, y: 0.5 }]],
    };
    expect(roundedDrawing(noisy)).toEqual({
      crop: { from: { x: 0.3, y: 0 }, to: { x: 1, y: 1 } },
      masks: [[{ x: 0.8, y: 0.5 }]],
    });
    expect(roundedDrawing(NOTHING_DRAWN)).toEqual(NOTHING_DRAWN);
  });

  it('hands on what did not change as the same object, so that only the rest counts as changed', () => {
    const pushed = withMask(structuredClone(BOTH), 1, triangle(0.6));
    const kept = keptParts(BOTH, pushed);
    expect(kept).toEqual(pushed);
    expect(kept.crop).toBe(BOTH.crop);
    expect(kept.masks[0]).toBe(BOTH.masks[0]);
    expect(kept.masks).not.toBe(BOTH.masks);
    expect(keptParts(BOTH, withCrop(structuredClone(BOTH), undefined)).masks).toBe(BOTH.masks);
    expect(keptParts(BOTH, withoutMask(BOTH, 1)).masks).toHaveLength(1);
  });
});
