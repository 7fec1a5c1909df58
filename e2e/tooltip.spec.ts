/** Names of controls for a pointer and for the keyboard. */
import { expect, test } from './fixtures/test.ts';

test('tooltips follow pointer and keyboard, and stay in the window', async ({ app: page }) => {
  const tip = page.getByRole('tooltip');
  const rail = page.getByRole('navigation', { name: 'Pages' });
  await rail.getByRole('link', { name: 'Events' }).hover();
  await expect(tip).toHaveText('Events');
  await rail.getByRole('link', { name: 'Archive' }).hover();
  await expect(tip).toHaveText('Archive');
  await page.keyboard.press('Escape');
  await expect(tip).toHaveCount(0);

  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  await expect(focused).toHaveAttribute('aria-describedby', 'tooltip');
  await expect(tip).toHaveText((await focused.getAttribute('aria-label')) ?? 'no name');
  await rail.getByRole('link', { name: 'Settings' }).focus();
  await expect(tip).toHaveText('Settings');
  const box = await tip.boundingBox();
  const room = page.viewportSize();
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((room?.height ?? 0) - 8);
  await page.mouse.click(700, 20);
  await expect(tip).toHaveCount(0);
});
