// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import { createEarlyPicture } from './early-picture.ts';
import { createFakePlayback } from './testing/fake-playback.ts';
import { createFakeVideo } from './testing/fake-video.ts';

const CAMERA = { system: connectionId('depot'), camera: cameraId('1.1') };
const OTHER = { system: connectionId('depot'), camera: cameraId('1.2') };
const SOURCE: HlsSource = { key: 'event', playlist: '/a.m3u8', authorize: (url) => url, refused: () => {} };

function setUp() {
  const clock = createFakeClock(epochMs(0), () => Promise.resolve());
  const { playback, calls } = createFakePlayback();
  const video = createFakeVideo();
  const left: string[] = [];
  const driver = createEarlyPicture({
    video: video.element,
    playback,
    clock,
    leave: () => left.push('left'),
  });
  const open = () => driver.open(CAMERA, 'a', SOURCE, { live: false });
  const place = () => document.body.appendChild(document.createElement('div'));
  return { clock, calls, video, left, driver, open, place };
}

describe('an early picture', () => {
  it('is found by its camera and event once it was opened', () => {
    const { driver, open } = setUp();
    expect(driver.find(CAMERA, 'a')).toBeUndefined();
    open();
    expect(driver.find(CAMERA, 'a')).toMatchObject({ source: SOURCE });
    expect(driver.find(CAMERA, 'b')).toBeUndefined();
    expect(driver.find(OTHER, 'a')).toBeUndefined();
  });

  it('moves to the place of whoever takes it, and plays on', () => {
    const { driver, open, place, calls, video, left } = setUp();
    open();
    const here = place();
    driver.find(CAMERA, 'a')?.take(here);
    expect(video.element.parentElement).toBe(here);
    expect(left).toEqual(['left']);
    expect(calls.filter((call) => call.startsWith('open'))).toHaveLength(1);
    expect(calls).not.toContain('dispose');
  });

  it('survives being let go and taken again at once, as strict mode does', async () => {
    const { driver, open, place, calls, clock } = setUp();
    open();
    const picture = driver.find(CAMERA, 'a');
    const here = place();
    picture?.take(here)?.();
    picture?.take(here);
    await clock.advance(ms(1_000));
    expect(calls).not.toContain('dispose');
  });

  it('ends when the player that took it goes, and cannot be taken again', async () => {
    const { driver, open, place, calls, clock, video } = setUp();
    open();
    const picture = driver.find(CAMERA, 'a');
    picture?.take(place())?.();
    await clock.advance(ms(1_000));
    expect(calls.filter((call) => call === 'dispose')).toHaveLength(1);
    expect(video.element.isConnected).toBe(false);
    expect(picture?.take(place())).toBeUndefined();
  });

  it('is not opened when a player came first and opens the footage itself', () => {
    const { driver, open, calls, left } = setUp();
    driver.decline();
    open();
    expect(calls).toEqual(['dispose']);
    expect(left).toEqual(['left']);
    expect(driver.find(CAMERA, 'a')).toBeUndefined();
  });

  it('stays when it is declined after it was taken', () => {
    const { driver, open, place, calls } = setUp();
    open();
    driver.find(CAMERA, 'a')?.take(place());
    driver.decline();
    expect(calls).not.toContain('dispose');
  });
});
