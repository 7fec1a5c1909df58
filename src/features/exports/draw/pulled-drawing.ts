/** A drawing that is pulled at, and changes of it that are done. Pure. */
import {
  areaBetween,
  type FramePoint,
  movedArea,
  movedPolygon,
  resizedArea,
  withCornerAt,
} from '../../../core/frame-area.ts';
import type { DrawResult, DrawState, Grip } from './draw-state.ts';
import { type Drawing, keptParts, roundedDrawing, sameDrawing, withCrop, withMask } from './drawing.ts';

/** The drawing as it looks in the middle of a gesture. */
export function shownDrawing({ gesture }: DrawState, drawing: Drawing): Drawing {
  if (gesture.kind === 'stretching') return withCrop(drawing, areaBetween(gesture.from, gesture.to));
  if (gesture.kind !== 'dragging') return drawing;
  if (!gesture.began) return gesture.base;
  const { from, to } = gesture;
  return pulled(gesture.base, gesture.grip, { x: to.x - from.x, y: to.y - from.y });
}

/** A drawing with something in it pulled so far. */
export function pulled(drawing: Drawing, grip: Grip, by: FramePoint): Drawing {
  const { crop } = drawing;
  switch (grip.kind) {
    case 'crop':
      return crop === undefined ? drawing : withCrop(drawing, movedArea(crop, by));
    case 'handle':
      return crop === undefined ? drawing : withCrop(drawing, resizedArea(crop, grip.handle, by));
    case 'mask': {
      const mask = drawing.masks[grip.mask];
      return mask === undefined ? drawing : withMask(drawing, grip.mask, movedPolygon(mask, by));
    }
    case 'corner': {
      const mask = drawing.masks[grip.mask];
      const at = mask?.[grip.corner];
      if (mask === undefined || at === undefined) return drawing;
      const there = { x: at.x + by.x, y: at.y + by.y };
      return withMask(drawing, grip.mask, withCornerAt(mask, grip.corner, there));
    }
    case 'edge':
    case 'first':
    case 'picture':
      return drawing;
  }
}

/** A finished change: rounded, and only where it is one. */
export function changed(state: DrawState, before: Drawing, after: Drawing, step?: string): DrawResult {
  const drawing = keptParts(before, roundedDrawing(after));
  if (sameDrawing(before, drawing)) return { state };
  return { state, drawing, ...(step === undefined ? {} : { step }) };
}
