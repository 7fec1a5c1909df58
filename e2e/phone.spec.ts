/** The main job on a phone: 390 px wide, by touch. */
import { expectAdvancing, videoOf } from './fixtures/counter.ts';
import { expect, fillSignIn, test } from './fixtures/test.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test('sign in, live and an event on a phone', async ({ app: page }) => {
  await page.getByRole('button', { name: 'More' }).tap();
  await page.getByRole('menuitem', { name: 'Connections' }).tap();
  await page.getByRole('button', { name: 'Sign in' }).tap();
  await fillSignIn(page);
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await page.getByRole('button', { name: 'Cameras', exact: true }).tap();
  await page.getByRole('treeitem', { name: 'Test counter' }).getByRole('link').tap();
  await expectAdvancing(page);
  for (const name of ['Record', 'Picture', 'Move']) {
    const button = await page.getByRole('button', { name, exact: true }).boundingBox();
    expect(Math.min(button?.width ?? 0, button?.height ?? 0), name).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole('button', { name: 'Move', exact: true }).tap();
  await expect(page.getByRole('group', { name: 'Move the camera' }).filter({ visible: true })).toBeVisible();
  await page.getByRole('button', { name: 'Move', exact: true }).tap();
  await page.getByRole('option').first().tap();
  await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
  const box = await videoOf(page).boundingBox();
  expect(box?.width).toBe(390);
  expect(box?.height ?? 0).toBeGreaterThan(200);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(overflow).toBe(false);
});
