/**
 * A system that sends what no system should: the pages say what is wrong where it belongs, and nothing
 * breaks. The watch of each test fails it on anything uncaught.
 */
import { test as base, expect, type Page } from '@playwright/test';
import { HOSTILE_NAMES } from '../src/emulators/videoloft/hostile-site.ts';
import {
  DEVICES_AS_PRINTED,
  DEVICES_MISPLACED,
  DEVICES_WITH_TRAILING_COMMAS,
  DEVICES_WITHOUT_OWNER_KEYS,
} from '../src/emulators/videoloft/malformed-texts.ts';
import type { StartOptions } from '../src/emulators/server.ts';
import { createPageWatch, type PageWatch } from './fixtures/page-watch.ts';
import { startSite, type TestSite } from './fixtures/site.ts';

const MOST_ROWS = 300;
/** A list that long is 15 MB of text. */
const LONG_LIST_TIMEOUT_MS = 60_000;

interface Visit {
  readonly site: TestSite;
  readonly watch: PageWatch;
}

async function visit(page: Page, emulators: StartOptions): Promise<Visit> {
  const site = await startSite({ demo: true, emulators });
  const watch = createPageWatch(site.address);
  watch.follow(page);
  return { site, watch };
}

async function leave(page: Page, { site, watch }: Visit): Promise<void> {
  await watch.verify(page.context());
  await site.close();
}

/** The app stands: its frame is there, and no last error page. */
const expectStanding = async (page: Page): Promise<void> => {
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
  await expect(page.getByText(/part of (this|the) (page|window) broke/i)).toHaveCount(0);
};

base(
  'names with markup, wrong directions and 10,000 letters are shown as the text that they are',
  async ({ page }) => {
    const started = await visit(page, { site: 'hostile' });
    const { site, watch } = started;
    watch.expectRefusals(/\/proxy\//);
    await page.goto(`${site.address}/live`);
    await expect(page.getByRole('treeitem').first()).toBeVisible();
    const marked = HOSTILE_NAMES.find((name) => typeof name === 'string' && name.includes('<img'));
    expect(marked).toBeDefined();
    await page.getByLabel('Filter cameras').fill('img src');
    await expect(page.getByRole('treeitem').filter({ hasText: '<img' }).first()).toBeVisible();
    await page.getByLabel('Filter cameras').fill('');
    expect(await page.evaluate(() => Reflect.has(window, '__hostile'))).toBe(false);
    const width = await page.evaluate(
      () => [document.documentElement.scrollWidth, window.innerWidth] as const,
    );
    expect(width[0]).toBeLessThanOrEqual(width[1]);

    const links = page.getByRole('tree').getByRole('link');
    const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const address of addresses.slice(0, 8)) {
      await page.goto(site.address + address);
      await expectStanding(page);
      await expect(page.getByRole('complementary', { name: 'Events' })).toBeVisible();
    }
    await page.goto(`${site.address}/events`);
    await expectStanding(page);
    expect(await page.evaluate(() => Reflect.has(window, '__hostile'))).toBe(false);
    await leave(page, started);
  },
);

base('a list of 100,000 cameras is shown, searched and scrolled', async ({ page }) => {
  base.setTimeout(LONG_LIST_TIMEOUT_MS * 3);
  const started = await visit(page, { devices: 100_000 });
  await page.goto(`${started.site.address}/live`);
  await expect(page.getByText('100000 cameras')).toBeVisible({ timeout: LONG_LIST_TIMEOUT_MS });
  await page.getByRole('tree').focus();
  await page.keyboard.press('End');
  expect(await page.getByRole('treeitem').count()).toBeLessThan(MOST_ROWS);
  await page.getByLabel('Filter cameras').fill('camera 99');
  await expect(page.getByText(/of 100000 cameras/)).toBeVisible({ timeout: LONG_LIST_TIMEOUT_MS });
  await leave(page, started);
});

const DEVICE_TEXTS = {
  'as it is printed': DEVICES_AS_PRINTED,
  'with trailing commas': DEVICES_WITH_TRAILING_COMMAS,
  'with a device outside of its owner': DEVICES_MISPLACED,
  'with owners without keys': DEVICES_WITHOUT_OWNER_KEYS,
};

for (const [name, body] of Object.entries(DEVICE_TEXTS)) {
  base(`the document's own example of devices, ${name}, breaks nothing`, async ({ page }) => {
    const started = await visit(page, {});
    started.site.emulators.videoloft.faults.add({ op: 'devices', kind: 'body', body, times: 50 });
    await page.goto(`${started.site.address}/live`);
    await expectStanding(page);
    // Either its cameras are there, or the page says that the answer cannot be read.
    await expect(
      page
        .getByRole('treeitem')
        .filter({ hasText: /Room 1|Garden|Kitchen|No list of cameras/ })
        .first(),
    ).toBeVisible();
    await leave(page, started);
  });
}

const OPERATIONS = ['viewerInfo', 'alert', 'status', 'alertthumb', 'sendcameratask', 'realtime'] as const;

for (const op of OPERATIONS) {
  base(`the camera's page stands while ${op} is cut short, fails or is no JSON`, async ({ page }) => {
    base.setTimeout(120_000);
    const started = await visit(page, {});
    const { site, watch } = started;
    watch.expectRefusals(/\/proxy\//);
    const { faults } = site.emulators.videoloft;
    const waysToFail = [
      { kind: 'truncate', bytes: 11 },
      { kind: 'status', status: 500, body: '<h1>Internal Server Error</h1>' },
      { kind: 'body', body: '[[[{"result":' },
      { kind: 'body', body: '{"result":{"1":null,"2":[],"3":{"devices":"none"}}}' },
      { kind: 'drop' },
    ] as const;
    for (const fault of waysToFail) {
      faults.clear();
      faults.add({ op, ...fault, times: 100 });
      await page.goto(`${site.address}/cameras/depot:910210.1`);
      await expectStanding(page);
      await expect(page.getByRole('complementary', { name: 'Events' })).toBeVisible();
      if (op === 'alert') await expect(page.getByRole('alert').first()).toBeVisible({ timeout: 30_000 });
    }
    faults.clear();
    // And it recovers without help.
    await page.goto(`${site.address}/cameras/depot:910210.1`);
    await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('option').first()).toBeVisible();
    await leave(page, started);
  });
}
