/** Listens to pointers and the wheel on a timeline, and tells its store. What they mean: timeline-gesture. */
import { type EpochMs, ms } from '../../core/units.ts';
import { msPerPixel, timeAt, type TimelineScale } from './timeline-geometry.ts';
import { type GestureAction, type GestureEvent, NO_GESTURE, nextGesture } from './timeline-gesture.ts';
import { laneAt, type TimelineLayout } from './timeline-layout.ts';
import type { TimelineStore } from './timeline-store.ts';

export interface PointerTold {
  readonly layout: () => TimelineLayout;
  readonly lanes: () => number;
  readonly onChooseLane: (index: number) => void;
  readonly onHover: (at: { readonly x: number; readonly at: EpochMs } | undefined) => void;
}

/** A notch of a wheel of 100 px shows 1.2 times as much; a touchpad sends many small parts of it. */
const ZOOM_PER_PX = Math.log(1.2) / 100;
/** Wheels that count in lines or pages. */
const LINE_PX = 33;
const PAGE_PX = 300;
const MOST_PX = 300;

const pixels = (delta: number, mode: number): number =>
  Math.max(-MOST_PX, Math.min(delta * ([1, LINE_PX, PAGE_PX][mode] ?? 1), MOST_PX));

/** Begins to listen; returns the way to stop. */
export function watchPointer(element: HTMLElement, store: TimelineStore, told: PointerTold): () => void {
  const ending = new AbortController();
  let gesture = NO_GESTURE;

  const scale = (): TimelineScale => ({
    view: store.state.get().view,
    width: element.getBoundingClientRect().width,
  });
  const place = (event: MouseEvent) => {
    const { left, top } = element.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };

  function act(action: GestureAction) {
    switch (action.kind) {
      case 'pan':
        store.dispatch({ kind: 'panned', by: ms(-action.pixels * msPerPixel(scale())) });
        break;
      case 'zoom':
        store.dispatch({ kind: 'zoomed', factor: action.factor, at: timeAt(scale(), action.x) });
        break;
      case 'seek':
        store.dispatch({ kind: 'sought', at: timeAt(scale(), action.x), reveal: false });
        break;
      case 'choose': {
        const lane = laneAt(told.layout(), told.lanes(), action.y);
        if (lane !== undefined) told.onChooseLane(lane);
        break;
      }
      default:
        action satisfies never;
    }
  }

  function take(event: GestureEvent) {
    const { ruler } = told.layout();
    const step = nextGesture(gesture, event, ruler);
    gesture = step.gesture;
    for (const action of step.actions) act(action);
    element.style.cursor = gesture.kind === 'panning' ? 'grabbing' : '';
  }

  const listen = <Kind extends keyof HTMLElementEventMap>(
    kind: Kind,
    listener: (event: HTMLElementEventMap[Kind]) => void,
  ) => element.addEventListener(kind, listener, { signal: ending.signal, passive: false });

  listen('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    told.onHover(undefined);
    take({ kind: 'down', pointer: { id: event.pointerId, ...place(event) } });
  });
  listen('pointermove', (event) => {
    const at = place(event);
    if (gesture.kind === 'none') {
      if (event.pointerType !== 'touch') told.onHover({ x: at.x, at: timeAt(scale(), at.x) });
      return;
    }
    take({ kind: 'move', pointer: { id: event.pointerId, ...at } });
  });
  listen('pointerup', (event) => take({ kind: 'up', pointer: { id: event.pointerId, ...place(event) } }));
  listen('pointercancel', () => take({ kind: 'cancelled' }));
  listen('pointerleave', () => told.onHover(undefined));
  listen('wheel', (event) => {
    event.preventDefault();
    const across = pixels(event.shiftKey ? event.deltaY || event.deltaX : event.deltaX, event.deltaMode);
    const down = event.shiftKey ? 0 : pixels(event.deltaY, event.deltaMode);
    const at = place(event);
    if (Math.abs(across) > Math.abs(down)) act({ kind: 'pan', pixels: -across });
    else act({ kind: 'zoom', factor: Math.exp(down * ZOOM_PER_PX), x: at.x });
    told.onHover({ x: at.x, at: timeAt(scale(), at.x) });
  });
  return () => ending.abort();
}
