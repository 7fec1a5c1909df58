/** Events as they come: on top by themselves, filtered, over several cameras, and kept once fetched. */
import type { Page } from '@playwright/test';
import { COUNTER_CAMERA, videoOf } from './fixtures/counter.ts';
import { expect, signIn, test } from './fixtures/test.ts';
import type { TestSite } from './fixtures/site.ts';

const CAMERA_PATH = `/cameras/depot:${COUNTER_CAMERA}`;
const LIST = { name: 'Events, newest first' };
/** From the end of an event to its arrival by the slower way. */
const ASKED_WITHIN_MS = 45_000;

/** Puts in an event that has just ended. */
function addEvent(site: TestSite) {
  const durationMs = 8_000;
  const startt = Date.now() - durationMs;
  return site.emulators.videoloft.control.addEvent(COUNTER_CAMERA, { startt, durationMs, motion: 7 });
}

async function openList(page: Page, site: TestSite): Promise<void> {
  await signIn(page);
  await page.goto(site.address + CAMERA_PATH);
  await expect(page.getByRole('option').first()).toBeVisible();
}

test('a new event comes on top, and what is being read stays where it is', async ({ app: page, site }) => {
  await openList(page, site);
  await expect(page.getByText('new ones arrive')).toBeVisible();
  const list = page.getByRole('listbox', LIST);
  await list.hover();
  await page.mouse.wheel(0, 700);
  const read = list.getByRole('option').nth(10);
  const id = (await read.getAttribute('id')) ?? '';
  const row = page.locator(`[id="${id}"]`);
  const before = await row.boundingBox();
  addEvent(site);
  const pill = page.getByRole('button', { name: '1 new event' });
  await expect(pill).toBeVisible();
  expect((await row.boundingBox())?.y).toBe(before?.y);
  await pill.click();
  await expect(pill).toBeHidden();
  await expect(list.getByRole('option').first()).toContainText('8 s');
});

test('without the realtime feed new events are asked for', async ({ app: page, site, watch }) => {
  test.setTimeout(ASKED_WITHIN_MS * 3);
  watch.expectRefusals(/\/cameras\/realtime\//);
  const { control } = site.emulators.videoloft;
  control.realtimeEnabled(false);
  await openList(page, site);
  await expect(page.getByText('asked every 30 s')).toBeVisible();
  const first = page.getByRole('listbox', LIST).getByRole('option').first();
  const before = (await first.getAttribute('id')) ?? '';
  addEvent(site);
  await expect.poll(() => first.getAttribute('id'), { timeout: ASKED_WITHIN_MS }).not.toBe(before);
  control.realtimeEnabled(true);
});

test('a feed that breaks is opened again, and nothing that happened meanwhile is missing', async ({
  app: page,
  site,
}) => {
  await openList(page, site);
  await expect(page.getByText('new ones arrive')).toBeVisible();
  const { control } = site.emulators.videoloft;
  control.breakRealtime();
  const added = addEvent(site);
  await expect(page.locator(`[role=option][id*="${added.startt}"]`)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('new ones arrive')).toBeVisible();
  await expect.poll(() => control.openRealtime()).toBe(1);
});

test('filters stand in the address and hold after a reload', async ({ app: page, site }) => {
  await openList(page, site);
  const sound = page.getByRole('complementary', { name: 'Events' }).getByRole('button', { name: /^Sound/ });
  await sound.click();
  await expect(page).toHaveURL(/type=sound/);
  await page.reload();
  await expect(sound).toHaveAttribute('aria-pressed', 'true');
  const options = page.getByRole('listbox', LIST).getByRole('option');
  await expect(options.first()).toBeVisible();
  for (const text of await options.allTextContents()) expect(text).toContain('Sound');
});

test('events of all cameras stand in one list, and play beside it', async ({ app: page, site }) => {
  await signIn(page);
  await page.goto(`${site.address}/events`);
  const options = page.getByRole('option');
  await expect(options.nth(5)).toBeVisible();
  // Their ids end with their times: what is written in them begins anew at midnight.
  const times = await options.evaluateAll((all) => all.map(({ id }) => Number(/\d{13}/.exec(id)?.[0])));
  expect(times.every(Number.isSafeInteger)).toBe(true);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  await options.nth(2).click();
  await expect(page).toHaveURL(/event=/);
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
  await page.reload();
  await expect(videoOf(page)).toHaveAttribute('data-playback', /playing|paused/);
  await expect(page.locator('[role=option][aria-selected=true]')).toBeVisible();
});

test('an event that is played again, also after a reload, fetches no segment twice', async ({
  app: page,
  site,
}) => {
  await openList(page, site);
  const { log } = site.emulators.videoloft;
  const segments = () => log.entries().filter(({ op }) => op === 'alertts');
  const short = page.getByRole('option', { name: /:\d\d (4|6|8) s\b/ }).first();
  await short.click();
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'ended', { timeout: 20_000 });
  const fetched = segments().length;
  expect(fetched).toBeGreaterThan(1);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/event=/);
  await short.click();
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'ended', { timeout: 20_000 });
  await page.reload();
  await expect(videoOf(page)).toHaveAttribute('data-playback', /playing|paused|ended/);
  expect(segments()).toHaveLength(fetched);
});
