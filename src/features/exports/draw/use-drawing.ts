/** Binds the drawing of a form to the hand on it: events in, the next drawing out, undo and redo. */
import { use, useEffect, useState } from 'react';
import type { FrameSize } from '../../../core/frame-area.ts';
import { useReadable } from '../../../ui/use-readable.ts';
import { reduceDraw } from './draw-machine.ts';
import type { DrawEvent, DrawScene, DrawState } from './draw-state.ts';
import type { Drawing } from './drawing.ts';
import { createDesk, type Desk, DeskContext } from './drawing-desk.tsx';
import { type DrawingHistory, recorded, redone, undone } from './drawing-history.ts';
import { shownDrawing } from './pulled-drawing.ts';

export interface Drawer {
  readonly state: DrawState;
  /** As it looks in the middle of a gesture. */
  readonly shown: Drawing;
  readonly size: FrameSize | undefined;
  readonly news: string;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly send: (event: DrawEvent) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly say: (news: string) => void;
  readonly setSize: (size: FrameSize) => void;
}

export interface DrawingBinding {
  readonly drawing: Drawing;
  readonly onDrawing: (next: Drawing) => void;
  readonly canCrop: boolean;
  readonly canMask: boolean;
}

/** A drawing that somebody else set, such as a preset, is a step as well. */
function follow(desk: Desk, scene: DrawScene): void {
  const now = desk.get();
  const history = recorded(now.history, scene.drawing);
  if (history === now.history) return;
  const isFirst = now.history.present === undefined;
  const draw = isFirst ? now.draw : reduceDraw(now.draw, { kind: 'replaced' }, scene).state;
  desk.set({ ...now, history, draw });
}

export function useDrawing({ drawing, onDrawing, canCrop, canMask }: DrawingBinding): Drawer {
  const [own] = useState(createDesk);
  const desk = use(DeskContext) ?? own;
  const { draw, history, news, size } = useReadable(desk);
  const { crop, masks } = drawing;
  const scene: DrawScene = { drawing, canCrop, canMask };

  useEffect(() => {
    follow(desk, { drawing: { crop, masks }, canCrop, canMask });
  }, [desk, crop, masks, canCrop, canMask]);

  const send = (event: DrawEvent) => {
    const now = desk.get();
    const result = reduceDraw(now.draw, event, scene);
    if (result.state === now.draw && result.drawing === undefined && result.news === undefined) return;
    const next = result.drawing;
    desk.set({
      ...now,
      draw: result.state,
      news: result.news ?? now.news,
      // The first step is remembered from where it began, even when nothing was seen before it.
      history: next === undefined ? now.history : recorded(recorded(now.history, drawing), next, result.step),
    });
    if (next !== undefined) onDrawing(next);
  };

  const travel = (to: DrawingHistory | undefined, word: string) => {
    if (to?.present === undefined) return;
    const now = desk.get();
    const at: DrawScene = { ...scene, drawing: to.present };
    desk.set({
      ...now,
      history: to,
      news: word,
      draw: reduceDraw(now.draw, { kind: 'replaced' }, at).state,
    });
    onDrawing(to.present);
  };
  const undo = () => {
    const { gesture } = desk.get().draw;
    // In the middle of something, the step before is a corner or the gesture itself.
    if (gesture.kind === 'placing') send({ kind: 'tookBack' });
    else if (gesture.kind !== 'rest') send({ kind: 'cancelled' });
    else travel(undone(desk.get().history), 'The last step is taken back.');
  };

  return {
    state: draw,
    shown: shownDrawing(draw, drawing),
    size,
    news,
    canUndo: draw.gesture.kind !== 'rest' || undone(history) !== undefined,
    canRedo: draw.gesture.kind === 'rest' && redone(history) !== undefined,
    send,
    undo,
    redo: () => {
      if (desk.get().draw.gesture.kind === 'rest')
        travel(redone(desk.get().history), 'The step is made again.');
    },
    say: (text) => desk.set({ ...desk.get(), news: text }),
    setSize: (next) => {
      const now = desk.get();
      if (now.size?.width !== next.width || now.size.height !== next.height) desk.set({ ...now, size: next });
    },
  };
}
