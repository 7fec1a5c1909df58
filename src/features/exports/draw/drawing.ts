/** What is drawn on a picture: one crop and any number of masks, and the changes of them. Pure. */
import {
  type FrameArea,
  type FramePolygon,
  roundedArea,
  roundedPoint,
  sameArea,
  samePolygon,
} from '../../../core/frame-area.ts';

export interface Drawing {
  /** What is kept of the picture; undefined for all of it. */
  readonly crop: FrameArea | undefined;
  /** What is made unrecognisable. */
  readonly masks: readonly FramePolygon[];
}

export const NOTHING_DRAWN: Drawing = { crop: undefined, masks: [] };

const sameCrop = (one: FrameArea | undefined, other: FrameArea | undefined): boolean =>
  one === undefined || other === undefined ? one === other : sameArea(one, other);

export const sameDrawing = (one: Drawing, other: Drawing): boolean =>
  sameCrop(one.crop, other.crop) &&
  one.masks.length === other.masks.length &&
  one.masks.every((mask, index) => samePolygon(mask, other.masks[index] ?? []));

export const withCrop = (drawing: Drawing, crop: FrameArea | undefined): Drawing => ({ ...drawing, crop });

export const withMask = (drawing: Drawing, mask: number, polygon: FramePolygon): Drawing => ({
  ...drawing,
  masks: drawing.masks.map((before, index) => (index === mask ? polygon : before)),
});

export const withNewMask = (drawing: Drawing, polygon: FramePolygon): Drawing => ({
  ...drawing,
  masks: [...drawing.masks, polygon],
});

export const withoutMask = (drawing: Drawing, mask: number): Drawing => ({
  ...drawing,
  masks: drawing.masks.filter((_, index) => index !== mask),
});

/** As it is kept and sent: without the noise of sums. */
export const roundedDrawing = ({ crop, masks }: Drawing): Drawing => ({
  crop: crop === undefined ? undefined : roundedArea(crop),
  masks: masks.map((mask) => mask.map(roundedPoint)),
});

/** A drawing in which every part that did not change is the object that it was before. */
export function keptParts(before: Drawing, after: Drawing): Drawing {
  const masks = after.masks.map((mask, index) => {
    const twin = before.masks[index];
    return twin !== undefined && samePolygon(mask, twin) ? twin : mask;
  });
  const isSame =
    masks.length === before.masks.length && masks.every((mask, index) => mask === before.masks[index]);
  return {
    crop: sameCrop(before.crop, after.crop) ? before.crop : after.crop,
    masks: isSame ? before.masks : masks,
  };
}
