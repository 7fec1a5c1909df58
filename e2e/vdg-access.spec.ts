/** Ways into a VDG Sense that wants a name and lists no cameras, without a pointer, on a phone, for axe. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { fillSignIn } from './fixtures/test.ts';
import { FOLDER, heldRange, NORTH, openVdgForm, orderNative, test, VDG_NAME } from './fixtures/vdg-site.ts';

const ACCOUNT = { user: 'operator', password: 'harbour-demo-vdg' } as const;
const PHONE = { width: 390, height: 844 };
const LENGTH_MS = 20_000;

test.use({ vdgOptions: { auth: 'basic', pendingMs: 100, exportMs: () => 1_000 } });

/** Signs in by the form, with a password that may stand nowhere afterwards. */
async function signInVdg(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/connections`);
  const row = page.getByRole('row').filter({ hasText: VDG_NAME });
  await row.getByRole('button', { name: 'Sign in' }).click();
  await fillSignIn(page, ACCOUNT);
  await expect(row.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.waitForFunction(() =>
    Object.keys(sessionStorage).some((key) => key.startsWith('sightline:sealed:')),
  );
}

async function expectClean(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('a camera is named by its numbers where the server lists none, and is exported', async ({
  exports: page,
  site,
  watch,
  vdg,
}) => {
  watch.keepSecret(ACCOUNT.password);
  watch.expectRefusals(/command=getDivaList/);
  vdg.control.setDeviceList(false);
  await signInVdg(page, site.address);
  const row = page.getByRole('row').filter({ hasText: VDG_NAME });
  await row.getByRole('button', { name: 'Cameras by hand' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('Quay, by hand');
  await dialog.getByLabel(/^Server number/).fill('70154981119317952239999');
  await dialog.getByLabel(/^Device number/).fill('1');
  await dialog.getByRole('button', { name: 'Add camera' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByLabel(/^Server number/).fill(NORTH);
  await dialog.getByRole('button', { name: 'Add camera' }).click();
  await expect(dialog.getByRole('listitem')).toContainText(`${NORTH}/1`);
  await expectClean(page, 'cameras by hand');
  await dialog.getByRole('button', { name: 'Done' }).click();

  await openVdgForm(page, site.address, '1', heldRange(vdg, 'Quay 1', LENGTH_MS));
  await expect(page.getByRole('button', { name: /Quay, by hand/ })).toBeVisible();
  await page.getByLabel('Folder', { exact: true }).fill(FOLDER);
  const xml = await orderNative(page, vdg);
  expect(xml).toContain(`<serverid>${NORTH}</serverid>`);
  await expect(page.locator('[data-row]').first()).toContainText('Ready', { timeout: 20_000 });
  vdg.control.setDeviceList(true);
});

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing in the form and the list in the ${theme} theme`, async ({
    exports: page,
    site,
    watch,
    vdg,
  }) => {
    watch.keepSecret(ACCOUNT.password);
    await page.evaluate(
      (chosen) => localStorage.setItem('sightline:preferences', JSON.stringify({ theme: chosen })),
      theme,
    );
    await signInVdg(page, site.address);
    await openVdgForm(page, site.address, '1', heldRange(vdg, 'Quay 1', LENGTH_MS));
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expectClean(page, 'form with a problem');
    await page.getByLabel('Folder', { exact: true }).fill(FOLDER);
    await page.getByRole('button', { name: 'What is sent' }).click();
    await expectClean(page, 'form');
    await orderNative(page, vdg);
    await expect(page.locator('[data-row]').first()).toContainText('Ready', { timeout: 20_000 });
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('Enter');
    await expectClean(page, 'details of what stays');
  });
}

test.describe('on a phone', () => {
  test.use({ hasTouch: true });

  test('a native export is ordered by touch', async ({ exports: page, site, watch, vdg }) => {
    watch.keepSecret(ACCOUNT.password);
    await signInVdg(page, site.address);
    await page.setViewportSize(PHONE);
    await openVdgForm(page, site.address, '1', heldRange(vdg, 'Quay 1', LENGTH_MS));
    await page.getByLabel('Folder', { exact: true }).fill(FOLDER);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('button', { name: 'Export', exact: true }).tap();
    await expect(page.locator('[data-row]').first()).toContainText(FOLDER);
  });
});
