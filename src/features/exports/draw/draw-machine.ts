/**
 * What the hand does on the picture, by pointer and by keys: a reducer over the tool, the gesture under
 * way, what is selected and what is hidden. It changes no drawing by itself: it answers with the next one.
 */
import {
  betweenPoints,
  clampPoint,
  edgeOf,
  FEWEST_CORNERS,
  type FramePoint,
  isNear,
  isWithin,
  withCornerAfter,
  withoutCorner,
} from '../../../core/frame-area.ts';
import {
  type DrawEvent,
  type DrawResult,
  type DrawScene,
  type DrawState,
  type Grip,
  isSelected,
  resting,
  type Shape,
  shapeOf,
  type Tool,
} from './draw-state.ts';
import { withCrop, withMask, withoutMask } from './drawing.ts';
import {
  addCorner,
  CENTRE,
  confirmed,
  finishCrop,
  finishMask,
  pressedOpen,
  TOO_FEW,
  tookBack,
} from './open-shapes.ts';
import { changed, pulled, shownDrawing } from './pulled-drawing.ts';

function pressed(
  state: DrawState,
  event: Extract<DrawEvent, { kind: 'pressed' }>,
  scene: DrawScene,
): DrawResult {
  const { drawing } = scene;
  const { grip, at, slack } = event;
  const { gesture } = state;
  const aimed: DrawState = { ...state, aim: { at: clampPoint(at), by: 'pointer' } };
  if (gesture.kind === 'placing') return pressedOpen(aimed, gesture.corners, event, scene);
  const drag = (held: Grip, base = drawing, began = false): DrawResult => ({
    state: {
      ...aimed,
      selected: shapeOf(held),
      gesture: { kind: 'dragging', grip: held, from: at, to: at, base, slack, began },
    },
  });
  if (grip.kind === 'handle' || grip.kind === 'corner') return drag(grip);
  if (state.tool === 'mask') return scene.canMask ? addCorner(aimed, [], at, true) : { state: aimed };
  if (state.tool === 'crop') {
    if (!scene.canCrop) return { state: aimed };
    if (drawing.crop !== undefined && isWithin(drawing.crop, at)) return drag({ kind: 'crop' });
    const from = clampPoint(at);
    return { state: { ...aimed, selected: undefined, gesture: { kind: 'stretching', from, to: from } } };
  }
  if (grip.kind === 'picture' || grip.kind === 'first') return { state: { ...aimed, selected: undefined } };
  if (grip.kind !== 'edge') return drag(grip);
  const mask = drawing.masks[grip.mask];
  // The first press on an edge selects its mask, so that nobody adds corners without wishing to.
  if (mask === undefined || !isSelected(state, { kind: 'mask', mask: grip.mask })) {
    return drag({ kind: 'mask', mask: grip.mask });
  }
  const corner = { kind: 'corner', mask: grip.mask, corner: grip.edge + 1 } as const;
  return drag(corner, withMask(drawing, grip.mask, withCornerAfter(mask, grip.edge, at)), true);
}

function moved(state: DrawState, at: FramePoint): DrawResult {
  const { gesture } = state;
  const aimed: DrawState = { ...state, aim: { at: clampPoint(at), by: 'pointer' } };
  switch (gesture.kind) {
    case 'rest':
      return { state: state.tool === 'select' ? state : aimed };
    case 'stretching':
      return { state: { ...aimed, gesture: { ...gesture, to: clampPoint(at) } } };
    case 'dragging': {
      const began = gesture.began || !isNear(at, gesture.from, gesture.slack);
      return { state: { ...aimed, gesture: { ...gesture, to: at, began } } };
    }
    case 'placing': {
      if (!gesture.held) return { state: aimed };
      const corners = [...gesture.corners.slice(0, -1), clampPoint(at)];
      return { state: { ...aimed, gesture: { ...gesture, corners } } };
    }
  }
}

function released(state: DrawState, scene: DrawScene): DrawResult {
  const { gesture } = state;
  if (gesture.kind === 'stretching') return finishCrop(state, gesture.from, gesture.to, scene);
  if (gesture.kind === 'dragging') {
    if (!gesture.began) return { state: resting(state) };
    return changed(resting(state), scene.drawing, shownDrawing(state, scene.drawing));
  }
  if (gesture.kind === 'placing') return { state: { ...state, gesture: { ...gesture, held: false } } };
  return { state };
}

function toolChosen(state: DrawState, tool: Tool, scene: DrawScene): DrawResult {
  if ((tool === 'crop' && !scene.canCrop) || (tool === 'mask' && !scene.canMask)) return { state };
  const { gesture } = state;
  const aim = tool === 'select' ? undefined : ({ at: state.aim?.at ?? CENTRE, by: 'keys' } as const);
  if (tool === state.tool) return { state: gesture.kind === 'rest' ? { ...state, aim } : state };
  const next: DrawState = { ...resting(state), tool, aim };
  // What is nearly a mask is not thrown away because somebody takes another tool.
  if (gesture.kind === 'placing' && gesture.corners.length >= FEWEST_CORNERS) {
    return finishMask(next, gesture.corners, scene);
  }
  return { state: next };
}

