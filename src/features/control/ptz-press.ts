/**
 * What fingers and keys do to a camera that moves: a short press is one step, a long one a movement that
 * lasts until it ends. It ends in every case: release, lost pointer, hidden or left window, another
 * thing under the hand. Tells what was sent, never that the camera moved.
 */
import { type Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { CameraId } from '../../core/ids.ts';
import { createStore, type Readable } from '../../core/readable.ts';
import { type Ms, ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Ptz, PtzHold, PtzMove } from '../../vendors/contract-control.ts';

/** What the newest request came to. */
export type PtzTold =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'sending'; readonly move: PtzMove }
  /** The system took it; whether the camera moves is not known. */
  | { readonly kind: 'sent'; readonly move: PtzMove }
  | { readonly kind: 'failed'; readonly move: PtzMove; readonly failure: Failure };

export interface PtzPressState {
  /** What a finger or a key holds down now. */
  readonly pressed: PtzMove | undefined;
  readonly told: PtzTold;
}

/** A press by pointer: the button that was pressed keeps the pointer until it is released. */
export interface PressedPointer {
  readonly button: HTMLElement;
  readonly pointerId: number;
}

export interface PtzPress {
  readonly state: Readable<PtzPressState>;
  /** A finger or a mouse goes down on a button. */
  readonly pointerDown: (move: PtzMove, pointer: PressedPointer) => void;
  /** A key goes down; again without a release in between, it repeats, which is holding. */
  readonly keyDown: (move: PtzMove) => void;
  /** One step: for what is neither held nor released, such as Enter on a button. */
  readonly step: (move: PtzMove) => void;
  /** Ends what is held, whatever it is; nothing more comes of a press that was still short. */
  readonly end: () => void;
  readonly dispose: () => void;
}

export interface PtzPressHost {
  readonly ptz: Pick<Ptz, 'step' | 'hold'>;
  readonly camera: CameraId;
  readonly clock: Clock;
  readonly window: EventTarget;
  readonly document: EventTarget & { readonly visibilityState: DocumentVisibilityState };
  /** Hears of a failure after the pad was closed: a camera may then still move. */
  readonly failedLate?: ((failure: Failure) => void) | undefined;
}

/** Shorter is a tap: one step. */
const TAP: Ms = ms(250);
/** A key that neither repeats nor is released in this time was pressed by other means: one step. */
const LONE_KEY: Ms = ms(600);

/** Long enough to read; later it would look like news of another press. */
const SENT_SHOWN: Ms = ms(3_000);

const NOTHING: PtzTold = { kind: 'nothing' };

/** A press under way. */
interface Press {
  readonly move: PtzMove;
  readonly by: 'pointer' | 'key';
  /** Absent while it is too short to be more than a step. */
  hold?: PtzHold;
  readonly cancelTimer: () => void;
  /** Stops listening to the pointer. */
  readonly letGo: () => void;
}

const isDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog') !== null;

export function createPtzPress({ ptz, camera, clock, window, document, failedLate }: PtzPressHost): PtzPress {
  const state = createStore<PtzPressState>({ pressed: undefined, told: NOTHING });
  const living = new AbortController();
  let press: Press | undefined;
  /** Counts requests, so that only the newest one is told. */
  let newest = 0;

  const tell = (told: PtzTold) => state.set({ pressed: press?.move, told });

  function failed(request: number, move: PtzMove, failure: Failure) {
    if (isAbort(failure)) return;
    if (living.signal.aborted) failedLate?.(failure);
    else if (request === newest) tell({ kind: 'failed', move, failure });
  }

  async function step(move: PtzMove) {
    newest += 1;
    const request = newest;
    tell({ kind: 'sending', move });
    try {
      await ptz.step(camera, move, living.signal);
      if (request !== newest || living.signal.aborted) return;
      tell({ kind: 'sent', move });
      clock.after(SENT_SHOWN, () => {
        if (request === newest) tell(NOTHING);
      });
    } catch (error) {
      failed(request, move, toFailure(error, 'move the camera'));
    }
  }

  function beginHold() {
    const mine = press;
    if (mine === undefined || mine.hold !== undefined) return;
    newest += 1;
    const request = newest;
    const held = ptz.hold(camera, mine.move, (failure) => {
      failed(request, mine.move, failure);
      // A movement that did not begin is not held: its button goes dark.
      if (press === mine) end();
    });
    // It may have failed before there was anything to end.
    if (press !== mine) {
      held.end();
      return;
    }
    mine.hold = held;
    tell(NOTHING);
  }

  function begin(move: PtzMove, by: Press['by'], letGo: () => void) {
    end();
    const cancelTimer = by === 'pointer' ? clock.after(TAP, beginHold) : clock.after(LONE_KEY, release);
    press = { move, by, cancelTimer, letGo };
    tell(NOTHING);
  }

  /** Forgets the press, and ends its movement. True when it had become one. */
  function over(): boolean {
    const ended = press;
    if (ended === undefined) return false;
    press = undefined;
    ended.cancelTimer();
    ended.letGo();
    ended.hold?.end();
    state.set({ ...state.get(), pressed: undefined });
    return ended.hold !== undefined;
  }

  function end() {
    over();
  }

  /** Let go as intended: what was short is a step. */
  function release() {
    const move = press?.move;
    const wasHeld = over();
    if (move !== undefined && !wasHeld) void step(move);
  }

  function pointerDown(move: PtzMove, { button, pointerId }: PressedPointer) {
    const listening = new AbortController();
    const options = { signal: listening.signal };
    const mine = (handle: () => void) => (event: Event) => {
      if (event instanceof PointerEvent && event.pointerId === pointerId) handle();
    };
    begin(move, 'pointer', () => listening.abort());
    button.addEventListener('pointerup', mine(release), options);
    button.addEventListener('pointercancel', mine(end), options);
    button.addEventListener('lostpointercapture', mine(end), options);
    try {
      button.setPointerCapture(pointerId);
    } catch {
      // The pointer is gone already, and with it the release that would be waited for.
      end();
    }
  }

  function keyDown(move: PtzMove) {
    if (press?.by === 'key' && press.move === move) beginHold();
    else begin(move, 'key', () => {});
  }

  const whileLiving = { signal: living.signal, capture: true };
  // Any key that comes up ends a key: Shift may come up before the plus that it made.
  window.addEventListener(
    'keyup',
    () => {
      if (press?.by === 'key') release();
    },
    whileLiving,
  );
  window.addEventListener(
    'keydown',
    (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') end();
    },
    whileLiving,
  );
  // Not in the capture phase, where the blur of every element passes.
  window.addEventListener('blur', end, { signal: living.signal });
  window.addEventListener('pagehide', end, whileLiving);
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') end();
    },
    whileLiving,
  );
  // A dialog takes the focus as it opens, and the keyboard with it.
  document.addEventListener('focusin', (event) => isDialog(event.target) && end(), whileLiving);

  return {
    state,
    pointerDown,
    keyDown,
    step: (move) => {
      end();
      void step(move);
    },
    end,
    dispose: () => {
      end();
      living.abort();
    },
  };
}
