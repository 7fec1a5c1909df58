/** What can go wrong with an export, and what a person is told: refusals, states 3 to 6, expiry, cancelling. */
import { expect } from '@playwright/test';
import { heldRange, newestRow, openForm, orderExport, test } from './fixtures/export-site.ts';

const LENGTH_MS = 10_000;

test.use({ axxonOptions: { exportMs: () => Number.POSITIVE_INFINITY } });

const OUTCOMES = [
  { state: 3, words: /failed/i },
  { state: 4, words: /no room/i },
  { state: 5, words: /file of that name/i },
  { state: 6, words: /no recording of that time/i },
] as const;

for (const { state, words } of OUTCOMES) {
  test(`state ${state} of the server is told in words`, async ({ exports: page, site, axxon }) => {
    axxon.control.nextExport({ state, error: 'The disk said so' });
    await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
    const job = await orderExport(page, axxon);
    axxon.control.finish(job.id);
    await expect(newestRow(page)).toContainText(words, { timeout: 20_000 });
  });
}

test('cancelling in mid-run ends it at the server', async ({ exports: page, site, axxon }) => {
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  await orderExport(page, axxon);
  await expect(newestRow(page)).toContainText('Being made', { timeout: 20_000 });
  await newestRow(page)
    .getByRole('button', { name: /^Cancel/ })
    .click();
  await expect.poll(() => axxon.control.exports().at(-1)?.removed).toBe('deleted');
  await expect(newestRow(page)).toContainText('Cancelled');
});

test('an export that the server has dropped says so', async ({ exports: page, site, axxon, watch }) => {
  watch.expectRefusals(/\/status$/);
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  const job = await orderExport(page, axxon);
  await expect(newestRow(page)).toContainText('Being made', { timeout: 20_000 });
  axxon.control.expire(job.id);
  await expect(newestRow(page)).toContainText('Gone at Warehouse 4', { timeout: 20_000 });
});

test('a server that asks for patience is asked again, and less often', async ({
  exports: page,
  site,
  axxon,
  watch,
}) => {
  watch.expectRefusals(/\/status$/);
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  const job = await orderExport(page, axxon);
  await expect(newestRow(page)).toContainText('Being made', { timeout: 20_000 });
  axxon.control.tooManyRequests(2, 'export.status');
  await expect
    .poll(
      () => axxon.log.entries().filter(({ op, status }) => op === 'export.status' && status === 503).length,
      {
        timeout: 30_000,
      },
    )
    .toBe(2);
  axxon.control.finish(job.id);
  await expect(newestRow(page)).toContainText('Ready', { timeout: 60_000 });
});

const REFUSALS = [
  { status: 400, words: 'Warehouse 4 refused the request' },
  { status: 500, words: 'Warehouse 4 failed' },
] as const;

for (const { status, words } of REFUSALS) {
  test(`an order that is answered with ${status} is told as refused and sent once`, async ({
    exports: page,
    site,
    axxon,
    watch,
  }) => {
    watch.expectRefusals(/\/export\/archive\//);
    await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
    axxon.faults.add({ op: 'export.archive', kind: 'status', status, body: 'Incorrect request' });
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(newestRow(page)).toContainText(words, { timeout: 20_000 });
    const orders = axxon.log.entries().filter(({ op }) => op === 'export.archive');
    expect(orders).toHaveLength(1);
  });
}

test('a token that the server forgot is renewed, and the order goes on', async ({
  exports: page,
  site,
  axxon,
  watch,
}) => {
  watch.expectRefusals(/\/proxy\//);
  await openForm(page, site.address, heldRange(axxon, LENGTH_MS));
  const job = await orderExport(page, axxon);
  await expect(newestRow(page)).toContainText('Being made', { timeout: 20_000 });
  axxon.control.expireTokens();
  axxon.control.finish(job.id);
  await expect(newestRow(page)).toContainText('Ready', { timeout: 60_000 });
});
