import { describe, expect, it } from 'vitest';
import { createPageSignals } from './page-signals.ts';

function setUp(first: { visibilityState: DocumentVisibilityState; onLine: boolean }) {
  const document = Object.assign(new EventTarget(), { visibilityState: first.visibilityState });
  const window = new EventTarget();
  const navigator = { onLine: first.onLine };
  const signals = createPageSignals({ document, window, navigator });
  const told: string[] = [];
  signals.visible.subscribe(() => told.push(signals.visible.get() ? 'shown' : 'hidden'));
  signals.online.subscribe(() => told.push(signals.online.get() ? 'online' : 'offline'));
  return {
    signals,
    told,
    see: (visibilityState: DocumentVisibilityState) => {
      document.visibilityState = visibilityState;
      document.dispatchEvent(new Event('visibilitychange'));
    },
    connect: (onLine: boolean) => {
      navigator.onLine = onLine;
      window.dispatchEvent(new Event(onLine ? 'online' : 'offline'));
    },
  };
}

describe('the signals of a page', () => {
  it('are what the page is at the start', () => {
    const shown = setUp({ visibilityState: 'visible', onLine: true }).signals;
    expect([shown.visible.get(), shown.online.get()]).toEqual([true, true]);
    const away = setUp({ visibilityState: 'hidden', onLine: false }).signals;
    expect([away.visible.get(), away.online.get()]).toEqual([false, false]);
  });

  it('tell when the tab is hidden and shown, each once', () => {
    const { told, see } = setUp({ visibilityState: 'visible', onLine: true });
    see('hidden');
    see('hidden');
    see('visible');
    expect(told).toEqual(['hidden', 'shown']);
  });

  it('tell when the network goes and comes back', () => {
    const { told, connect } = setUp({ visibilityState: 'visible', onLine: true });
    connect(false);
    connect(true);
    expect(told).toEqual(['offline', 'online']);
  });
});
