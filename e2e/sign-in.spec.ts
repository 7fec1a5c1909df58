/** Signing in, being refused, coming back, and signing out. */
import { COUNTER_CAMERA } from './fixtures/counter.ts';
import { expect, signIn, test, trySignIn } from './fixtures/test.ts';

const LOGIN = /\/login$/;

test('a refused sign-in says why, and keeps what was typed', async ({ app: page, watch }) => {
  watch.expectRefusals(LOGIN);
  await trySignIn(page, { user: 'operator@harbour.example', password: 'wrong' });
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('alert')).toContainText('refused this name and password');
  await expect(dialog.getByLabel('Name or e-mail address')).toHaveValue('operator@harbour.example');
});

test('a suspended account hears the reason of the system', async ({ app: page, watch }) => {
  watch.expectRefusals(LOGIN);
  await trySignIn(page, { user: 'suspended@harbour.example', password: 'harbour-gone' });
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText(/suspend/i);
});

test('a sign-in kept until the tab closes survives a reload, and no other tab has it', async ({
  app: page,
  context,
  site,
}) => {
  await signIn(page);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${site.address}/connections`);
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a sign-in kept until reload is gone after it', async ({ app: page }) => {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Connections' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('only until I leave or reload').check();
  await page.getByLabel('Name or e-mail address').fill('operator@harbour.example');
  await page.getByLabel('Password', { exact: true }).fill('harbour-demo');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('signing out forgets the cameras', async ({ app: page, site }) => {
  await signIn(page);
  await page.goto(`${site.address}/live`);
  await expect(page.getByText('19 cameras')).toBeVisible();
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Connections' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await page.goBack();
  await expect(page.getByText('0 cameras')).toBeVisible();
});

test('tokens that run out are renewed once for all, and nobody notices', async ({
  app: page,
  site,
  watch,
}) => {
  // The first answers are 401: that is how the end of a token is learned.
  watch.expectRefusals(/\/proxy\//);
  await signIn(page);
  site.emulators.videoloft.log.clear();
  site.emulators.videoloft.control.expireTokens();
  await page.goto(`${site.address}/cameras/depot:${COUNTER_CAMERA}`);
  await expect(page.getByRole('option').first()).toBeVisible();
  const renewals = site.emulators.videoloft.log.entries().filter((entry) => entry.op === 'login.refresh');
  expect(renewals).toHaveLength(1);
});
