import { describe, expect, it } from 'vitest';
import { reduceDraw } from './draw-machine.ts';
import {
  type DrawEvent,
  type DrawState,
  FIRST_STATE,
  type Grip,
  isHidden,
  isSelected,
  type Tool,
} from './draw-state.ts';
import { type Drawing, NOTHING_DRAWN } from './drawing.ts';
import {
  aHand,
  area,
  at,
  choose,
  click,
  ENTER,
  moved,
  PICTURE,
  pressed,
  pull,
  RELEASED,
  SQUARE,
  step,
  TRIANGLE,
} from './testing/a-hand.ts';

describe('a crop', () => {
  it('is stretched between the press and the release, from any side', () => {
    const hand = aHand().does(choose('crop'), pull(PICTURE, at(0.8, 0.7), at(0.2, 0.1)));
    expect(hand.drawing().crop).toEqual(area(0.2, 0.1, 0.8, 0.7));
    expect(isSelected(hand.state(), { kind: 'crop' })).toBe(true);
  });

  it('is seen while it is stretched, and drawn only at the release', () => {
    const hand = aHand().does(choose('crop'), pressed(at(0.2, 0.2)), moved(at(0.5, 0.6)));
    expect(hand.shown().crop).toEqual(area(0.2, 0.2, 0.5, 0.6));
    expect(hand.changes()).toBe(0);
    hand.does(RELEASED);
    expect(hand.changes()).toBe(1);
  });

  it('ends at the edge of the picture', () => {
    const hand = aHand().does(choose('crop'), pull(PICTURE, at(0.5, 0.5), at(1.3, -0.2)));
    expect(hand.drawing().crop).toEqual(area(0.5, 0, 1, 0.5));
  });

  it('of a click alone is none', () => {
    const hand = aHand().does(choose('crop'), click(at(0.5, 0.5)));
    expect(hand.changes()).toBe(0);
    expect(hand.state().gesture.kind).toBe('rest');
  });

  it('is given up by Esc or when the browser takes the pointer', () => {
    for (const kind of ['gaveUp', 'cancelled'] as const) {
      const hand = aHand().does(
        choose('crop'),
        pressed(at(0.2, 0.2)),
        moved(at(0.5, 0.6)),
        { kind },
        RELEASED,
      );
      expect(hand.changes()).toBe(0);
      expect(hand.state().tool).toBe('crop');
    }
  });

  const cropped: Drawing = { crop: area(0.2, 0.2, 0.6, 0.6), masks: [] };

  it.each<[Tool, Grip]>([
    ['select', { kind: 'crop' }],
    ['crop', { kind: 'crop' }],
    ['crop', PICTURE],
  ])('is moved as a whole with the tool %s', (tool, grip) => {
    const hand = aHand(cropped).does(choose(tool), pull(grip, at(0.3, 0.3), at(0.4, 0.35)));
    expect(hand.drawing().crop).toEqual(area(0.3, 0.25, 0.7, 0.65));
  });

  it('is pulled at a handle with any tool, by as much as the pointer moved', () => {
    for (const tool of ['select', 'crop', 'mask'] as const) {
      const hand = aHand(cropped).does(
        choose(tool),
        // Taken hold of a little beside the handle: it does not jump.
        pull({ kind: 'handle', handle: 'se' }, at(0.602, 0.603), at(0.702, 0.803)),
      );
      expect(hand.drawing().crop).toEqual(area(0.2, 0.2, 0.7, 0.8));
    }
  });

  it('stays where it is when a hand only trembles on it', () => {
    const hand = aHand(cropped).does(pull({ kind: 'crop' }, at(0.3, 0.3), at(0.303, 0.302)));
    expect(hand.changes()).toBe(0);
    expect(isSelected(hand.state(), { kind: 'crop' })).toBe(true);
  });

  it('is drawn anew outside of itself', () => {
    const hand = aHand(cropped).does(choose('crop'), pull(PICTURE, at(0.7, 0.7), at(0.9, 0.95)));
    expect(hand.drawing().crop).toEqual(area(0.7, 0.7, 0.9, 0.95));
  });

  it('is placed by keys: the cross hair, a corner, the other one', () => {
    const hand = aHand().does(choose('crop'), step(-0.3, -0.3), ENTER, step(0.5, 0.4), ENTER);
    expect(hand.drawing().crop).toEqual(area(0.2, 0.2, 0.7, 0.6));
  });

  it('placed by keys without any size says what is missing', () => {
    const hand = aHand().does(choose('crop'), ENTER, ENTER);
    expect(hand.changes()).toBe(0);
    expect(hand.news()).toMatch(/too small/);
    hand.does({ kind: 'gaveUp' });
    expect(hand.state().gesture.kind).toBe('rest');
  });

  it('goes with Delete, at any of its handles', () => {
    for (const grip of [{ kind: 'crop' }, { kind: 'handle', handle: 'n' }] as const) {
      const hand = aHand(cropped).does({ kind: 'deleted', grip });
      expect(hand.drawing()).toEqual(NOTHING_DRAWN);
      expect(hand.state().selected).toBeUndefined();
    }
  });
});

