/** Sign in, watch live and play an event without a pointer. */
import type { Page } from '@playwright/test';
import { expectAdvancing, videoOf } from './fixtures/counter.ts';
import { expect, test } from './fixtures/test.ts';

test('sign in, live and event playback by keyboard alone', async ({ app: page }) => {
  await test.step('sign in', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find a camera' })).toBeFocused();
    await page.keyboard.type('connections');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Connections' })).toBeVisible();
    await tabTo(page, 'Sign in');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    await tabTo(page, 'user', 'name');
    await page.keyboard.type('operator@harbour.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('harbour-demo');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  });

  await test.step('live', async () => {
    await page.keyboard.press('b');
    await page.keyboard.press('/');
    await page.keyboard.type('counter');
    await page.keyboard.press('ArrowDown');
    for (let row = 0; row < 2; row += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Test counter' })).toBeVisible();
    await expectAdvancing(page);
  });

  await test.step('an event', async () => {
    await page.getByRole('listbox', { name: 'Events, newest first' }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/event=/);
    await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
    await page.keyboard.press('Space');
    await expect(videoOf(page)).toHaveAttribute('data-playback', 'paused');
    await page.keyboard.press('PageDown');
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/event=/);
  });

  await test.step('the sheet of keys', async () => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Play or pause');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  });
});

/** Presses Tab until a control with this name has the focus; fails when it is never reached. */
async function tabTo(page: Page, name: string, by: 'text' | 'name' = 'text'): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const found = await page.evaluate(
      ([wanted, how]) => {
        const focused = document.activeElement;
        if (focused === null) return false;
        return how === 'name'
          ? focused.getAttribute('name') === wanted
          : focused.textContent?.trim() === wanted;
      },
      [name, by] as const,
    );
    if (found) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never reaches "${name}"`);
}
