import { describe, expect, it } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { epochMs, seconds } from '../../core/units.ts';
import { createPlayerControls } from './player-controls.ts';
import { eventPlayerShortcuts, livePlayerShortcuts, zoomShortcuts } from './player-shortcuts.ts';
import { createFakePlayback } from './testing/fake-playback.ts';
import { WHOLE_PICTURE } from './zoom-geometry.ts';

function setUp() {
  const fake = createFakePlayback();
  const zoom = createStore(WHOLE_PICTURE);
  const controls = createPlayerControls({
    playback: fake.playback,
    camera: 'Gate North',
    video: () => null,
    frame: () => null,
    footageAt: () => epochMs(0),
    zoom,
  });
  fake.at({ position: seconds(30), rate: 1 });
  const press = (key: string) =>
    eventPlayerShortcuts(controls, {})
      .find(({ keys }) => keys.includes(key))
      ?.run();
  return { ...fake, controls, zoom, press };
}

describe('the keys of recorded footage', () => {
  it.each([
    ['ArrowLeft', 'seek 20'],
    ['ArrowRight', 'seek 40'],
    ['ArrowDown', 'seek 29'],
    ['ArrowUp', 'seek 31'],
    [',', 'step -1'],
    ['.', 'step 1'],
    [' ', 'pause'],
    ['k', 'pause'],
    ['m', 'setMuted false'],
    ['l', 'setRate 2'],
    ['j', 'seek 29'],
    ['o', 'setLoop true'],
    ['Shift+l', 'setLoop true'],
  ])('%s asks for "%s" while it plays', (key, asked) => {
    const { press, calls } = setUp();
    press(key);
    expect(calls).toEqual([asked]);
  });

  it('play what stands', () => {
    const { press, calls, state } = setUp();
    state.set({ kind: 'paused' });
    press(' ');
    press('l');
    expect(calls).toEqual(['play', 'play']);
  });

  it('go through all speeds and stop at the fastest', () => {
    const { press, calls, at } = setUp();
    for (const rate of [0.5, 1, 2, 4, 8, 16]) {
      at({ rate });
      press('l');
    }
    expect(calls).toEqual([1, 2, 4, 8, 16, 16].map((rate) => `setRate ${rate}`));
  });

  it('slow down to normal speed before they step back', () => {
    const { press, calls, at } = setUp();
    at({ rate: 4 });
    press('j');
    at({ rate: 2 });
    press('j');
    at({ rate: 1 });
    press('j');
    expect(calls).toEqual(['setRate 2', 'setRate 1', 'seek 29']);
  });

  it('end a loop that runs', () => {
    const { press, calls, at } = setUp();
    at({ loops: true });
    press('o');
    expect(calls).toEqual(['setLoop false']);
  });

  it('look closer at the middle, and away again to the whole', () => {
    const { controls, zoom } = setUp();
    const press = (key: string) =>
      zoomShortcuts(controls)
        .find(({ keys }) => keys.includes(key))
        ?.run();
    press('+');
    press('=');
    expect(zoom.get()).toEqual({ scale: 2.25, x: 0.5, y: 0.5 });
    press('-');
    expect(zoom.get().scale).toBe(1.5);
    press('0');
    expect(zoom.get()).toEqual(WHOLE_PICTURE);
  });

  it('name a neighbour only where there is one', () => {
    const { controls } = setUp();
    const labels = (neighbours: Parameters<typeof eventPlayerShortcuts>[1]) =>
      eventPlayerShortcuts(controls, neighbours).map(({ label }) => label);
    expect(labels({})).not.toContain('Next event');
    expect(labels({ next: () => {} })).toContain('Next event');
  });

  it('mean one thing each, and leave the brackets free', () => {
    const { controls } = setUp();
    for (const shortcuts of [
      [...eventPlayerShortcuts(controls, { next: () => {}, previous: () => {} }), ...zoomShortcuts(controls)],
      [...livePlayerShortcuts(controls), ...zoomShortcuts(controls)],
    ]) {
      const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys).not.toContain('[');
      expect(keys).not.toContain(']');
    }
  });
});
