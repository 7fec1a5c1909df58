/** A sign-in that this computer keeps by the system's own cookie, and that a sign-out takes away. */
import { expect, fillSignIn, openApp, signIn, test } from './fixtures/test.ts';

test('a new tab is signed in by the cookie, without a password, until somebody signs out', async ({
  app: page,
  context,
  site,
  watch,
}) => {
  watch.allow({ pages: 2 });
  await page.goto(`${site.address}/connections`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('on this computer, until I sign out').check();
  await fillSignIn(page);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const { log } = site.emulators.videoloft;
  // A browser on a busy machine drops what a page wrote in the moment in which it is closed.
  const witness = await context.newPage();
  await witness.goto(`${site.address}/config.json`);
  const mark = () => witness.evaluate(() => localStorage.getItem('sightline:stay-signed-in:depot'));
  await expect.poll(mark).toMatch(/^http/);
  await witness.close();
  await page.close();

  log.clear();
  const next = await openApp(context, site, watch, '/connections');
  await expect(next.getByRole('button', { name: 'Sign out' })).toBeVisible();
  const logins = log.entries().filter(({ op }) => op.startsWith('login'));
  expect(logins.map(({ op, status }) => [op, status])).toEqual([['login.get', 200]]);
  expect(logins.some(({ url }) => url.includes('password'))).toBe(false);
  // Scripts cannot read it.
  expect(await next.evaluate(() => document.cookie)).toBe('');

  await next.getByRole('button', { name: 'Sign out' }).click();
  await expect(next.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect.poll(async () => (await context.cookies()).length).toBe(0);
  await next.close();
  const last = await openApp(context, site, watch, '/connections');
  await expect(last.getByRole('button', { name: 'Sign in' })).toBeVisible();
});

test('a cookie that the system no longer takes ends in a sign-in, not in an error', async ({
  context,
  app: page,
  site,
  watch,
}) => {
  watch.allow({ pages: 2 });
  watch.expectRefusals(/\/login/);
  await page.goto(`${site.address}/connections`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('on this computer, until I sign out').check();
  await fillSignIn(page);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.close();
  site.emulators.videoloft.control.revokeLogins();
  const next = await openApp(context, site, watch, '/connections');
  await expect(next.getByRole('button', { name: 'Sign in' }).first()).toBeVisible();
  await signIn(next);
});