function aimStepped(state: DrawState, by: FramePoint): DrawResult {
  if (state.tool === 'select' || state.gesture.kind === 'dragging') return { state };
  const from = state.aim?.at ?? CENTRE;
  const at = clampPoint({ x: from.x + by.x, y: from.y + by.y });
  const aimed: DrawState = { ...state, aim: { at, by: 'keys' } };
  if (state.gesture.kind !== 'stretching') return { state: aimed };
  return { state: { ...aimed, gesture: { ...state.gesture, to: at } } };
}

function gaveUp(state: DrawState): DrawResult {
  if (state.gesture.kind === 'placing') return { state: resting(state), news: 'The mask is given up.' };
  if (state.gesture.kind !== 'rest') return { state: resting(state) };
  if (state.tool !== 'select') return { state: { ...state, tool: 'select', aim: undefined } };
  return { state: { ...state, selected: undefined } };
}

/** Of an open mask only the corner goes that the pointer was still setting. */
function cancelled(state: DrawState): DrawResult {
  if (state.gesture.kind !== 'placing') return { state: resting(state) };
  return state.gesture.held ? { state: tookBack(state).state } : { state };
}

/** The numbers of masks after one of them went. */
const withoutNumber = (masks: readonly number[], gone: number): readonly number[] =>
  masks.filter((mask) => mask !== gone).map((mask) => (mask > gone ? mask - 1 : mask));

function deleted(state: DrawState, grip: Grip, { drawing }: DrawScene): DrawResult {
  const shape = shapeOf(grip);
  if (shape === undefined) return { state };
  if (shape.kind === 'crop') {
    const next: DrawState = { ...resting(state), selected: undefined, hiddenCrop: false };
    return { ...changed(next, drawing, withCrop(drawing, undefined)), news: 'The crop is deleted.' };
  }
  const mask = drawing.masks[shape.mask];
  if (mask === undefined) return { state };
  if (grip.kind === 'corner') {
    const fewer = withoutCorner(mask, grip.corner);
    if (fewer === undefined) return { state, news: TOO_FEW };
    return changed({ ...resting(state), selected: shape }, drawing, withMask(drawing, shape.mask, fewer));
  }
  const hiddenMasks = withoutNumber(state.hiddenMasks, shape.mask);
  const next: DrawState = { ...resting(state), selected: undefined, hiddenMasks };
  const news = `Mask ${shape.mask + 1} is deleted.`;
  return { ...changed(next, drawing, withoutMask(drawing, shape.mask)), news };
}

function cornerAdded(state: DrawState, mask: number, corner: number, { drawing }: DrawScene): DrawResult {
  const polygon = drawing.masks[mask];
  const edge = polygon && edgeOf(polygon, corner);
  if (polygon === undefined || edge === undefined) return { state };
  const longer = withCornerAfter(polygon, corner, betweenPoints(...edge));
  return {
    ...changed({ ...state, selected: { kind: 'mask', mask } }, drawing, withMask(drawing, mask, longer)),
    news: `Corner ${corner + 2} is added.`,
  };
}

function hiddenToggled(state: DrawState, shape: Shape): DrawResult {
  if (shape.kind === 'crop') return { state: { ...state, hiddenCrop: !state.hiddenCrop } };
  const { hiddenMasks } = state;
  const hidden = hiddenMasks.includes(shape.mask)
    ? hiddenMasks.filter((mask) => mask !== shape.mask)
    : [...hiddenMasks, shape.mask];
  return { state: { ...state, hiddenMasks: hidden } };
}

/** A name under which pushes of the same thing are one step. */
const stepName = (grip: Grip): string => `push ${JSON.stringify(grip)}`;

/** What was hidden is shown again: nobody can tell any more which mask it was. */
function replaced(state: DrawState, { drawing }: DrawScene): DrawResult {
  const { selected } = state;
  const isGone = selected?.kind === 'mask' ? !(selected.mask in drawing.masks) : drawing.crop === undefined;
  return {
    state: {
      ...resting(state),
      selected: isGone ? undefined : selected,
      hiddenCrop: false,
      hiddenMasks: [],
    },
  };
}

/** The only writer of what the hand does. */
export function reduceDraw(state: DrawState, event: DrawEvent, scene: DrawScene): DrawResult {
  switch (event.kind) {
    case 'toolChosen':
      return toolChosen(state, event.tool, scene);
    case 'pressed':
      return pressed(state, event, scene);
    case 'moved':
      return moved(state, event.at);
    case 'released':
      return released(state, scene);
    case 'cancelled':
      return cancelled(state);
    case 'left':
      return { state: state.aim?.by === 'pointer' ? { ...state, aim: undefined } : state };
    case 'aimStepped':
      return aimStepped(state, event.by);
    case 'confirmed':
      return confirmed(state, scene);
    case 'tookBack':
      return tookBack(state);
    case 'gaveUp':
      return gaveUp(state);
    case 'nudged': {
      const next = pulled(scene.drawing, event.grip, event.by);
      return changed(state, scene.drawing, next, stepName(event.grip));
    }
    case 'cornerAdded':
      return cornerAdded(state, event.mask, event.corner, scene);
    case 'deleted':
      return deleted(state, event.grip, scene);
    case 'selected':
      // The focus passes over shapes also while something is begun: that is no choice.
      return { state: state.gesture.kind === 'rest' ? { ...state, selected: event.shape } : state };
    case 'hiddenToggled':
      return hiddenToggled(state, event.shape);
    case 'typed':
      return changed(state, scene.drawing, event.drawing, event.step);
    case 'replaced':
      return replaced(state, scene);
  }
}
