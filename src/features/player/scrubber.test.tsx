// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Seconds, seconds } from '../../core/units.ts';
import { Scrubber } from './scrubber.tsx';
import { acting, type Rendered, render } from '../../testing/render.tsx';

const WIDTH = 400;
let shown: Rendered;
let sought: Seconds[];

beforeEach(async () => {
  sought = [];
  shown = await render(
    <Scrubber
      position={seconds(12)}
      duration={seconds(40)}
      buffered={[{ from: seconds(10), to: seconds(20) }]}
      timeText={(position) => `16:41:${18 + Math.floor(position)}`}
      onSeek={(to) => sought.push(to)}
    />,
  );
});
afterEach(() => shown.unmount());

const slider = (): HTMLElement => {
  const found = shown.container.querySelector<HTMLElement>('[role=slider]');
  if (found === null) throw new Error('no slider');
  found.getBoundingClientRect = () => new DOMRect(0, 0, WIDTH, 32);
  return found;
};
const press = (key: string, more: KeyboardEventInit = {}) =>
  acting(() => {
    slider().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
  });
const point = (type: string, clientX: number) =>
  acting(() => {
    slider().dispatchEvent(new PointerEvent(type, { clientX, button: 0, pointerId: 1, bubbles: true }));
  });

describe('the line of footage', () => {
  it('says where it is, as time of day and of the whole', () => {
    expect(slider().getAttribute('aria-valuenow')).toBe('12');
    expect(slider().getAttribute('aria-valuemax')).toBe('40');
    expect(slider().getAttribute('aria-valuetext')).toBe('16:41:30, 0:12 of 0:40');
  });

  it.each([
    ['ArrowRight', 22],
    ['ArrowLeft', 2],
    ['ArrowUp', 13],
    ['ArrowDown', 11],
    ['Home', 0],
    ['End', 40],
  ])('moves by the key %s', async (key, to) => {
    await press(key);
    expect(sought).toEqual([to]);
  });

  it('leaves other keys, and keys with modifiers, to the page', async () => {
    await press('f');
    await press('ArrowLeft', { altKey: true });
    expect(sought).toEqual([]);
  });

  it('follows the pointer that holds it, inside the line only', async () => {
    await point('pointerdown', WIDTH / 4);
    await point('pointermove', WIDTH * 2);
    await point('pointerup', WIDTH * 2);
    await point('pointermove', WIDTH / 2);
    expect(sought).toEqual([10, 40]);
  });

  it('marks where the event begins, when the footage begins before it', async () => {
    const mark = () => shown.container.querySelector<HTMLElement>('[data-mark=beginning]');
    expect(mark()).toBeNull();
    const rest = { position: seconds(0), duration: seconds(40), buffered: [], onSeek: () => {} };
    await shown.render(<Scrubber {...rest} mark={seconds(10)} timeText={String} />);
    expect(mark()?.style.left).toBe('25%');
  });

  it('tells the time under the pointer without moving there', async () => {
    await point('pointermove', WIDTH / 2);
    expect(slider().textContent).toBe('16:41:38');
    expect(sought).toEqual([]);
  });
});
