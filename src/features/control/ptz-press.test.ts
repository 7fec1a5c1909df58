// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import type { PtzMove } from '../../vendors/contract-control.ts';
import { createPtzPress, type PtzPress } from './ptz-press.ts';

const POINTER = 7;
const refusal = new Failure({ code: 'notPermitted', operation: 'move' });

let clock: FakeClock;
let calls: string[];
let late: Failure[];
let press: PtzPress;
let button: HTMLButtonElement;
let visibility: DocumentVisibilityState;
/** Lets the newest hold fail. */
let failHold: (failure: Failure) => void;
/** Refuses holds at once, before the call returns. */
let refusesAtOnce: boolean;
/** Answers the newest step. */
let answerStep: (failure?: Failure) => void;

beforeEach(() => {
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  clock = createFakeClock(epochMs(0), turn);
  calls = [];
  late = [];
  visibility = 'visible';
  refusesAtOnce = false;
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility });
  button = document.createElement('button');
  // happy-dom captures no pointers.
  button.setPointerCapture = () => {};
  document.body.append(button);
  press = createPtzPress({
    camera: cameraId('1.1'),
    clock,
    window,
    document,
    failedLate: (failure) => late.push(failure),
    ptz: {
      step: (_camera, move) => {
        calls.push(`step ${move}`);
        return new Promise((resolve, reject) => {
          answerStep = (failure) => (failure === undefined ? resolve() : reject(failure));
        });
      },
      hold: (_camera, move, failed) => {
        calls.push(`hold ${move}`);
        failHold = failed;
        if (refusesAtOnce) failed(refusal);
        let ended = false;
        return {
          end: () => {
            if (!ended) calls.push(`end ${move}`);
            ended = true;
          },
        };
      },
    },
  });
});
afterEach(() => {
  press.dispose();
  button.remove();
  document.body.replaceChildren();
});

const down = (move: PtzMove = 'left') => press.pointerDown(move, { button, pointerId: POINTER });
const pointer = (type: string, pointerId = POINTER) =>
  button.dispatchEvent(new PointerEvent(type, { pointerId, bubbles: true }));
const keyUp = (key = 'ArrowLeft') => dispatchEvent(new KeyboardEvent('keyup', { key }));
const wait = (length: number) => clock.advance(ms(length));
/** A finger that rests until the camera was told to move. */
const hold = async (move: PtzMove = 'left') => {
  down(move);
  await wait(250);
  expect(calls.at(-1)).toBe(`hold ${move}`);
};

describe('a pointer on a button', () => {
  it('that leaves within 250 ms is one step', async () => {
    down();
    await wait(249);
    pointer('pointerup');
    await wait(1_000);
    expect(calls).toEqual(['step left']);
  });

  it('that stays moves the camera from then on until it is released', async () => {
    await hold('up');
    await wait(3_000);
    expect(calls).toEqual(['hold up']);
    pointer('pointerup');
    await wait(1_000);
    expect(calls).toEqual(['hold up', 'end up']);
  });

  it('lights its button as long as it is down', async () => {
    down('in');
    expect(press.state.get().pressed).toBe('in');
    await wait(500);
    expect(press.state.get().pressed).toBe('in');
    pointer('pointerup');
    expect(press.state.get().pressed).toBeUndefined();
  });

  it('hears only its own release', async () => {
    await hold();
    pointer('pointerup', POINTER + 1);
    expect(calls).toEqual(['hold left']);
  });

  it('gives way to a second finger: one movement at a time', async () => {
    await hold('left');
    press.pointerDown('up', { button, pointerId: POINTER + 1 });
    await wait(250);
    expect(calls).toEqual(['hold left', 'end left', 'hold up']);
    pointer('pointerup');
    expect(calls).toHaveLength(3);
    pointer('pointerup', POINTER + 1);
    expect(calls.at(-1)).toBe('end up');
  });

  it('that is gone before it can be kept moves nothing', async () => {
    button.setPointerCapture = () => {
      throw new DOMException('', 'NotFoundError');
    };
    down();
    await wait(1_000);
    expect(calls).toEqual([]);
    expect(press.state.get().pressed).toBeUndefined();
  });
});

type Way = readonly [string, () => void];
/** The ways in which a pointer can be lost. */
const LOST_POINTERS: readonly Way[] = [
  ['the pointer is cancelled', () => pointer('pointercancel')],
  ['the button loses the pointer', () => pointer('lostpointercapture')],
];
/** Every way in which a hand can be taken off, besides letting go. */
const WAYS_TO_END: readonly Way[] = [
  ['the window loses the focus', () => dispatchEvent(new Event('blur'))],
  [
    'the tab is hidden',
    () => {
      visibility = 'hidden';
      document.dispatchEvent(new Event('visibilitychange'));
    },
  ],
  ['the page is left', () => dispatchEvent(new Event('pagehide'))],
  ['Escape is pressed', () => dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }))],
  ['the pad is closed', () => press.end()],
  ['another page of the app is opened', () => press.dispose()],
  [
    'a dialog opens',
    () => {
      const dialog = document.createElement('dialog');
      dialog.tabIndex = -1;
      document.body.append(dialog);
      dialog.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    },
  ],
];

