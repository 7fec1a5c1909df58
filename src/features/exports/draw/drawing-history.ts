/** The steps of a drawing, to be taken back and made again. Of the drawing as a whole. Pure. */
import { type Drawing, sameDrawing } from './drawing.ts';

export interface DrawingHistory {
  /** The oldest first. */
  readonly past: readonly Drawing[];
  /** Undefined until a drawing was seen. */
  readonly present: Drawing | undefined;
  /** What was taken back, the next first. */
  readonly future: readonly Drawing[];
  /** What the last step was: steps of the same name follow each other as one. */
  readonly step: string | undefined;
}

/** More than a hand takes back; a drawing has a few hundred numbers at most. */
export const MOST_STEPS = 200;

export const NO_HISTORY: DrawingHistory = { past: [], present: undefined, future: [], step: undefined };

/**
 * A drawing after a step. `step` names steps that belong together, such as one corner pushed by the
 * arrow keys: they are taken back at once. Undefined for a step of its own.
 */
export function recorded(history: DrawingHistory, drawing: Drawing, step?: string): DrawingHistory {
  const { past, present } = history;
  if (present === undefined) return { ...NO_HISTORY, present: drawing };
  if (sameDrawing(present, drawing)) return history;
  const goesOn = step !== undefined && step === history.step && past.length > 0;
  return {
    past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
    present: drawing,
    future: [],
    step,
  };
}

/** One step back; undefined where there is none. */
export function undone({ past, present, future }: DrawingHistory): DrawingHistory | undefined {
  const before = past.at(-1);
  if (before === undefined || present === undefined) return undefined;
  return { past: past.slice(0, -1), present: before, future: [present, ...future], step: undefined };
}

/** The step that was taken back last, made again; undefined where there is none. */
export function redone({ past, present, future }: DrawingHistory): DrawingHistory | undefined {
  const [next, ...rest] = future;
  if (next === undefined || present === undefined) return undefined;
  return { past: [...past, present], present: next, future: rest, step: undefined };
}
