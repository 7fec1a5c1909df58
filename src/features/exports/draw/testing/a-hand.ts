/** A hand that draws in tests: what it does counts, as the page lets it. */
import type { FrameArea, FramePoint, FramePolygon } from '../../../../core/frame-area.ts';
import { reduceDraw } from '../draw-machine.ts';
import { type DrawEvent, type DrawState, FIRST_STATE, type Grip, type Tool } from '../draw-state.ts';
import { type Drawing, NOTHING_DRAWN } from '../drawing.ts';
import { shownDrawing } from '../pulled-drawing.ts';

export const at = (x: number, y: number): FramePoint => ({ x, y });
export const area = (x1: number, y1: number, x2: number, y2: number): FrameArea => ({
  from: at(x1, y1),
  to: at(x2, y2),
});
export const SLACK = at(0.004, 0.006);
export const PICTURE: Grip = { kind: 'picture' };
export const SQUARE: FramePolygon = [at(0.4, 0.4), at(0.6, 0.4), at(0.6, 0.6), at(0.4, 0.6)];
export const TRIANGLE: FramePolygon = [at(0.1, 0.1), at(0.2, 0.1), at(0.1, 0.2)];

export const pressed = (point: FramePoint, grip: Grip = PICTURE): DrawEvent => ({
  kind: 'pressed',
  grip,
  at: point,
  slack: SLACK,
});
export const moved = (point: FramePoint): DrawEvent => ({ kind: 'moved', at: point });
export const RELEASED: DrawEvent = { kind: 'released' };
export const ENTER: DrawEvent = { kind: 'confirmed' };
export const click = (point: FramePoint, grip?: Grip): readonly DrawEvent[] => [
  pressed(point, grip),
  RELEASED,
];
export const pull = (grip: Grip, from: FramePoint, to: FramePoint): readonly DrawEvent[] => [
  pressed(from, grip),
  moved(to),
  RELEASED,
];
export const choose = (tool: Tool): DrawEvent => ({ kind: 'toolChosen', tool });
export const step = (x: number, y: number): DrawEvent => ({ kind: 'aimStepped', by: at(x, y) });

/** A hand at work on a drawing: what it does counts, as the page lets it. */
export function aHand(drawing: Drawing = NOTHING_DRAWN, can: { crop?: boolean; mask?: boolean } = {}) {
  let state: DrawState = FIRST_STATE;
  let now = drawing;
  const steps: (string | undefined)[] = [];
  let news: string | undefined;
  const hand = {
    does: (...events: readonly (DrawEvent | readonly DrawEvent[])[]) => {
      for (const event of events.flat()) {
        const scene = { drawing: now, canCrop: can.crop ?? true, canMask: can.mask ?? true };
        const result = reduceDraw(state, event, scene);
        state = result.state;
        news = result.news;
        if (result.drawing === undefined) continue;
        now = result.drawing;
        steps.push(result.step);
      }
      return hand;
    },
    state: () => state,
    drawing: () => now,
    shown: () => shownDrawing(state, now),
    changes: () => steps.length,
    steps,
    news: () => news,
  };
  return hand;
}
