/** Cameras and links that cannot be shown say so in words, and nothing else suffers. */
import { OPERATOR } from './fixtures/site.ts';
import { expect, openApp, signIn, test, trySignIn } from './fixtures/test.ts';

test.beforeEach(async ({ app: page }) => {
  await signIn(page);
});

test('an H.265 camera is named as one that this browser cannot play', async ({ app: page, site }) => {
  await page.goto(`${site.address}/cameras/depot:910210.16`);
  await expect(page.getByText('This browser cannot play H.265')).toBeVisible();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('a camera without a picture says so and offers another try', async ({ app: page, site }) => {
  test.setTimeout(90_000);
  await page.goto(`${site.address}/cameras/depot:910001.3`);
  await expect(page.getByText('The camera sends no picture')).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('button', { name: 'Try now' })).toBeVisible();
});

test('a link to a camera that is not shared says so', async ({ app: page, site }) => {
  await page.goto(`${site.address}/cameras/depot:910350.9`);
  await expect(page.getByText('shows this account no such camera')).toBeVisible();
});

test('a link to another site’s system, a cut-off event and a page that is not there are told apart', async ({
  app: page,
  site,
}) => {
  await page.goto(`${site.address}/cameras/elsewhere:1.1`);
  await expect(page.getByText('No system of this site has this camera')).toBeVisible();
  await page.goto(`${site.address}/cameras/depot:910210.1?event=17951`);
  await expect(page.getByText('This link names no event of this camera')).toBeVisible();
  await page.goto(`${site.address}/nowhere`);
  await expect(page.getByText('No page has this address')).toBeVisible();
});

test('an event list that fails leaves the picture alone and can be asked again', async ({
  app: page,
  site,
  watch,
}) => {
  watch.expectRefusals(/\/alert\?/);
  site.emulators.videoloft.faults.add({ op: 'alert', kind: 'status', status: 500, times: 3 });
  await page.goto(`${site.address}/cameras/depot:910210.1`);
  await expect(page.getByRole('alert')).toContainText('Depot South failed');
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
});

test('a system that does not answer is named where it belongs', async ({ context, site, watch }) => {
  watch.expectRefusals(/\/devices/);
  site.emulators.videoloft.faults.add({ op: 'devices', kind: 'drop', times: 20 });
  const page = await openApp(context, site, watch, '/connections');
  await trySignIn(page, OPERATOR);
  await expect(page.getByText('Does not answer')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('cannot be reached');
});