describe('a mask that is drawn', () => {
  const drawn: Drawing = { crop: undefined, masks: [TRIANGLE, SQUARE] };
  const chosen: DrawEvent = { kind: 'selected', shape: { kind: 'mask', mask: 1 } };

  it('is moved as a whole, and keeps its form at the edge', () => {
    const hand = aHand(drawn).does(pull({ kind: 'mask', mask: 1 }, at(0.5, 0.5), at(1.2, 0.6)));
    expect(hand.drawing().masks).toEqual([TRIANGLE, [at(0.8, 0.5), at(1, 0.5), at(1, 0.7), at(0.8, 0.7)]]);
  });

  it('has its corners moved one by one', () => {
    const grip: Grip = { kind: 'corner', mask: 1, corner: 2 };
    const hand = aHand(drawn).does(pull(grip, at(0.6, 0.6), at(0.7, 0.85)));
    expect(hand.drawing().masks[1]).toEqual([at(0.4, 0.4), at(0.6, 0.4), at(0.7, 0.85), at(0.4, 0.6)]);
  });

  it('takes a new corner where its edge is pressed, and it follows the pointer', () => {
    const edge: Grip = { kind: 'edge', mask: 1, edge: 3 };
    const hand = aHand(drawn).does(chosen, pull(edge, at(0.4, 0.5), at(0.3, 0.5)));
    expect(hand.drawing().masks[1]).toEqual([...SQUARE, at(0.3, 0.5)]);
    expect(hand.changes()).toBe(1);
  });

  it('that is not selected is selected by its edge, and takes no corner there', () => {
    const hand = aHand(drawn).does(click(at(0.4, 0.5), { kind: 'edge', mask: 1, edge: 3 }));
    expect(hand.changes()).toBe(0);
    expect(isSelected(hand.state(), { kind: 'mask', mask: 1 })).toBe(true);
    expect(isSelected(hand.state(), { kind: 'mask', mask: 0 })).toBe(false);
  });

  it('takes a corner by key in the middle of an edge', () => {
    const hand = aHand(drawn).does({ kind: 'cornerAdded', mask: 1, corner: 3 });
    expect(hand.drawing().masks[1]).toEqual([...SQUARE, at(0.4, 0.5)]);
    hand.does({ kind: 'cornerAdded', mask: 1, corner: 9 }, { kind: 'cornerAdded', mask: 9, corner: 0 });
    expect(hand.changes()).toBe(1);
  });

  it('loses a corner, but never the third last', () => {
    const hand = aHand(drawn).does({ kind: 'deleted', grip: { kind: 'corner', mask: 1, corner: 0 } });
    expect(hand.drawing().masks[1]).toEqual(SQUARE.slice(1));
    hand.does({ kind: 'deleted', grip: { kind: 'corner', mask: 1, corner: 0 } });
    expect(hand.news()).toMatch(/three corners/);
    expect(hand.drawing().masks[1]).toHaveLength(3);
  });

  it('goes with Delete; the ones after it are counted anew, also the hidden', () => {
    const three: Drawing = { crop: undefined, masks: [TRIANGLE, SQUARE, TRIANGLE] };
    const hand = aHand(three).does(
      { kind: 'hiddenToggled', shape: { kind: 'mask', mask: 0 } },
      { kind: 'hiddenToggled', shape: { kind: 'mask', mask: 2 } },
      { kind: 'deleted', grip: { kind: 'mask', mask: 1 } },
    );
    expect(hand.drawing().masks).toEqual([TRIANGLE, TRIANGLE]);
    expect(hand.state().hiddenMasks).toEqual([0, 1]);
    hand.does({ kind: 'deleted', grip: { kind: 'mask', mask: 0 } });
    expect(hand.state().hiddenMasks).toEqual([0]);
    hand.does({ kind: 'deleted', grip: { kind: 'mask', mask: 5 } });
    expect(hand.drawing().masks).toHaveLength(1);
  });

  it('is pushed by keys, and the pushes of one thing are one step', () => {
    const corner: Grip = { kind: 'corner', mask: 0, corner: 0 };
    const hand = aHand(drawn).does(
      { kind: 'nudged', grip: corner, by: at(0.01, 0) },
      { kind: 'nudged', grip: corner, by: at(0.001, 0) },
      { kind: 'nudged', grip: { kind: 'mask', mask: 0 }, by: at(0, 0.01) },
    );
    expect(hand.drawing().masks[0]).toEqual([at(0.111, 0.11), at(0.2, 0.11), at(0.1, 0.21)]);
    expect(hand.steps[0]).toBe(hand.steps[1]);
    expect(hand.steps[2]).not.toBe(hand.steps[0]);
  });

  it('pushed against the edge changes nothing', () => {
    const grip: Grip = { kind: 'corner', mask: 0, corner: 0 };
    const hand = aHand(drawn).does({ kind: 'nudged', grip, by: at(-0.5, -0.5) });
    hand.does({ kind: 'nudged', grip, by: at(-0.01, 0) }, { kind: 'nudged', grip: PICTURE, by: at(0.1, 0) });
    expect(hand.changes()).toBe(1);
  });

  it('is no longer selected after a press beside it', () => {
    const hand = aHand(drawn).does(chosen, click(at(0.9, 0.9)));
    expect(hand.state().selected).toBeUndefined();
  });

  it('goes back where it was when the pull is broken off', () => {
    const hand = aHand(drawn).does(pressed(at(0.5, 0.5), { kind: 'mask', mask: 1 }), moved(at(0.7, 0.7)));
    expect(hand.shown().masks[1]).not.toEqual(SQUARE);
    hand.does({ kind: 'cancelled' });
    expect(hand.shown()).toEqual(drawn);
    expect(hand.changes()).toBe(0);
  });
});

