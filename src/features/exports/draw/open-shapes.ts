/** What is begun and not closed yet: a mask corner by corner, a crop from its first corner. Pure. */
import {
  areaBetween,
  clampPoint,
  FEWEST_CORNERS,
  type FramePoint,
  type FramePolygon,
  isLargeEnough,
  isNear,
} from '../../../core/frame-area.ts';
import {
  type DrawEvent,
  type DrawResult,
  type DrawScene,
  type DrawState,
  type Gesture,
  resting,
  type Shape,
} from './draw-state.ts';
import { withCrop, withNewMask } from './drawing.ts';
import { changed } from './pulled-drawing.ts';

export const CENTRE: FramePoint = { x: 0.5, y: 0.5 };
/** The cross hair moves in steps: half of one is "there". */
const CROSS_REACH: FramePoint = { x: 0.005, y: 0.005 };

export const TOO_FEW = 'A mask has at least three corners.';

export function finishMask(state: DrawState, corners: FramePolygon, { drawing }: DrawScene): DrawResult {
  if (corners.length < FEWEST_CORNERS) return { state, news: TOO_FEW };
  const selected: Shape = { kind: 'mask', mask: drawing.masks.length };
  const news = `Mask ${drawing.masks.length + 1} is closed, ${corners.length} corners.`;
  return { ...changed({ ...resting(state), selected }, drawing, withNewMask(drawing, corners)), news };
}

export function finishCrop(
  state: DrawState,
  from: FramePoint,
  to: FramePoint,
  { drawing }: DrawScene,
): DrawResult {
  const crop = areaBetween(from, to);
  if (!isLargeEnough(crop)) return { state: resting(state) };
  return changed({ ...resting(state), selected: { kind: 'crop' } }, drawing, withCrop(drawing, crop));
}

export function addCorner(
  state: DrawState,
  corners: FramePolygon,
  at: FramePoint,
  held: boolean,
): DrawResult {
  const added = [...corners, clampPoint(at)];
  return { state: { ...state, selected: undefined, gesture: { kind: 'placing', corners: added, held } } };
}

/** A press while a mask is open: a corner, or its end. */
export function pressedOpen(
  state: DrawState,
  corners: FramePolygon,
  event: Extract<DrawEvent, { kind: 'pressed' }>,
  scene: DrawScene,
): DrawResult {
  const [first, last] = [corners[0], corners.at(-1)];
  const isFirst =
    event.grip.kind === 'first' || (first !== undefined && isNear(event.at, first, event.slack));
  // The second press of a double click lies on the corner that the first one has set.
  const isLast = last !== undefined && isNear(event.at, last, event.slack);
  if (!isFirst && !isLast) return addCorner(state, corners, event.at, true);
  return corners.length < FEWEST_CORNERS ? { state } : finishMask(state, corners, scene);
}

/** Enter: sets what the cross hair points at, or ends what is open. */
export function confirmed(state: DrawState, scene: DrawScene): DrawResult {
  const { gesture, tool, aim } = state;
  if (gesture.kind === 'stretching') {
    if (isLargeEnough(areaBetween(gesture.from, gesture.to))) {
      return finishCrop(state, gesture.from, gesture.to, scene);
    }
    return { state, news: 'The crop is too small: move the cross hair first.' };
  }
  if (gesture.kind === 'placing') {
    const { corners } = gesture;
    const ends = [corners[0], corners.at(-1)];
    const isThere = aim === undefined || ends.some((end) => end && isNear(aim.at, end, CROSS_REACH));
    if (isThere || aim.by === 'pointer') return finishMask(state, corners, scene);
    return { ...addCorner(state, corners, aim.at, false), news: `Corner ${corners.length + 1} is set.` };
  }
  if (gesture.kind === 'dragging' || tool === 'select') return { state };
  const at = aim?.at ?? CENTRE;
  const aimed: DrawState = { ...state, aim: { at, by: 'keys' } };
  if (tool === 'mask') {
    return scene.canMask ? { ...addCorner(aimed, [], at, false), news: 'Corner 1 is set.' } : { state };
  }
  if (!scene.canCrop) return { state };
  return {
    state: { ...aimed, gesture: { kind: 'stretching', from: at, to: at } },
    news: 'The first corner of the crop is set.',
  };
}

export function tookBack(state: DrawState): DrawResult {
  if (state.gesture.kind !== 'placing') return { state };
  const corners = state.gesture.corners.slice(0, -1);
  if (corners.length === 0) return { state: resting(state), news: 'No corner is left.' };
  const gesture: Gesture = { kind: 'placing', corners, held: false };
  return { state: { ...state, gesture }, news: `${corners.length} corners are left.` };
}
