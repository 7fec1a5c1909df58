// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs, ms } from '../../core/units.ts';
import type { LiveState } from '../../vendors/contract.ts';
import { LivePlayer } from './live-player.tsx';
import { acting, type Rendered, render } from '../../testing/render.tsx';

let onScreen: (visible: boolean) => Promise<void>;
let shown: Rendered;

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(heard: (entries: { isIntersecting: boolean }[]) => void) {
        onScreen = (isIntersecting) => acting(() => heard([{ isIntersecting }]));
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(async () => {
  await shown.unmount();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function show(state: LiveState = { kind: 'resting' }) {
  const store = createStore<LiveState>(state);
  const calls: string[] = [];
  const watch = {
    state: store,
    setVisible: (visible: boolean) => calls.push(`visible ${visible}`),
    reportTrouble: () => {},
    retry: () => calls.push('retry'),
    dispose: () => {},
  };
  const still = { url: '/still.jpg', at: epochMs(Date.now() - 38_000) };
  shown = await render(<LivePlayer watch={watch} name="Gate North" system="Depot" still={still} />);
  return { store, calls, text: () => shown.container.textContent };
}

describe('a live player', () => {
  it('wakes its camera only when a person can see it', async () => {
    const { calls } = await show();
    expect(calls).not.toContain('visible true');
    await onScreen(true);
    expect(calls.at(-1)).toBe('visible true');
  });

  it('lets the camera rest within a second after it left the screen', async () => {
    const { calls } = await show();
    await onScreen(true);
    vi.useFakeTimers();
    await onScreen(false);
    expect(calls.at(-1)).toBe('visible true');
    await acting(() => vi.advanceTimersByTime(1_000));
    expect(calls.at(-1)).toBe('visible false');
  });

  it('lets the camera rest at once when the tab is hidden', async () => {
    const { calls } = await show();
    await onScreen(true);
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await acting(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(calls.at(-1)).toBe('visible false');
  });

  it('lets the camera rest when it is taken away', async () => {
    const { calls } = await show();
    await onScreen(true);
    await shown.unmount();
    expect(calls.at(-1)).toBe('visible false');
  });

  it('never shows a still without its age', async () => {
    const { text } = await show({ kind: 'waking', since: epochMs(Date.now()), usually: ms(5_000) });
    expect(shown.container.querySelector('img')?.getAttribute('src')).toBe('/still.jpg');
    expect(text()).toContain('Still · 38 s old');
    expect(text()).toContain('Waking the camera');
    expect(text()).not.toContain('LIVE');
  });

  it('says what is wrong, when it tries again, and lets a person not wait', async () => {
    const failure = new Failure({ code: 'noVideo', operation: 'wake' });
    const { text, calls } = await show({ kind: 'failed', failure, retryAt: epochMs(Date.now() + 20_000) });
    expect(shown.container.querySelector('[role=alert]')?.textContent).toContain('sends no picture');
    expect(text()).toMatch(/Next try in \d+ s/);
    const button = [...shown.container.querySelectorAll('button')].find(
      (one) => one.textContent === 'Try now',
    );
    await acting(() => button?.click());
    expect(calls).toContain('retry');
  });

  it('tells its state to whoever looks at the element', async () => {
    await show();
    expect(shown.container.querySelector('video')?.dataset['playback']).toBe('idle');
  });
});
