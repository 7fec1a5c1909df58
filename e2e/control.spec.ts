/** What an operator does with a camera: move it, take its picture, record, and take the footage along. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { COUNTER_CAMERA, expectAdvancing, videoOf } from './fixtures/counter.ts';
import { expect, openApp, signIn, test } from './fixtures/test.ts';
import type { TestSite } from './fixtures/site.ts';

const CAMERA_PATH = `/cameras/depot:${COUNTER_CAMERA}`;
/** Longer than a tap, so that the camera moves until the release. */
const HELD_MS = 900;
/** A recording goes on for 20 s after the last request, and its upload takes some seconds. */
const EVENT_ARRIVES_MS = 45_000;

/** A browser without a file dialog: the headless one cannot answer it. */
async function withoutFileDialog(page: Page): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
}

async function watchCamera(page: Page, site: TestSite): Promise<void> {
  await withoutFileDialog(page);
  await signIn(page);
  await page.goto(site.address + CAMERA_PATH);
  await expectAdvancing(page);
}

const actionsOf = (site: TestSite): readonly string[] =>
  site.emulators.videoloft.log
    .entries()
    .flatMap(({ action, uidd }) => (action !== undefined && uidd === COUNTER_CAMERA ? [action] : []))
    .filter((action) => action !== 'livecommand');

test('a recording becomes an event that appears, plays, and is saved as MP4', async ({ app: page, site }) => {
  test.setTimeout(180_000);
  await watchCamera(page, site);
  const list = page.getByRole('listbox', { name: 'Events, newest first' });
  await expect(list.getByRole('option').first()).toBeVisible();
  const newestBefore = (await list.getByRole('option').first().getAttribute('id')) ?? '';

  await test.step('record for two requests', async () => {
    await page.keyboard.press('r');
    await expect(page.getByText(/^REC/)).toBeVisible();
    await expect
      .poll(() => actionsOf(site).filter((action) => action === 'triggerevent').length, { timeout: 25_000 })
      .toBe(2);
    await page.getByRole('button', { name: 'Stop recording' }).click();
    await expect(page.getByText(/The camera records until about \d\d:\d\d/)).toBeVisible();
  });

  await test.step('the event appears by itself', async () => {
    await expect
      .poll(() => list.getByRole('option').first().getAttribute('id'), { timeout: EVENT_ARRIVES_MS })
      .not.toBe(newestBefore);
  });

  await test.step('it plays', async () => {
    await list.getByRole('option').first().click();
    await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
    await expectAdvancing(page);
  });

  await test.step('it is saved as MP4', async () => {
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const file = await arriving;
    expect(file.suggestedFilename()).toMatch(/^Test-counter_[\dT-]+Z?_\d+s\.mp4$/);
    const { streams, format } = await probe(await file.path());
    expect(streams.map(({ codec_name }) => codec_name).toSorted()).toEqual(['aac', 'h264']);
    const [start = 0, end = 0] = (new URL(page.url()).searchParams.get('event') ?? '')
      .split('-')
      .slice(1)
      .map(Number);
    expect(Math.abs(Number(format.duration) * 1000 - (end - start))).toBeLessThan(3_000);
  });
});

const ProbeShape = v.object({
  streams: v.array(v.object({ codec_name: v.string() })),
  format: v.object({ duration: v.string() }),
});

/** What ffprobe says of a file; throws when it finds fault with it. */
async function probe(path: string) {
  const run = promisify(execFile);
  const asked = ['-v', 'error', '-show_streams', '-show_format', '-of', 'json', path];
  const { stdout, stderr } = await run('ffprobe', asked);
  expect(stderr).toBe('');
  return v.parse(ProbeShape, JSON.parse(stdout));
}

