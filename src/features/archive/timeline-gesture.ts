/**
 * What pointers on a timeline mean: a press moves the playhead, a drag pans, a drag along the ruler holds
 * the playhead, two fingers zoom about their middle. Pure: positions in, actions out.
 */

export interface PointerAt {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export type Gesture =
  | { readonly kind: 'none' }
  /** One pointer is down and has not moved enough to mean more than a press. */
  | { readonly kind: 'pressed'; readonly start: PointerAt }
  | { readonly kind: 'panning'; readonly last: PointerAt }
  | { readonly kind: 'scrubbing'; readonly id: number }
  | { readonly kind: 'pinching'; readonly one: PointerAt; readonly other: PointerAt };

export type GestureEvent =
  | { readonly kind: 'down' | 'move' | 'up'; readonly pointer: PointerAt }
  | { readonly kind: 'cancelled' };

export type GestureAction =
  /** The view moves with the hand: so many pixels to the right. */
  | { readonly kind: 'pan'; readonly pixels: number }
  /** Shows `factor` times as much, about this pixel. */
  | { readonly kind: 'zoom'; readonly factor: number; readonly x: number }
  | { readonly kind: 'seek'; readonly x: number }
  /** A press on something below the ruler. */
  | { readonly kind: 'choose'; readonly y: number };

export interface GestureStep {
  readonly gesture: Gesture;
  readonly actions: readonly GestureAction[];
}

export const NO_GESTURE: Gesture = { kind: 'none' };

/** A hand that presses moves this much without meaning to. */
const SLOP_PX = 4;
/** Fingers never meet: closer than this they zoom no further. */
const CLOSEST_PX = 24;

const still = (gesture: Gesture): GestureStep => ({ gesture, actions: [] });
const apart = (one: PointerAt, other: PointerAt): number => Math.max(CLOSEST_PX, Math.abs(one.x - other.x));
const middle = (one: PointerAt, other: PointerAt): number => (one.x + other.x) / 2;

/** The next state of the hand, and what to do. `ruler`: the height of the ruler at the top. */
export function nextGesture(gesture: Gesture, event: GestureEvent, ruler: number): GestureStep {
  if (event.kind === 'cancelled') return still(NO_GESTURE);
  const { pointer } = event;
  if (event.kind === 'down') return pressed(gesture, pointer, ruler);
  if (event.kind === 'move') return moved(gesture, pointer);
  return lifted(gesture, pointer);
}

function pressed(gesture: Gesture, pointer: PointerAt, ruler: number): GestureStep {
  switch (gesture.kind) {
    case 'none':
      if (pointer.y >= ruler) return still({ kind: 'pressed', start: pointer });
      return { gesture: { kind: 'scrubbing', id: pointer.id }, actions: [{ kind: 'seek', x: pointer.x }] };
    case 'pressed':
      return still({ kind: 'pinching', one: gesture.start, other: pointer });
    case 'panning':
      return still({ kind: 'pinching', one: gesture.last, other: pointer });
    default:
      return still(gesture);
  }
}

function moved(gesture: Gesture, pointer: PointerAt): GestureStep {
  switch (gesture.kind) {
    case 'pressed': {
      const { start } = gesture;
      const far = Math.hypot(pointer.x - start.x, pointer.y - start.y) > SLOP_PX;
      if (pointer.id !== start.id || !far) return still(gesture);
      return pannedFrom(start, pointer);
    }
    case 'panning':
      return pointer.id === gesture.last.id ? pannedFrom(gesture.last, pointer) : still(gesture);
    case 'scrubbing':
      return pointer.id === gesture.id
        ? { gesture, actions: [{ kind: 'seek', x: pointer.x }] }
        : still(gesture);
    case 'pinching': {
      const { one, other } = gesture;
      if (pointer.id !== one.id && pointer.id !== other.id) return still(gesture);
      const next =
        pointer.id === one.id
          ? { kind: 'pinching' as const, one: pointer, other }
          : { kind: 'pinching' as const, one, other: pointer };
      return {
        gesture: next,
        actions: [
          { kind: 'pan', pixels: middle(next.one, next.other) - middle(one, other) },
          {
            kind: 'zoom',
            factor: apart(one, other) / apart(next.one, next.other),
            x: middle(next.one, next.other),
          },
        ],
      };
    }
    default:
      return still(gesture);
  }
}

const pannedFrom = (last: PointerAt, pointer: PointerAt): GestureStep => ({
  gesture: { kind: 'panning', last: pointer },
  actions: [{ kind: 'pan', pixels: pointer.x - last.x }],
});

function lifted(gesture: Gesture, pointer: PointerAt): GestureStep {
  switch (gesture.kind) {
    case 'pressed':
      return {
        gesture: NO_GESTURE,
        actions: [
          { kind: 'choose', y: pointer.y },
          { kind: 'seek', x: pointer.x },
        ],
      };
    case 'pinching': {
      const stays = pointer.id === gesture.one.id ? gesture.other : gesture.one;
      return still({ kind: 'panning', last: stays });
    }
    default:
      return still(NO_GESTURE);
  }
}
