/** What the hand does on the picture, as data: tools, grips, the gesture under way, and what can happen. */
import type { AreaHandle, FramePoint, FramePolygon } from '../../../core/frame-area.ts';
import type { Drawing } from './drawing.ts';

export type Tool = 'select' | 'crop' | 'mask';

export type Shape = { readonly kind: 'crop' } | { readonly kind: 'mask'; readonly mask: number };

/** What a hand can take hold of. */
export type Grip =
  | Shape
  | { readonly kind: 'handle'; readonly handle: AreaHandle }
  | { readonly kind: 'corner'; readonly mask: number; readonly corner: number }
  /** The line from a corner to the next one. */
  | { readonly kind: 'edge'; readonly mask: number; readonly edge: number }
  /** The first corner of the open mask. */
  | { readonly kind: 'first' }
  | { readonly kind: 'picture' };

export type Gesture =
  | { readonly kind: 'rest' }
  /** A new crop between two points. */
  | { readonly kind: 'stretching'; readonly from: FramePoint; readonly to: FramePoint }
  /** `base`: the drawing that is pulled at. `began`: it moved farther than a hand trembles. */
  | {
      readonly kind: 'dragging';
      readonly grip: Grip;
      readonly from: FramePoint;
      readonly to: FramePoint;
      readonly base: Drawing;
      readonly slack: FramePoint;
      readonly began: boolean;
    }
  /** A mask that is open. `held`: its last corner follows the pointer that is down. */
  | { readonly kind: 'placing'; readonly corners: FramePolygon; readonly held: boolean };

export interface DrawState {
  readonly tool: Tool;
  readonly gesture: Gesture;
  readonly selected: Shape | undefined;
  /** Where the pointer is, or the cross hair of the arrow keys; undefined away from the picture. */
  readonly aim: { readonly at: FramePoint; readonly by: 'pointer' | 'keys' } | undefined;
  /** Hidden on the screen alone; they are sent all the same. */
  readonly hiddenCrop: boolean;
  readonly hiddenMasks: readonly number[];
}

export type DrawEvent =
  | { readonly kind: 'toolChosen'; readonly tool: Tool }
  /** `slack`: how far a hand trembles, as a part of the picture. */
  | { readonly kind: 'pressed'; readonly grip: Grip; readonly at: FramePoint; readonly slack: FramePoint }
  | { readonly kind: 'moved'; readonly at: FramePoint }
  | { readonly kind: 'released' }
  /** The browser took the pointer away. */
  | { readonly kind: 'cancelled' }
  /** The pointer left the picture. */
  | { readonly kind: 'left' }
  | { readonly kind: 'aimStepped'; readonly by: FramePoint }
  /** Enter. */
  | { readonly kind: 'confirmed' }
  /** Backspace: the last corner of the open mask. */
  | { readonly kind: 'tookBack' }
  /** Esc: steps out one level. */
  | { readonly kind: 'gaveUp' }
  | { readonly kind: 'nudged'; readonly grip: Grip; readonly by: FramePoint }
  /** A corner in the middle of the edge that begins at `corner`. */
  | { readonly kind: 'cornerAdded'; readonly mask: number; readonly corner: number }
  | { readonly kind: 'deleted'; readonly grip: Grip }
  | { readonly kind: 'selected'; readonly shape: Shape | undefined }
  | { readonly kind: 'hiddenToggled'; readonly shape: Shape }
  /** Numbers were typed. `step` as in the history. */
  | { readonly kind: 'typed'; readonly drawing: Drawing; readonly step: string }
  /** The drawing is another one: taken back, or set by something else than the hand. */
  | { readonly kind: 'replaced' };

/** What there is to draw on. */
export interface DrawScene {
  readonly drawing: Drawing;
  readonly canCrop: boolean;
  readonly canMask: boolean;
}

export interface DrawResult {
  readonly state: DrawState;
  /** The drawing after this, where it changed. */
  readonly drawing?: Drawing;
  /** The name of the step, see `recorded`. */
  readonly step?: string;
  /** Said to people who cannot see it, and where a wish cannot be fulfilled. */
  readonly news?: string;
}

export const REST: Gesture = { kind: 'rest' };

export const FIRST_STATE: DrawState = {
  tool: 'select',
  gesture: REST,
  selected: undefined,
  aim: undefined,
  hiddenCrop: false,
  hiddenMasks: [],
};

export const isSelected = ({ selected }: DrawState, shape: Shape): boolean =>
  selected?.kind === 'mask'
    ? shape.kind === 'mask' && shape.mask === selected.mask
    : selected?.kind === shape.kind;

export const isHidden = (state: DrawState, shape: Shape): boolean =>
  shape.kind === 'crop' ? state.hiddenCrop : state.hiddenMasks.includes(shape.mask);

/** Whether Esc means something here; else it is the page's. */
export const canGiveUp = ({ gesture, tool, selected }: DrawState): boolean =>
  gesture.kind !== 'rest' || tool !== 'select' || selected !== undefined;

export const resting = (state: DrawState): DrawState => ({ ...state, gesture: REST });

/** The whole that a grip belongs to. */
export const shapeOf = (grip: Grip): Shape | undefined => {
  if (grip.kind === 'crop' || grip.kind === 'handle') return { kind: 'crop' };
  return 'mask' in grip ? { kind: 'mask', mask: grip.mask } : undefined;
};
