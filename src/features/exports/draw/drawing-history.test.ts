import { describe, expect, it } from 'vitest';
import type { Drawing } from './drawing.ts';
import { type DrawingHistory, MOST_STEPS, NO_HISTORY, recorded, redone, undone } from './drawing-history.ts';

const drawing = (x: number): Drawing => ({
  crop: { from: { x, y: 0 }, to: { x: 1, y: 1 } },
  masks: [],
});
/** A history of some drawings, each a step of its own. */
const after = (...places: readonly number[]): DrawingHistory =>
  places.reduce((history, x) => recorded(history, drawing(x)), NO_HISTORY);
const left = (history: DrawingHistory | undefined) => history?.present?.crop?.from.x;

describe('the history of a drawing', () => {
  it('begins with what it sees first, which cannot be taken back', () => {
    const history = recorded(NO_HISTORY, drawing(0.1));
    expect(left(history)).toBe(0.1);
    expect(undone(history)).toBeUndefined();
    expect(undone(NO_HISTORY)).toBeUndefined();
  });

  it('takes steps back one by one, and makes them again', () => {
    const start = after(0.1, 0.2, 0.3);
    const back = undone(start) ?? NO_HISTORY;
    expect(left(back)).toBe(0.2);
    const twice = undone(back) ?? NO_HISTORY;
    expect(left(twice)).toBe(0.1);
    const again = redone(twice) ?? NO_HISTORY;
    expect(left(again)).toBe(0.2);
    expect(left(redone(again))).toBe(0.3);
    expect(redone(start)).toBeUndefined();
  });

  it('forgets what was taken back once something else is drawn', () => {
    const back = undone(after(0.1, 0.2)) ?? NO_HISTORY;
    const other = recorded(back, drawing(0.5));
    expect(redone(other)).toBeUndefined();
    expect(left(undone(other))).toBe(0.1);
  });

  it('does not count a drawing that is the same', () => {
    const history = after(0.1, 0.2);
    expect(recorded(history, drawing(0.2))).toBe(history);
  });

  it('takes back what was pushed step by step at once', () => {
    let history = after(0.1, 0.2);
    for (const x of [0.21, 0.22, 0.23]) history = recorded(history, drawing(x), 'push corner');
    expect(left(history)).toBe(0.23);
    expect(left(undone(history))).toBe(0.2);
  });

  it('keeps pushes of different things apart, and pushes after something else', () => {
    let history = recorded(after(0.1), drawing(0.2), 'one');
    history = recorded(history, drawing(0.3), 'other');
    history = recorded(history, drawing(0.4));
    history = recorded(history, drawing(0.5), 'other');
    expect(history.past.map(({ crop }) => crop?.from.x)).toEqual([0.1, 0.2, 0.3, 0.4]);
  });

  it('does not join a push to one that was taken back', () => {
    const pushed = recorded(after(0.1), drawing(0.2), 'one');
    const again = redone(undone(pushed) ?? NO_HISTORY) ?? NO_HISTORY;
    expect(left(undone(recorded(again, drawing(0.3), 'one')))).toBe(0.2);
  });

  it('keeps no more steps than a hand takes back', () => {
    let history = NO_HISTORY;
    for (let step = 0; step < MOST_STEPS + 50; step += 1) history = recorded(history, drawing(step / 1000));
    expect(history.past).toHaveLength(MOST_STEPS);
    expect(left(undone(history))).toBe((MOST_STEPS + 48) / 1000);
  });
});
