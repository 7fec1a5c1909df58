// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Seconds, seconds } from '../../core/units.ts';
import { createFakePlayback, type FakePlayback } from './testing/fake-playback.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';
import { usePositionReport } from './use-position-report.ts';

let told: number[];
let fake: FakePlayback;
let shown: Rendered;
let from = seconds(0);
let now = 10_000;

const tell = (position: Seconds) => void told.push(position);
function Reporter() {
  usePositionReport(fake.playback, from, tell);
  return null;
}

beforeEach(async () => {
  told = [];
  from = seconds(0);
  fake = createFakePlayback();
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  shown = await render(<Reporter />);
});
afterEach(() => shown.unmount());

const move = (position: number, passed: number) => {
  now += passed;
  return acting(() => fake.at({ position: seconds(position) }));
};

describe('the position for the page', () => {
  it('is told at most once a second while it plays', async () => {
    await move(1, 5_000);
    await move(1.25, 250);
    await move(1.5, 250);
    await move(2.1, 600);
    expect(told).toEqual([1, 2.1]);
  });

  it('is told at once after a pause', async () => {
    await move(1, 5_000);
    await move(1.25, 250);
    await acting(() => fake.state.set({ kind: 'paused' }));
    expect(told).toEqual([1, 1.25]);
  });

  it('is told where a seek landed, not on its way', async () => {
    await move(1, 5_000);
    await acting(() => fake.at({ position: seconds(20), seeking: true }));
    expect(told).toEqual([1]);
    await acting(() => fake.at({ seeking: false }));
    expect(told).toEqual([1, 20]);
  });

  it('counts from the event where the footage begins earlier', async () => {
    from = seconds(5);
    await shown.render(<Reporter />);
    await move(2, 5_000);
    await move(7.5, 2_000);
    expect(told).toEqual([-3, 2.5]);
  });

  it('is not told before there is footage, or a deep link would be overwritten', async () => {
    fake.state.set({ kind: 'loading' });
    await move(0.5, 5_000);
    expect(told).toEqual([]);
  });
});
