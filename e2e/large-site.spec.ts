/** A site of 3,000 cameras of 40 owners, one with 5,000 events: everything long stays light. */
import { test as base, expect } from '@playwright/test';
import { assertLogRules } from './fixtures/log-rules.ts';
import { createPageWatch } from './fixtures/page-watch.ts';
import { startSite } from './fixtures/site.ts';

/** Rows drawn for a window of 900 px and a little beyond, whatever there is. */
const MOST_ROWS = 90;
const CAMERA_OF_MANY_EVENTS = '/cameras/depot:921000.1';
const PAGE = 20;

base(
  '3,000 cameras are listed, searched and asked for their state only on screen',
  async ({ context, page }) => {
    const site = await startSite({ demo: true, emulators: { site: 'large' } });
    const watch = createPageWatch(site.address);
    watch.follow(page);
    const { log } = site.emulators.videoloft;
    await page.goto(`${site.address}/live`);
    await expect(page.getByText('3000 cameras')).toBeVisible();
    expect(await page.getByRole('treeitem').count()).toBeLessThan(MOST_ROWS);
    await expect.poll(() => log.entries().filter((entry) => entry.op === 'status').length).toBeGreaterThan(0);
    const asked = new Set(
      log.entries().flatMap((entry) => (entry.op === 'status' ? (entry.uidd ?? '').split(',') : [])),
    );
    expect(asked.size).toBeLessThan(MOST_ROWS);

    await page.getByRole('tree').focus();
    await page.keyboard.press('End');
    await expect(page.getByRole('treeitem').last()).toBeVisible();
    expect(await page.getByRole('treeitem').count()).toBeLessThan(MOST_ROWS);

    const name = (await page.getByRole('treeitem').last().getByRole('link').textContent()) ?? '';
    await page.getByLabel('Filter cameras').fill(name.slice(0, 12));
    await expect(page.getByText(/^\d+ of 3000 cameras$/)).toBeVisible();
    await assertLogRules(log);
    await watch.verify(context);
    await site.close();
  },
);

base('5,000 events come in pages while one scrolls', async ({ context, page }) => {
  const site = await startSite({ demo: true, emulators: { site: 'large' } });
  const watch = createPageWatch(site.address);
  watch.follow(page);
  const { log } = site.emulators.videoloft;
  await page.goto(site.address + CAMERA_OF_MANY_EVENTS);
  await expect(page.getByRole('option').first()).toBeVisible();
  const pages = () => log.entries().filter((entry) => entry.op === 'alert');
  const before = pages().length;
  expect(before).toBeLessThanOrEqual(2);
  const list = page.getByRole('listbox', { name: 'Events, newest first' });
  await list.hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, 2_000);
      return pages().length;
    })
    .toBeGreaterThanOrEqual(before + 4);
  expect(await page.getByRole('option').count()).toBeLessThan(MOST_ROWS);
  const offsets = pages().map((entry) => Number(new URL(entry.url).searchParams.get('offset')));
  expect(offsets).toEqual(offsets.map((_, index) => index * PAGE));
  await assertLogRules(log);
  await watch.verify(context);
  await site.close();
});
