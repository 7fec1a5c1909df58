// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import { PtzPad } from './ptz-pad.tsx';
import { createPtzPress, type PtzPress } from './ptz-press.ts';
import { GATE, plainPtz } from './testing/plain-control.ts';

let shown: Rendered;
let calls: string[];
let clock: FakeClock;
let press: PtzPress;

beforeEach(async () => {
  calls = [];
  clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  vi.spyOn(HTMLElement.prototype, 'setPointerCapture').mockReturnValue(undefined);
  Object.assign(HTMLElement.prototype, { checkVisibility: () => true });
  const ptz = plainPtz(calls);
  press = createPtzPress({ ptz, camera: GATE, clock, window, document });
  shown = await render(<PtzPad ptz={ptz} press={press} system="Depot" look="glass" />);
});
afterEach(async () => {
  press.dispose();
  await shown.unmount();
});

function button(name: string): HTMLButtonElement {
  const found = shown.container.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);
  if (found === null) throw new Error(`There is no button ${name}.`);
  return found;
}
const pointer = (name: string, type: string, more: PointerEventInit = {}) =>
  acting(() =>
    button(name).dispatchEvent(new PointerEvent(type, { pointerId: 1, bubbles: true, button: 0, ...more })),
  );
const wait = (length: number) => acting(() => clock.advance(ms(length)));
const text = () => shown.container.textContent ?? '';

describe('the pad', () => {
  it('names every direction, in groups', () => {
    const groups = [...shown.container.querySelectorAll('[role=group]')];
    expect(groups.map((group) => group.getAttribute('aria-label'))).toEqual([
      'Move the camera',
      'Directions',
      'Optical zoom',
    ]);
    for (const name of ['Up', 'Down', 'Left', 'Right', 'Zoom in', 'Zoom out']) {
      expect(button(name).getAttribute('aria-disabled')).toBeNull();
    }
  });

  it('takes the keys as it opens', () => {
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move the camera');
  });

  it('says beforehand which cameras move', () => {
    expect(text()).toContain('Not every camera moves.');
  });

  it('lights what is held, and moves until it is let go', async () => {
    await pointer('Left', 'pointerdown');
    await wait(300);
    expect(calls).toEqual(['hold left']);
    expect(button('Left').dataset['pressed']).toBe('true');
    await pointer('Left', 'pointerup');
    expect(calls).toEqual(['hold left', 'end left']);
    expect(button('Left').dataset['pressed']).toBeUndefined();
  });

  it('says of a tap that it was sent, not that the camera moved', async () => {
    await pointer('Zoom in', 'pointerdown');
    await pointer('Zoom in', 'pointerup');
    await wait(0);
    expect(calls).toEqual(['step in']);
    expect(text()).toContain('Sent to the camera');
  });

  it('takes a click without a pointer for one step', async () => {
    await acting(() => button('Up').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 0 })));
    expect(calls).toEqual(['step up']);
  });

  it('takes the click that follows a press for nothing more', async () => {
    await pointer('Up', 'pointerdown');
    await pointer('Up', 'pointerup');
    await acting(() => button('Up').dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 })));
    expect(calls).toEqual(['step up']);
  });

  it('is not moved by the other buttons of a mouse', async () => {
    await pointer('Up', 'pointerdown', { button: 2 });
    await wait(1_000);
    expect(calls).toEqual([]);
  });

  it.each(['Up and right', 'Down and right', 'Down and left', 'Up and left'])(
    'shows "%s", which the system cannot do, and says why when it is pressed',
    async (name) => {
      expect(button(name).getAttribute('aria-disabled')).toBe('true');
      await pointer(name, 'pointerdown');
      await wait(1_000);
      await acting(() => button(name).click());
      expect(calls).toEqual([]);
      expect(shown.container.querySelector('[role=status]')?.textContent).toBe('Moved one way at a time.');
    },
  );

  it('has no presets, and invents none', async () => {
    expect(button('Home position').getAttribute('aria-disabled')).toBe('true');
    await acting(() => button('Home position').click());
    expect(text()).toContain('There are no presets.');
  });
});
