import { describe, expect, it } from 'vitest';
import type { FramePolygon } from '../../../core/frame-area.ts';
import { canGiveUp, type DrawEvent, isSelected } from './draw-state.ts';
import type { Drawing } from './drawing.ts';
import {
  aHand,
  area,
  at,
  choose,
  click,
  ENTER,
  moved,
  pressed,
  RELEASED,
  SQUARE,
  step,
} from './testing/a-hand.ts';

describe('a mask', () => {
  const open = [choose('mask'), ...click(at(0.1, 0.1)), ...click(at(0.5, 0.1)), ...click(at(0.5, 0.5))];
  const OPEN: FramePolygon = [at(0.1, 0.1), at(0.5, 0.1), at(0.5, 0.5)];

  it('takes a corner at each click, and is drawn once it is closed', () => {
    const hand = aHand().does(open);
    expect(hand.state().gesture).toEqual({ kind: 'placing', corners: OPEN, held: false });
    expect(hand.changes()).toBe(0);
    hand.does(click(at(0.1, 0.1), { kind: 'first' }));
    expect(hand.drawing().masks).toEqual([OPEN]);
    expect(isSelected(hand.state(), { kind: 'mask', mask: 0 })).toBe(true);
  });

  it.each<[string, readonly DrawEvent[]]>([
    ['a click close to the first corner', click(at(0.102, 0.105))],
    ['a double click, whose second press lies on the corner of the first', click(at(0.501, 0.502))],
    ['Enter', [ENTER]],
  ])('closes with %s', (_what, events) => {
    expect(aHand().does(open, events).drawing().masks).toEqual([OPEN]);
  });

  it('begins with nothing selected, so that one thing at a time is told about', () => {
    const hand = aHand({ crop: undefined, masks: [SQUARE] }).does(
      { kind: 'selected', shape: { kind: 'mask', mask: 0 } },
      choose('mask'),
      click(at(0.1, 0.1)),
    );
    expect(hand.state().selected).toBeUndefined();
  });

  it('keeps the tool, so that the next one can be drawn', () => {
    const hand = aHand().does(
      open,
      ENTER,
      click(at(0.7, 0.7)),
      click(at(0.9, 0.7)),
      click(at(0.9, 0.9)),
      ENTER,
    );
    expect(hand.drawing().masks).toEqual([OPEN, [at(0.7, 0.7), at(0.9, 0.7), at(0.9, 0.9)]]);
  });

  it('does not close with fewer than three corners', () => {
    const two = aHand().does(choose('mask'), click(at(0.1, 0.1)), click(at(0.5, 0.1)), ENTER);
    expect(two.news()).toMatch(/three corners/);
    two.does(click(at(0.1, 0.1), { kind: 'first' }), click(at(0.5, 0.1)));
    expect(two.changes()).toBe(0);
    expect(two.state().gesture).toMatchObject({ corners: [at(0.1, 0.1), at(0.5, 0.1)] });
  });

  it('lets a corner follow the pointer until it is let go', () => {
    const hand = aHand().does(choose('mask'), pressed(at(0.1, 0.1)), moved(at(0.3, 0.2)), RELEASED);
    expect(hand.state().gesture).toMatchObject({ corners: [at(0.3, 0.2)] });
    hand.does(moved(at(0.8, 0.8)));
    expect(hand.state().gesture).toMatchObject({ corners: [at(0.3, 0.2)] });
    expect(hand.state().aim).toEqual({ at: at(0.8, 0.8), by: 'pointer' });
  });

  it('takes back its last corner with Backspace, down to none', () => {
    const back: DrawEvent = { kind: 'tookBack' };
    const hand = aHand().does(open, back);
    expect(hand.state().gesture).toMatchObject({ corners: OPEN.slice(0, 2) });
    hand.does(back, back);
    expect(hand.state().gesture.kind).toBe('rest');
    hand.does(back);
    expect(hand.state().gesture.kind).toBe('rest');
  });

  it('is given up by Esc, one level after the other', () => {
    const hand = aHand().does(open, { kind: 'gaveUp' });
    expect(hand.state()).toMatchObject({ gesture: { kind: 'rest' }, tool: 'mask' });
    hand.does({ kind: 'gaveUp' });
    expect(hand.state().tool).toBe('select');
    expect(canGiveUp(hand.state())).toBe(false);
    expect(hand.changes()).toBe(0);
  });

  it('loses only the corner that was being set when the browser takes the pointer', () => {
    const hand = aHand().does(open, pressed(at(0.2, 0.8)), { kind: 'cancelled' }, { kind: 'cancelled' });
    expect(hand.state().gesture).toMatchObject({ corners: OPEN });
  });

  it('takes corners also over what is drawn already', () => {
    const drawn: Drawing = { crop: area(0, 0, 1, 1), masks: [SQUARE] };
    const hand = aHand(drawn).does(
      choose('mask'),
      click(at(0.5, 0.5), { kind: 'mask', mask: 0 }),
      click(at(0.4, 0.4), { kind: 'corner', mask: 0, corner: 0 }),
      click(at(0.2, 0.7), { kind: 'crop' }),
      click(at(0.6, 0.5), { kind: 'edge', mask: 0, edge: 1 }),
      ENTER,
    );
    expect(hand.drawing().masks[1]).toEqual([at(0.5, 0.5), at(0.4, 0.4), at(0.2, 0.7), at(0.6, 0.5)]);
  });

  it('that is nearly done is closed when another tool is taken; less than that is left', () => {
    expect(aHand().does(open, choose('select')).drawing().masks).toEqual([OPEN]);
    const two = aHand().does(choose('mask'), click(at(0.1, 0.1)), click(at(0.5, 0.1)), choose('crop'));
    expect(two.changes()).toBe(0);
    expect(two.state()).toMatchObject({ tool: 'crop', gesture: { kind: 'rest' } });
  });

  it('is placed by keys alone: Enter sets a corner where the cross hair is, and twice closes', () => {
    const hand = aHand().does(choose('mask'), ENTER, step(0.2, 0), ENTER, step(0, 0.2), ENTER);
    expect(hand.changes()).toBe(0);
    hand.does(ENTER);
    expect(hand.drawing().masks).toEqual([[at(0.5, 0.5), at(0.7, 0.5), at(0.7, 0.7)]]);
  });

  it('placed by keys closes where it began', () => {
    const hand = aHand().does(choose('mask'), [
      ENTER,
      step(0.2, 0),
      ENTER,
      step(0, 0.2),
      ENTER,
      step(-0.2, -0.199),
      ENTER,
    ]);
    expect(hand.drawing().masks).toHaveLength(1);
  });

  it('placed by keys stays on the picture', () => {
    const hand = aHand().does(choose('mask'), step(0.9, -0.9), ENTER);
    expect(hand.state().gesture).toMatchObject({ corners: [at(1, 0)] });
  });
});
