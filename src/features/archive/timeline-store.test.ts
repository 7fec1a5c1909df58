import { expect, it } from 'vitest';
import { spanOf } from '../../core/time-span.ts';
import { epochMs, ms, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createFrameThrottle } from './frame-throttle.ts';
import { createTimelineStore, SETTLES_AFTER } from './timeline-store.ts';

const NOW = epochMs(Date.UTC(2026, 10, 20, 16));
const start = {
  view: spanOf(epochMs(NOW - 2 * ONE_HOUR), ONE_HOUR),
  playhead: epochMs(NOW - ONE_HOUR),
  mark: undefined,
};
const setup = () => {
  const clock = createFakeClock(NOW, () => Promise.resolve());
  return { clock, store: createTimelineStore(start, clock) };
};

it('tells each move at once, and one rest after the last of them', async () => {
  const { clock, store } = setup();
  let rests = 0;
  store.settled.subscribe(() => (rests += 1));
  for (let move = 0; move < 5; move += 1) {
    store.dispatch({ kind: 'panned', by: ms(-1 * ONE_MINUTE) });
    await clock.advance(ms(SETTLES_AFTER / 2));
  }
  expect(store.state.get().view.from).toBe(start.view.from - 5 * ONE_MINUTE);
  expect(rests).toBe(0);
  await clock.advance(SETTLES_AFTER);
  expect(rests).toBe(1);
  expect(store.settled.get()).toBe(store.state.get());
});

it('settles no more once it is disposed of', async () => {
  const { clock, store } = setup();
  store.dispatch({ kind: 'panned', by: ms(-1 * ONE_MINUTE) });
  store.dispose();
  await clock.advance(ms(2 * SETTLES_AFTER));
  expect(store.settled.get()).toBe(start);
});

it('draws once for each frame, however often it is asked', () => {
  const frames: (() => void)[] = [];
  let drawn = 0;
  const host = {
    requestAnimationFrame: (callback: () => void) => frames.push(callback),
    cancelAnimationFrame: (handle: number) => frames.splice(handle - 1, 1),
  };
  const throttle = createFrameThrottle(host, () => (drawn += 1));
  for (let ask = 0; ask < 9; ask += 1) throttle.schedule();
  expect(frames).toHaveLength(1);
  frames.shift()?.();
  expect(drawn).toBe(1);
  throttle.schedule();
  throttle.dispose();
  expect(frames).toEqual([]);
});
