/**
 * Hands on a picture: wheel, pinch, drag and double tap change how close it is looked at; a press that
 * was no drag is told on. Writes the transform of the layer that the video lies in, and nothing else.
 */
import { createStore, type Readable, type Store } from '../../core/readable.ts';
import {
  type BoxPoint,
  dragBy,
  type SeenPart,
  seenPart,
  settleView,
  WHOLE_PICTURE,
  zoomAt,
  type ZoomBox,
  zoomTransform,
  type ZoomView,
} from './zoom-geometry.ts';

/** How close, and what of the picture is seen. */
export interface ZoomSight {
  readonly scale: number;
  readonly part: SeenPart;
}

export interface ZoomDriver {
  readonly sight: Readable<ZoomSight>;
  /** Moves by shares of what is seen. */
  readonly move: (x: number, y: number) => void;
  readonly dispose: () => void;
}

export interface ZoomDriverOptions {
  /** Fills the picture's box; the video is inside. */
  readonly layer: HTMLElement;
  readonly view: Store<ZoomView>;
  /** A picture that hands only press: in a wall, the wheel belongs to the page. */
  readonly fixed: boolean;
  readonly onPress: () => void;
  /** By a mouse: a finger's second tap looks closer instead. */
  readonly onDoublePress: () => void;
}

/** Until a video says its own. */
const USUAL_ASPECT = 16 / 9;
/** A hand trembles less than this, in px. */
const DRAG_FROM = 6;
/** How much closer a double tap looks. */
const TAP_ZOOM = 2.5;
/** Three lines of a mouse wheel, about 100 px, are a step of a seventh. */
const WHEEL_STEP = 0.001_5;
/** Trackpads send a pinch as a wheel with Ctrl, in small numbers. */
const PINCH_STEP = 0.01;
/** Browsers that count a wheel in lines. */
const LINE_PX = 33;
/* What a layer answers to by itself: everything but zooming the page; nothing while it can be dragged. */
const TOUCH_WHOLE = 'pan-x pan-y';
const TOUCH_ZOOMED = 'none';

export function createZoomDriver(options: ZoomDriverOptions): ZoomDriver {
  const { layer, view, fixed, onPress, onDoublePress } = options;
  const ended = new AbortController();
  const { signal } = ended;
  const pointers = new Map<number, BoxPoint>();
  let pressedAt: BoxPoint = { x: 0, y: 0 };
  /** The pointers that are down moved the picture: what follows is no press. */
  let dragged = false;
  let byFinger = false;

  const box = (): ZoomBox => {
    const video = layer.querySelector('video');
    const known = video !== null && video.videoWidth > 0 && video.videoHeight > 0;
    const aspect = known ? video.videoWidth / video.videoHeight : USUAL_ASPECT;
    return { width: layer.clientWidth, height: layer.clientHeight, aspect };
  };
  const sightOf = (): ZoomSight => {
    const at = box();
    return { scale: settleView(view.get(), at).scale, part: seenPart(view.get(), at) };
  };
  const sight = createStore(sightOf());
  const show = () => {
    const now = sightOf();
    layer.style.transform = zoomTransform(view.get(), box());
    if (fixed) return;
    layer.style.touchAction = now.scale > 1 ? TOUCH_ZOOMED : TOUCH_WHOLE;
    layer.style.cursor = now.scale > 1 ? 'grab' : '';
    if (JSON.stringify(now) !== JSON.stringify(sight.get())) sight.set(now);
  };
  /** The layer itself moves with the picture; the box around it does not. */
  const pointOf = (event: MouseEvent): BoxPoint => {
    const { left = 0, top = 0 } = layer.parentElement?.getBoundingClientRect() ?? {};
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const closer = (factor: number, at: BoxPoint) => view.set(zoomAt(view.get(), factor, at, box()));
  const isZoomed = () => settleView(view.get(), box()).scale > 1;

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    byFinger = event.pointerType === 'touch';
    const at = pointOf(event);
    pointers.set(event.pointerId, at);
    // The second finger begins a pinch, whatever the first one did.
    dragged = pointers.size > 1;
    pressedAt = at;
  };

  const drag = (before: BoxPoint, now: BoxPoint, pointerId: number) => {
    if (!dragged) {
      if (Math.hypot(now.x - pressedAt.x, now.y - pressedAt.y) < DRAG_FROM) return false;
      dragged = true;
      // Only now: a press belongs to what lies under it.
      layer.setPointerCapture(pointerId);
    }
    if (isZoomed()) view.set(dragBy(view.get(), { x: now.x - before.x, y: now.y - before.y }, box()));
    return true;
  };
  const pinch = (before: BoxPoint, now: BoxPoint, other: BoxPoint) => {
    const distance = (point: BoxPoint) => Math.hypot(point.x - other.x, point.y - other.y);
    const middle = (point: BoxPoint) => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
    const [from, to] = [middle(before), middle(now)];
    if (distance(before) > 0) closer(distance(now) / distance(before), from);
    view.set(dragBy(view.get(), { x: to.x - from.x, y: to.y - from.y }, box()));
  };
  const move = (event: PointerEvent) => {
    const before = pointers.get(event.pointerId);
    if (before === undefined) return;
    const now = pointOf(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other !== undefined) pinch(before, now, other);
    else if (!drag(before, now, event.pointerId)) return;
    pointers.set(event.pointerId, now);
  };
  const up = (event: PointerEvent) => void pointers.delete(event.pointerId);

  const press = () => {
    if (!dragged) return onPress();
    dragged = false;
  };
  const doublePress = (event: MouseEvent) => {
    if (dragged) return;
    if (!byFinger || fixed) onDoublePress();
    else if (isZoomed()) view.set(WHOLE_PICTURE);
    else closer(TAP_ZOOM, pointOf(event));
  };
  const wheel = (event: WheelEvent) => {
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE_PX;
    // At the whole picture, a wheel that turns away belongs to the page.
    if (pixels === 0 || (pixels > 0 && !isZoomed())) return;
    event.preventDefault();
    closer(Math.exp(-pixels * (event.ctrlKey ? PINCH_STEP : WHEEL_STEP)), pointOf(event));
  };

  layer.addEventListener('click', press, { signal });
  layer.addEventListener('dblclick', doublePress, { signal });
  if (!fixed) {
    layer.addEventListener('pointerdown', down, { signal });
    layer.addEventListener('pointermove', move, { signal });
    layer.addEventListener('pointerup', up, { signal });
    layer.addEventListener('pointercancel', up, { signal });
    layer.addEventListener('wheel', wheel, { signal, passive: false });
  }
  // Of the video inside: these do not bubble.
  layer.addEventListener('loadedmetadata', show, { signal, capture: true });
  layer.addEventListener('resize', show, { signal, capture: true });
  const sizes = new ResizeObserver(show);
  sizes.observe(layer);
  const stop = view.subscribe(show);
  show();

  return {
    sight,
    move: (x, y) => {
      const at = box();
      const settled = settleView(view.get(), at);
      const { width, height } = seenPart(settled, at);
      view.set(settleView({ ...settled, x: settled.x + x * width, y: settled.y + y * height }, at));
    },
    dispose: () => {
      ended.abort();
      sizes.disconnect();
      stop();
    },
  };
}
