/** A VDG Sense that wants a header, which the configuration gives: it has to pass the proxy. */
import { expect } from '@playwright/test';
import { newestRow } from './fixtures/export-site.ts';
import { FOLDER, heldRange, openVdgForm, orderNative, test } from './fixtures/vdg-site.ts';

test.use({ vdgOptions: { auth: 'header', pendingMs: 100, exportMs: () => 500 } });

test('the header of the configuration reaches the server with each request', async ({
  exports: page,
  site,
  vdg,
}) => {
  await openVdgForm(page, site.address, '1', heldRange(vdg, 'Quay 1', 20_000));
  await page.getByLabel('Folder', { exact: true }).fill(FOLDER);
  await orderNative(page, vdg);
  await expect(newestRow(page)).toContainText('Ready', { timeout: 20_000 });
  expect(vdg.log.entries().filter(({ status }) => status === 401)).toEqual([]);
});