test('a camera moves by tap and by holding, and always stops', async ({ app: page, site }) => {
  test.setTimeout(120_000);
  const { control } = site.emulators.videoloft;
  await watchCamera(page, site);
  await page.keyboard.press('p');
  const pad = page.getByRole('group', { name: 'Move the camera' });
  await expect(pad).toBeVisible();

  await test.step('a tap of a key moves a step', async () => {
    const { pan } = control.ptz(COUNTER_CAMERA);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => actionsOf(site)).toContain('ptz_left');
    await expect.poll(() => control.ptz(COUNTER_CAMERA).pan).toBeLessThan(pan);
  });

  await test.step('a key held moves until it is released', async () => {
    await page.keyboard.down('ArrowUp');
    await page.keyboard.down('ArrowUp');
    await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBe('up');
    await page.keyboard.up('ArrowUp');
    await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBeUndefined();
  });

  const hold = async (name: string) => {
    const box = await pad.getByRole('button', { name, exact: true }).boundingBox();
    if (box === null) throw new Error(`The pad has no button ${name}.`);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
  };
  const stopped = async () => {
    await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBeUndefined();
    await page.mouse.up();
  };

  await test.step('a pointer held moves until it is released', async () => {
    await hold('Zoom in');
    await expect.poll(() => control.ptz(COUNTER_CAMERA).moving, { timeout: HELD_MS * 5 }).toBe('in');
    await page.mouse.up();
    await stopped();
  });

  await test.step('it stops when the window loses the focus', async () => {
    await hold('Zoom in');
    await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBe('in');
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await stopped();
  });

  await test.step('it stops when a dialog opens', async () => {
    await hold('Zoom out');
    await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBe('out');
    await page.keyboard.press('Control+k');
    await stopped();
    await page.keyboard.press('Escape');
  });

  await test.step('it stops when another page is opened', async () => {
    await hold('Zoom in');
    await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBe('in');
    await page.evaluate(() => document.querySelector<HTMLElement>('nav a[href="/settings"]')?.click());
    await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
    await stopped();
  });
});

test('a movement under way is stopped when the window is closed', async ({ context, site, watch }) => {
  const { control } = site.emulators.videoloft;
  const page = await openApp(context, site, watch);
  await watchCamera(page, site);
  await page.keyboard.press('p');
  const zoom = page.getByRole('group', { name: 'Move the camera' }).getByRole('button', { name: 'Zoom in' });
  const box = await zoom.boundingBox();
  if (box === null) throw new Error('The pad has no zoom.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBe('in');
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => control.ptz(COUNTER_CAMERA).moving).toBeUndefined();
});

test('a picture that the camera is asked for arrives, with its times', async ({ app: page, site }) => {
  await watchCamera(page, site);
  for (const size of ['small', 'large']) {
    await page.getByRole('button', { name: 'Picture', exact: true }).click();
    await page.getByRole('menuitem', { name: `Ask the camera for a ${size} picture` }).click();
    const panel = page.getByRole('region', { name: 'Picture from the camera' });
    await expect(panel.getByText(/asked .* sent .* arrived/)).toBeVisible();
    await expect(panel.getByRole('img')).toBeVisible();
    await expect(panel.getByRole('button', { name: /Save/ })).toBeEnabled();
    await panel.getByRole('button', { name: 'Close' }).click();
  }
  expect(actionsOf(site)).toEqual(['capturethumb', 'capturestill']);
});

test('somebody who may only watch is told why nothing can be controlled', async ({ app: page, site }) => {
  await signIn(page);
  await page.goto(`${site.address}/cameras/depot:910350.1`);
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
  for (const name of ['Record', 'Move']) {
    const button = page.getByRole('button', { name, exact: true });
    await expect(button).toHaveAttribute('aria-disabled', 'true');
    await button.hover();
    await expect(page.getByRole('tooltip')).toContainText('watch this camera');
    // As a hand does: a jump would look like a way to the tooltip.
    await page.mouse.move(500, 300, { steps: 10 });
  }
  await page.keyboard.press('r');
  await page.keyboard.press('p');
  await expect(page.getByRole('group', { name: 'Move the camera' })).toHaveCount(0);
  expect(site.emulators.videoloft.log.entries().some(({ action }) => action === 'triggerevent')).toBe(false);
});