describe.each([...LOST_POINTERS, ...WAYS_TO_END])('when %s', (_way, happens) => {
  it('a movement by pointer ends', async () => {
    await hold('down');
    happens();
    expect(calls).toEqual(['hold down', 'end down']);
    expect(press.state.get().pressed).toBeUndefined();
  });

  it('a press that was still short becomes nothing', async () => {
    down('down');
    await wait(100);
    happens();
    await wait(2_000);
    expect(calls).toEqual([]);
  });
});

describe.each(WAYS_TO_END)('when %s', (_way, happens) => {
  it('a movement by key ends', () => {
    press.keyDown('right');
    press.keyDown('right');
    expect(calls).toEqual(['hold right']);
    happens();
    expect(calls).toEqual(['hold right', 'end right']);
  });
});

describe('what does not end a movement', () => {
  it('is a focus that moves within the page', async () => {
    await hold();
    const field = document.createElement('input');
    document.body.append(field);
    field.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    field.dispatchEvent(new FocusEvent('blur'));
    expect(calls).toEqual(['hold left']);
  });

  it('is a tab that is shown', async () => {
    await hold();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(calls).toEqual(['hold left']);
  });

  it('is a key that comes up while a pointer holds', async () => {
    await hold();
    keyUp('a');
    expect(calls).toEqual(['hold left']);
  });
});

describe('a key', () => {
  it('pressed and released is one step', async () => {
    press.keyDown('left');
    expect(calls).toEqual([]);
    keyUp();
    await wait(2_000);
    expect(calls).toEqual(['step left']);
  });

  it('that repeats moves the camera until it comes up', () => {
    press.keyDown('left');
    press.keyDown('left');
    press.keyDown('left');
    expect(calls).toEqual(['hold left']);
    keyUp();
    expect(calls).toEqual(['hold left', 'end left']);
  });

  it('ends with any key that comes up: Shift may be let go before the plus that it made', () => {
    press.keyDown('in');
    press.keyDown('in');
    keyUp('Shift');
    expect(calls).toEqual(['hold in', 'end in']);
  });

  it('gives way to another key', () => {
    press.keyDown('left');
    press.keyDown('left');
    press.keyDown('up');
    press.keyDown('up');
    expect(calls).toEqual(['hold left', 'end left', 'hold up']);
  });

  it('that was chosen by other means, from a list of commands, is one step', async () => {
    press.keyDown('left');
    await wait(600);
    expect(calls).toEqual(['step left']);
    expect(press.state.get().pressed).toBeUndefined();
  });
});

describe('a step without a press', () => {
  it('is sent at once, and ends what is held', async () => {
    await hold('left');
    press.step('up');
    expect(calls).toEqual(['hold left', 'end left', 'step up']);
  });
});

describe('what is told', () => {
  it('is that a step is being sent, then that it was sent', async () => {
    press.step('up');
    expect(press.state.get().told).toEqual({ kind: 'sending', move: 'up' });
    answerStep();
    await wait(0);
    expect(press.state.get().told).toEqual({ kind: 'sent', move: 'up' });
  });

  it('is not said any longer after 3 s, when it is no news', async () => {
    press.step('up');
    answerStep();
    await wait(2_999);
    expect(press.state.get().told.kind).toBe('sent');
    await wait(1);
    expect(press.state.get().told).toEqual({ kind: 'nothing' });
  });

  it('is why a step could not be sent', async () => {
    press.step('up');
    answerStep(refusal);
    await wait(0);
    expect(press.state.get().told).toEqual({ kind: 'failed', move: 'up', failure: refusal });
  });

  it('is only what became of the newest step', async () => {
    press.step('up');
    const answerFirst = answerStep;
    press.step('down');
    answerFirst(refusal);
    await wait(0);
    expect(press.state.get().told).toEqual({ kind: 'sending', move: 'down' });
  });

  it('is nothing while a movement lasts: nobody knows whether the camera moves', async () => {
    await hold();
    expect(press.state.get()).toEqual({ pressed: 'left', told: { kind: 'nothing' } });
  });

  it('is why a movement did not begin; its button goes dark, and its end is sent all the same', async () => {
    await hold('left');
    failHold(refusal);
    expect(press.state.get()).toEqual({
      pressed: undefined,
      told: { kind: 'failed', move: 'left', failure: refusal },
    });
    expect(calls).toEqual(['hold left', 'end left']);
  });

  it('is the same of one that fails at once', async () => {
    refusesAtOnce = true;
    await hold('left').catch(() => undefined);
    expect(press.state.get().told.kind).toBe('failed');
    expect(press.state.get().pressed).toBeUndefined();
    expect(calls).toEqual(['hold left', 'end left']);
  });

  it('is that the request to stop failed, after the button was released', async () => {
    await hold('left');
    pointer('pointerup');
    failHold(refusal);
    expect(press.state.get().told).toEqual({ kind: 'failed', move: 'left', failure: refusal });
  });

  it('goes elsewhere when the pad is gone', async () => {
    await hold('left');
    press.dispose();
    failHold(refusal);
    expect(late).toEqual([refusal]);
    expect(press.state.get().told).toEqual({ kind: 'nothing' });
  });

  it('is not that somebody called it off', async () => {
    press.step('up');
    answerStep(new Failure({ code: 'aborted', operation: 'move' }));
    await wait(0);
    expect(press.state.get().told.kind).not.toBe('failed');
  });
});
