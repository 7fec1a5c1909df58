/** A link to an event plays before the app round it is there, and goes on playing in its place. */
import type { Page } from '@playwright/test';
import { COUNTER_CAMERA, expectAdvancing, expectPicture, videoOf } from './fixtures/counter.ts';
import { expect, openApp, signIn, test } from './fixtures/test.ts';

const CAMERA_PATH = `/cameras/depot:${COUNTER_CAMERA}`;
const LONG_EVENT = /^.*(\d\d s|min).*$/;
/** Footage has 10 frames a second: a seek may land beside the frame asked for by one. */
const ONE_FRAME = 1;
/** Long enough for the picture to play before the app is let in. */
const HOLD_APP_MS = 1_500;

/** Notes where the video stands in each frame, and how many elements there have been. */
function watchVideo(): void {
  const elements = new Set<Element>();
  const boxes: string[] = [];
  const look = () => {
    for (const video of document.querySelectorAll('video')) {
      elements.add(video);
      const { x, y, width, height } = video.getBoundingClientRect();
      const box = [x, y, width, height].map(Math.round).join(' ');
      if (boxes.at(-1) !== box) boxes.push(box);
    }
    document.documentElement.dataset['videos'] = `${elements.size} in ${boxes.join(', ')}`;
    requestAnimationFrame(look);
  };
  document.addEventListener('DOMContentLoaded', look);
}

/** Signs in so that the tab keeps it, and gives the link of an event that was opened from the list. */
async function findLink(page: Page, address: string): Promise<string> {
  await signIn(page);
  await page.goto(address + CAMERA_PATH);
  await page.getByRole('option', { name: LONG_EVENT }).first().click();
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
  const link = new URL(page.url());
  link.searchParams.delete('at');
  await page.goto(`${address}/connections`);
  return link.href;
}

for (const [name, width, height] of [
  ['a desk', 1440, 900],
  ['a low window', 1280, 600],
  ['a phone', 390, 844],
] as const) {
  test(`on ${name} nothing jumps, and the footage is opened once`, async ({ app: page, site }) => {
    const link = await findLink(page, site.address);
    await page.setViewportSize({ width, height });
    const playlists: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('.m3u8')) playlists.push(request.url());
    });
    await page.addInitScript(watchVideo);
    await page.route('**/assets/start-app-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, HOLD_APP_MS));
      await route.continue();
    });
    await page.goto(link);
    await expect
      .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.currentTime))
      .toBeGreaterThan(0);
    expect(await page.getByRole('banner').count()).toBe(0);
    await expect(page.getByRole('banner')).toBeVisible();
    await expectAdvancing(page);
    // One element in one place: a second one, or a second place, would stand behind a comma.
    await expect(page.locator('html')).toHaveAttribute('data-videos', /^1 in [\d ]+$/);
    expect(playlists).toHaveLength(1);
  });
}

test('a link to a moment stands there, before and after the app has come', async ({ app: page, site }) => {
  const link = new URL(await findLink(page, site.address));
  const start = Number(link.searchParams.get('event')?.split('-')[1]);
  const moment = start + 4_000;
  link.searchParams.set('at', new Date(moment).toISOString());
  await page.goto(link.href);
  await expectPicture(page, moment, ONE_FRAME);
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'paused');
});

test('a link that is left at once takes its picture with it', async ({ context, site, watch }) => {
  const page = await openApp(context, site, watch);
  const link = await findLink(page, site.address);
  await page.route('**/assets/cameras._camera-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, HOLD_APP_MS));
    await route.continue().catch(() => undefined);
  });
  await page.goto(link);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' }).first()).toBeVisible();
  await expect(page.locator('video')).toHaveCount(0);
});
