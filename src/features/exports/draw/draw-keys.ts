/** Which key does what on the picture. Pure. */
import type { FramePoint } from '../../../core/frame-area.ts';
import { canGiveUp, type DrawEvent, type DrawState, type Grip } from './draw-state.ts';

/** Of the picture's width or height, for an arrow, and with Shift. */
const STEP = 0.01;
const FINE_STEP = 0.001;

const ARROWS: Readonly<Record<string, FramePoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const isChord = ({ ctrlKey, metaKey, altKey }: PressedKey): boolean => ctrlKey || metaKey || altKey;

/** How far an arrow moves something; undefined for other keys. */
export function arrowStep(pressed: PressedKey): FramePoint | undefined {
  const direction = ARROWS[pressed.key];
  if (direction === undefined || isChord(pressed)) return undefined;
  const by = pressed.shiftKey ? FINE_STEP : STEP;
  return { x: direction.x * by, y: direction.y * by };
}

const isDelete = ({ key }: PressedKey): boolean => key === 'Delete' || key === 'Backspace';

/** What a key does to the thing that has the focus; undefined where it means the picture. */
export function gripKey(pressed: PressedKey, grip: Grip, { gesture }: DrawState): DrawEvent | undefined {
  // While something is begun, keys are for that.
  if (gesture.kind !== 'rest') return undefined;
  const by = arrowStep(pressed);
  if (by !== undefined) return { kind: 'nudged', grip, by };
  if (isChord(pressed)) return undefined;
  if (isDelete(pressed)) return { kind: 'deleted', grip };
  const adds = pressed.key === 'Insert' || pressed.key === '+';
  return adds && grip.kind === 'corner'
    ? { kind: 'cornerAdded', mask: grip.mask, corner: grip.corner }
    : undefined;
}

/** What a key does on the picture itself; undefined where it means the page. */
export function pictureKey(pressed: PressedKey, state: DrawState): DrawEvent | undefined {
  const { tool, gesture, selected } = state;
  const by = arrowStep(pressed);
  if (by !== undefined) return tool === 'select' ? undefined : { kind: 'aimStepped', by };
  if (isChord(pressed)) return undefined;
  if (pressed.key === 'Enter') return tool === 'select' ? undefined : { kind: 'confirmed' };
  if (pressed.key === 'Escape') {
    return canGiveUp(state) ? { kind: 'gaveUp' } : undefined;
  }
  if (!isDelete(pressed)) return undefined;
  if (gesture.kind === 'placing') return { kind: 'tookBack' };
  return selected === undefined || gesture.kind !== 'rest' ? undefined : { kind: 'deleted', grip: selected };
}
