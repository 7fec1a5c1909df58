/** The pages of exports for everybody: without a pointer, on a phone, for axe. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import {
  collectDownloads,
  heldRange,
  newestRow,
  openExports,
  openForm,
  orderExport,
  signInAxxon,
  test,
} from './fixtures/export-site.ts';
import { openApp } from './fixtures/test.ts';

const LENGTH_MS = 10_000;
const PHONE = { width: 390, height: 844 };

test.use({ axxonOptions: { exportMs: () => 800 } });

async function expectClean(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html ?? ''}`),
    state,
  ).toEqual([]);
}

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing on the way of an export in the ${theme} theme`, async ({
    context,
    site,
    watch,
    axxon,
  }) => {
    test.setTimeout(120_000);
    await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const page = await openApp(context, site, watch, '/connections');
    await page.evaluate(
      (chosen) => localStorage.setItem('sightline:preferences', JSON.stringify({ theme: chosen })),
      theme,
    );
    await page.reload();
    await openExports(page);
    await expectClean(page, 'nothing there');
    await page.getByRole('link', { name: 'Connections' }).first().click();
    await signInAxxon(page);
    await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
    await expectClean(page, 'form');
    await page.getByRole('radio', { name: /^PDF/ }).check({ force: true });
    await expectClean(page, 'form of a page');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expectClean(page, 'form with a problem');
    await page.getByRole('radio', { name: /^MP4/ }).check({ force: true });
    const arrived = collectDownloads(page);
    await orderExport(page, axxon);
    await expectClean(page, 'list, under way');
    await expect(newestRow(page)).toContainText('Ready', { timeout: 30_000 });
    await expect.poll(() => arrived.length, { timeout: 30_000 }).toBe(3);
    await expectClean(page, 'list, ready');
    await newestRow(page).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Details', exact: true })).toBeVisible();
    await expectClean(page, 'details');
  });
}

test('an export with a crop and a mask, by keyboard alone', async ({ exports: page, site, axxon }) => {
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  const surface = page.getByRole('application', { name: 'Drawing on the picture' });
  await surface.focus();
  await page.keyboard.press('m');
  for (const way of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) {
    await page.keyboard.press('Enter');
    for (let step = 0; step < 12; step += 1) await page.keyboard.press(way);
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Layers' })).toContainText('Mask 1');
  const before = axxon.control.exports().length;
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/\/exports(\?|$)/);
  await expect.poll(() => axxon.control.exports().length).toBe(before + 1);
  const sent = new Map(Object.entries(Object(axxon.control.exports().at(-1)?.body)));
  const masks = sent.get('maskspace');
  expect(masks).toHaveLength(1);
  // Twelve steps of a hundredth to the right, down and to the left.
  const [[first, second, third]] = Array.isArray(masks) ? masks : [[]];
  expect(second[0] - first[0]).toBeCloseTo(0.12, 3);
  expect(third[1] - second[1]).toBeCloseTo(0.12, 3);
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true });

  test('an export fits, and is ordered by touch', async ({ context, site, watch, axxon }) => {
    await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
    const page = await openApp(context, site, watch, '/connections');
    await signInAxxon(page);
    await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(PHONE.width);
    await page.getByRole('button', { name: 'Export', exact: true }).tap();
    await expect(page).toHaveURL(/\/exports(\?|$)/);
    await expect(newestRow(page)).toContainText('Ready', { timeout: 30_000 });
    expect(await width()).toBe(PHONE.width);
  });
});
