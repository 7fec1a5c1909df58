// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { createZoomDriver, type ZoomDriver } from './zoom-driver.ts';
import { seenPart, WHOLE_PICTURE, type ZoomView } from './zoom-geometry.ts';
import { zoomOf } from './zoom-memory.ts';

const BOX = { width: 800, height: 450, aspect: 16 / 9 };
const drivers: ZoomDriver[] = [];
afterEach(() => {
  for (const driver of drivers.splice(0)) driver.dispose();
  document.body.replaceChildren();
});

function setUp({ start = WHOLE_PICTURE, fixed = false }: { start?: ZoomView; fixed?: boolean } = {}) {
  const surface = document.body.appendChild(document.createElement('div'));
  const layer = surface.appendChild(document.createElement('div'));
  const video = layer.appendChild(document.createElement('video'));
  surface.getBoundingClientRect = () => new DOMRect(100, 50, BOX.width, BOX.height);
  Object.defineProperties(layer, {
    clientWidth: { value: BOX.width },
    clientHeight: { value: BOX.height },
    setPointerCapture: { value: () => {} },
  });
  const view = createStore(start);
  const told: string[] = [];
  const driver = createZoomDriver({
    layer,
    view,
    fixed,
    onPress: () => told.push('press'),
    onDoublePress: () => told.push('double press'),
  });
  drivers.push(driver);
  /** `x` and `y` from the picture's corner. */
  const point = (type: string, x: number, y: number, more: PointerEventInit = {}) =>
    video.dispatchEvent(
      new PointerEvent(type, {
        clientX: 100 + x,
        clientY: 50 + y,
        pointerId: 1,
        pointerType: 'mouse',
        button: 0,
        bubbles: true,
        ...more,
      }),
    );
  const wheel = (deltaY: number, more: WheelEventInit = {}) => {
    const event = new WheelEvent('wheel', { deltaY, bubbles: true, cancelable: true, ...more });
    // happy-dom leaves the place of a wheel out.
    Object.defineProperties(event, { clientX: { value: 100 + 200 }, clientY: { value: 50 + 100 } });
    video.dispatchEvent(event);
    return event;
  };
  return { layer, video, view, told, driver, point, wheel };
}

const CLOSE = { scale: 4, x: 0.5, y: 0.5 };

describe('a wheel', () => {
  it('looks closer at the place under the pointer, and the page does not scroll', () => {
    const { wheel, view, layer } = setUp();
    const event = wheel(-500);
    expect(event.defaultPrevented).toBe(true);
    expect(view.get().scale).toBeCloseTo(2.117, 2);
    expect(view.get().x).toBeLessThan(0.5);
    expect(layer.style.transform).toContain('scale(2.1');
  });

  it('belongs to the page when it turns away from the whole picture', () => {
    const { wheel, view } = setUp();
    expect(wheel(100).defaultPrevented).toBe(false);
    expect(view.get()).toEqual(WHOLE_PICTURE);
  });
});

