import { describe, expect, it } from 'vitest';
import {
  type Gesture,
  type GestureAction,
  type GestureEvent,
  NO_GESTURE,
  nextGesture,
} from './timeline-gesture.ts';

const RULER = 28;

/** What a series of events does: the actions of all, and the hand at the end. */
function play(events: readonly GestureEvent[]): { gesture: Gesture; actions: readonly GestureAction[] } {
  const actions: GestureAction[] = [];
  let gesture = NO_GESTURE;
  for (const event of events) {
    const step = nextGesture(gesture, event, RULER);
    gesture = step.gesture;
    actions.push(...step.actions);
  }
  return { gesture, actions };
}
const at = (kind: 'down' | 'move' | 'up', x: number, y = 50, id = 1): GestureEvent => ({
  kind,
  pointer: { id, x, y },
});

describe('the hand on a timeline', () => {
  it('moves the playhead and chooses the row by a press', () => {
    expect(play([at('down', 100), at('up', 101)]).actions).toEqual([
      { kind: 'choose', y: 50 },
      { kind: 'seek', x: 101 },
    ]);
  });

  it('pans by a drag, and does not move the playhead then', () => {
    const { actions, gesture } = play([at('down', 100), at('move', 110), at('move', 130), at('up', 130)]);
    expect(actions).toEqual([
      { kind: 'pan', pixels: 10 },
      { kind: 'pan', pixels: 20 },
    ]);
    expect(gesture).toEqual(NO_GESTURE);
  });

  it('takes a tremble for a press', () => {
    expect(play([at('down', 100), at('move', 103), at('up', 103)]).actions).toHaveLength(2);
  });

  it('holds the playhead along the ruler', () => {
    expect(play([at('down', 100, 5), at('move', 140, 5), at('up', 140, 5)]).actions).toEqual([
      { kind: 'seek', x: 100 },
      { kind: 'seek', x: 140 },
    ]);
  });

  it('zooms by two fingers about their middle, and goes on panning with the one that stays', () => {
    const { actions, gesture } = play([
      at('down', 100),
      at('down', 200, 50, 2),
      at('move', 300, 50, 2),
      at('up', 300, 50, 2),
    ]);
    expect(actions).toEqual([
      { kind: 'pan', pixels: 50 },
      { kind: 'zoom', factor: 0.5, x: 200 },
    ]);
    expect(gesture.kind).toBe('panning');
  });

  it('does not zoom without end when fingers meet', () => {
    const { actions } = play([at('down', 100), at('down', 200, 50, 2), at('move', 100, 50, 2)]);
    expect(actions.at(-1)).toEqual({ kind: 'zoom', factor: 100 / 24, x: 100 });
  });

  it('forgets everything when the browser takes the pointer, for scrolling', () => {
    expect(play([at('down', 100), at('move', 150), { kind: 'cancelled' }, at('move', 180)])).toEqual({
      gesture: NO_GESTURE,
      actions: [{ kind: 'pan', pixels: 50 }],
    });
  });
});