describe('what is hidden', () => {
  const drawn: Drawing = { crop: area(0, 0, 0.5, 0.5), masks: [SQUARE] };

  it('is hidden on the screen, and stays in the drawing', () => {
    const crop = { kind: 'crop' } as const;
    const mask = { kind: 'mask', mask: 0 } as const;
    const hand = aHand(drawn).does(
      { kind: 'hiddenToggled', shape: crop },
      { kind: 'hiddenToggled', shape: mask },
    );
    expect([isHidden(hand.state(), crop), isHidden(hand.state(), mask)]).toEqual([true, true]);
    expect(hand.drawing()).toEqual(drawn);
    hand.does({ kind: 'hiddenToggled', shape: crop }, { kind: 'hiddenToggled', shape: mask });
    expect([isHidden(hand.state(), crop), isHidden(hand.state(), mask)]).toEqual([false, false]);
  });

  it('is shown again when the drawing is another one', () => {
    const hand = aHand(drawn).does(
      { kind: 'hiddenToggled', shape: { kind: 'mask', mask: 0 } },
      { kind: 'replaced' },
    );
    expect(hand.state()).toMatchObject({ hiddenMasks: [], selected: undefined });
  });
});

describe('the tools', () => {
  it('that mean nothing now cannot be taken, nor used when they were taken before', () => {
    const hand = aHand(NOTHING_DRAWN, { crop: false, mask: false }).does(choose('crop'), choose('mask'));
    expect(hand.state().tool).toBe('select');
    for (const tool of ['crop', 'mask'] as const) {
      const scene = { drawing: NOTHING_DRAWN, canCrop: false, canMask: false };
      const held: DrawState = { ...FIRST_STATE, tool };
      expect(reduceDraw(held, pressed(at(0.5, 0.5)), scene).state.gesture.kind).toBe('rest');
      expect(reduceDraw(held, ENTER, scene).state.gesture.kind).toBe('rest');
    }
  });

  it('show a cross hair in the middle until the pointer comes, and none once it has left', () => {
    const hand = aHand().does(choose('mask'));
    expect(hand.state().aim).toEqual({ at: at(0.5, 0.5), by: 'keys' });
    hand.does({ kind: 'left' });
    expect(hand.state().aim?.by).toBe('keys');
    hand.does(moved(at(0.2, 0.3)));
    expect(hand.state().aim).toEqual({ at: at(0.2, 0.3), by: 'pointer' });
    hand.does({ kind: 'left' });
    expect(hand.state().aim).toBeUndefined();
  });

  it('leave the state alone while the pointer only passes with the tool Select', () => {
    const before = aHand().state();
    expect(
      aHand()
        .does(moved(at(0.2, 0.2)), step(0.1, 0), RELEASED, ENTER)
        .state(),
    ).toBe(before);
  });

  it('give typed numbers on as they are, under the name of their field', () => {
    const typed: Drawing = { crop: area(0.125, 0, 1, 1), masks: [] };
    const hand = aHand().does({ kind: 'typed', drawing: typed, step: 'type left' });
    expect(hand.drawing()).toEqual(typed);
    expect(hand.steps).toEqual(['type left']);
  });
});