describe('a hand', () => {
  it('that presses is told, when the picture is close as well', () => {
    const { point, told } = setUp({ start: CLOSE });
    point('pointerdown', 10, 10);
    point('pointermove', 12, 11);
    point('pointerup', 12, 11);
    point('click', 12, 11);
    expect(told).toEqual(['press']);
  });

  it('that drags moves the picture and is no press', () => {
    const { point, told, view } = setUp({ start: CLOSE });
    point('pointerdown', 10, 10);
    point('pointermove', 90, 10);
    point('pointerup', 90, 10);
    point('click', 90, 10);
    expect(view.get()).toMatchObject({ scale: 4, x: 0.5 - 80 / (BOX.width * 4) });
    expect(told).toEqual([]);
    point('pointerdown', 90, 10);
    point('pointerup', 90, 10);
    point('click', 90, 10);
    expect(told).toEqual(['press']);
  });

  it('that moves over the picture without pressing changes nothing', () => {
    const { point, view } = setUp({ start: CLOSE });
    point('pointermove', 90, 10);
    expect(view.get()).toBe(CLOSE);
  });

  it('that double-clicks fills the screen; a finger looks closer, and whole again', () => {
    const { point, told, view } = setUp();
    point('pointerdown', 10, 10);
    point('dblclick', 10, 10);
    expect(told).toEqual(['double press']);
    point('pointerdown', 0, 0, { pointerType: 'touch' });
    point('dblclick', 0, 0);
    expect(seenPart(view.get(), BOX)).toMatchObject({ left: 0, top: 0 });
    expect(view.get().scale).toBe(2.5);
    point('pointerdown', 0, 0, { pointerType: 'touch' });
    point('dblclick', 0, 0);
    expect(view.get()).toEqual(WHOLE_PICTURE);
  });

  it('with two fingers pulls the picture apart, and it follows them', () => {
    const { point, view, told } = setUp();
    const finger = (pointerId: number) => ({ pointerId, pointerType: 'touch' });
    point('pointerdown', 300, 225, finger(1));
    point('pointerdown', 500, 225, finger(2));
    point('pointermove', 200, 225, finger(1));
    point('pointermove', 600, 225, finger(2));
    expect(view.get()).toMatchObject({ scale: 2 });
    expect(view.get().x).toBeCloseTo(0.5, 6);
    point('pointerup', 200, 225, finger(1));
    point('click', 200, 225);
    expect(told).toEqual([]);
  });
});

describe('the layer', () => {
  it('tells what part is seen, and stays inside the picture', () => {
    const { driver, view } = setUp();
    expect(driver.sight.get()).toEqual({ scale: 1, part: { left: 0, top: 0, width: 1, height: 1 } });
    view.set({ scale: 4, x: 5, y: 0.5 });
    expect(driver.sight.get().part).toEqual({ left: 0.75, top: 0.375, width: 0.25, height: 0.25 });
  });

  it('is moved by shares of what is seen', () => {
    const { driver, view } = setUp({ start: CLOSE });
    driver.move(1, 0);
    expect(view.get().x).toBe(0.75);
    driver.move(9, 0);
    expect(view.get().x).toBe(0.875);
  });

  it('learns the picture’s shape from its video', () => {
    const { layer, video, view } = setUp();
    view.set(CLOSE);
    const before = layer.style.transform;
    Object.defineProperties(video, { videoWidth: { value: 640 }, videoHeight: { value: 640 } });
    view.set({ ...CLOSE, x: 0 });
    const square = layer.style.transform;
    video.dispatchEvent(new Event('loadedmetadata'));
    expect(layer.style.transform).toBe(square);
    expect(square).not.toBe(before);
  });

  it('that is fixed only tells presses', () => {
    const { wheel, point, view, told } = setUp({ fixed: true });
    expect(wheel(-500).defaultPrevented).toBe(false);
    point('pointerdown', 0, 0, { pointerType: 'touch' });
    point('click', 0, 0);
    point('dblclick', 0, 0);
    expect(view.get()).toEqual(WHOLE_PICTURE);
    expect(told).toEqual(['press', 'double press']);
  });

  it('hears nothing after its end', () => {
    const { driver, wheel, point, view, told, layer } = setUp();
    driver.dispose();
    wheel(-500);
    point('click', 0, 0);
    view.set(CLOSE);
    expect(told).toEqual([]);
    expect(layer.style.transform).toBe('');
  });
});

describe('how close a camera is looked at', () => {
  it('is the same for its live picture and its events, and another one’s own', () => {
    zoomOf('depot:1').set(CLOSE);
    expect(zoomOf('depot:1').get()).toBe(CLOSE);
    expect(zoomOf('depot:2').get()).toEqual(WHOLE_PICTURE);
  });

  it('is forgotten after many others', () => {
    zoomOf('depot:1').set(CLOSE);
    for (let camera = 100; camera < 130; camera += 1) zoomOf(`depot:${camera}`);
    expect(zoomOf('depot:1').get()).toEqual(WHOLE_PICTURE);
  });
});
