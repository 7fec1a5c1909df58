// @vitest-environment happy-dom
import { StrictMode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ms, seconds } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createEarlyPicture } from './early-picture.ts';
import { EventPlayer } from './event-player.tsx';
import { createFakePlayback } from './testing/fake-playback.ts';
import { createFakeVideo } from './testing/fake-video.ts';
import { acting, type Rendered, render } from '../../testing/render.tsx';

let shown: Rendered;
let told: number[];
const tell = (position: number) => void told.push(position);
afterEach(() => shown.unmount());

const CAMERA = { system: connectionId('depot'), camera: cameraId('1.1') };
const SOURCE = { key: 'event', playlist: '/a.m3u8', authorize: (url: string) => url, refused: () => {} };

async function setUp(taken = false) {
  told = [];
  const clock = createFakeClock(epochMs(0), () => Promise.resolve());
  const { playback, calls, startsAt, at } = createFakePlayback();
  const { element } = createFakeVideo();
  const driver = createEarlyPicture({ video: element, playback, clock, leave: () => {} });
  driver.open(CAMERA, 'a', SOURCE, { live: false });
  const early = driver.find(CAMERA, 'a');
  if (taken) driver.decline();
  shown = await render(
    <StrictMode>
      <EventPlayer
        name="Gate North"
        system="Depot"
        source={SOURCE}
        early={early}
        eventAt={epochMs(60_000)}
        length={seconds(40)}
        formatTime={(moment) => `time ${moment}`}
        onPosition={tell}
      />
    </StrictMode>,
  );
  return { clock, calls, element, startsAt, at };
}

describe('a player of an event that plays already', () => {
  it('shows that very element, named and kept as its own', async () => {
    const { element, clock, calls } = await setUp();
    await clock.advance(ms(1_000));
    expect(shown.container.querySelectorAll('video')).toHaveLength(1);
    expect(shown.container.querySelector('video')).toBe(element);
    expect(element.getAttribute('aria-label')).toBe('Gate North, recorded');
    expect(element.dataset['playback']).toBe('playing');
    expect(calls).not.toContain('dispose');
    expect(calls).not.toContain('close');
  });

  it('pauses when the picture is pressed', async () => {
    const { element, calls } = await setUp();
    await acting(() => element.click());
    expect(calls).toContain('pause');
  });

  it('tells the moments of the footage, not of the event, once the source told its beginning', async () => {
    const { startsAt, at } = await setUp();
    expect(shown.container.textContent).toContain('time 60000');
    await acting(() => startsAt.set(epochMs(55_000)));
    await acting(() => at({ position: seconds(7), duration: seconds(60) }));
    expect(shown.container.textContent).toContain('time 62000');
    const slider = shown.container.querySelector('[role=slider]');
    expect(slider?.getAttribute('aria-valuetext')).toContain('time 62000, 0:07');
    expect(slider?.querySelector('[data-mark=beginning]')).not.toBeNull();
    expect(told.at(-1)).toBe(2);
  });

  it('ends it when it goes itself', async () => {
    const { clock, calls } = await setUp();
    await shown.unmount();
    await clock.advance(ms(1_000));
    expect(calls).toContain('dispose');
  });

  it('makes an element of its own when the other one is gone meanwhile', async () => {
    const { element } = await setUp(true);
    const video = shown.container.querySelector('video');
    expect(video).not.toBeNull();
    expect(video).not.toBe(element);
  });
});
