/** What outlives a reload, and what two windows do together. */
import { expect } from '@playwright/test';
import {
  collectDownloads,
  heldRange,
  jobRows,
  newestRow,
  openExports,
  openForm,
  orderExport,
  signInAxxon,
  test,
} from './fixtures/export-site.ts';
import { openApp } from './fixtures/test.ts';

const LENGTH_MS = 10_000;

test.use({ axxonOptions: { exportMs: () => Number.POSITIVE_INFINITY } });

test('a reload while it waits, while it is made and when it is ready: picked up, ordered once', async ({
  exports: page,
  site,
  axxon,
}) => {
  test.setTimeout(120_000);
  axxon.control.nextExport({ state: 0 });
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  const job = await orderExport(page, axxon);
  await expect(newestRow(page)).toContainText('Waits at', { timeout: 20_000 });
  await page.reload();
  await expect(newestRow(page)).toContainText('Waits at', { timeout: 20_000 });
  const arrived = collectDownloads(page);
  axxon.control.finish(job.id);
  await expect(newestRow(page)).toContainText('Ready', { timeout: 60_000 });
  await expect.poll(() => arrived.length, { timeout: 30_000 }).toBe(3);
  await page.reload();
  await expect(newestRow(page)).toContainText('Ready', { timeout: 20_000 });
  expect(axxon.log.entries().filter(({ op }) => op === 'export.archive')).toHaveLength(1);
  expect(axxon.control.exports()[0]?.downloads).toBe(1);
});

test('two windows show one list; nothing is ordered or downloaded twice', async ({
  exports: page,
  context,
  site,
  axxon,
  watch,
}) => {
  test.setTimeout(120_000);
  const other = await openApp(context, site, watch, '/connections');
  await signInAxxon(other);
  await openExports(other);
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  const arrived = [collectDownloads(page), collectDownloads(other)];
  const job = await orderExport(page, axxon);
  await expect(jobRows(other)).toHaveCount(1, { timeout: 20_000 });
  axxon.control.finish(job.id);
  await expect(newestRow(other)).toContainText('Ready', { timeout: 60_000 });
  await expect.poll(() => arrived.flat().length, { timeout: 30_000 }).toBe(3);
  expect(axxon.log.entries().filter(({ op }) => op === 'export.archive')).toHaveLength(1);
  expect(axxon.control.exports()[0]?.downloads).toBe(1);
  // The window that did the work goes; the other one takes over.
  await page.close();
  await openExports(other);
  await expect(newestRow(other)).toContainText('Ready');
});

test('a window in which nobody is signed in gives the work to the one that ordered', async ({
  exports: page,
  context,
  site,
  axxon,
  watch,
}) => {
  test.setTimeout(120_000);
  // It does the work as soon as the other one leaves its page for a moment.
  const other = await openApp(context, site, watch, '/exports');
  const before = axxon.control.exports().length;
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  const arrived = collectDownloads(page);
  const job = await orderExport(page, axxon);
  expect(axxon.control.exports()).toHaveLength(before + 1);
  axxon.control.finish(job.id);
  await expect(newestRow(page)).toContainText('Ready', { timeout: 60_000 });
  await expect(newestRow(other)).toContainText('Ready', { timeout: 20_000 });
  await expect.poll(() => arrived.length, { timeout: 30_000 }).toBe(3);
});
