/** axe on every page, in both themes. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { COUNTER_CAMERA, videoOf } from './fixtures/counter.ts';
import { expect, signIn, test } from './fixtures/test.ts';

const PAGES = [
  '/live',
  '/cameras',
  `/cameras/depot:${COUNTER_CAMERA}`,
  '/cameras/depot:910001.3',
  '/cameras/depot:1.1',
  '/events',
  '/archive',
  '/exports',
  '/imports',
  '/videos',
  '/videos/none',
  '/connections',
  '/settings',
  '/nowhere',
];

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds nothing on any page in the ${theme} theme`, async ({ app: page, site }) => {
    test.setTimeout(180_000);
    await page.evaluate(
      (chosen) => localStorage.setItem('sightline:preferences', JSON.stringify({ theme: chosen })),
      theme,
    );
    await page.goto(`${site.address}/connections`);
    await expectClean(page, 'connections, signed out');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expectClean(page, 'sign-in dialog');
    await page.keyboard.press('Escape');
    await signIn(page);
    for (const path of PAGES) {
      await page.goto(site.address + path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectClean(page, path);
    }
    await page.goto(`${site.address}/cameras/depot:${COUNTER_CAMERA}`);
    await expect(page.getByText('LIVE', { exact: true })).toBeVisible();
    await page.keyboard.press('p');
    await page.keyboard.press('r');
    await expect(page.getByText(/^REC/)).toBeVisible();
    await expectClean(page, 'the camera is moved and recorded');
    await page.getByRole('button', { name: /\bjob/ }).click();
    await expectClean(page, 'the jobs');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Stop recording' }).click();
    await page.keyboard.press('p');
    await page.getByRole('option').first().click();
    await expect(videoOf(page)).toHaveAttribute('data-playback', 'playing');
    await expectClean(page, 'an event plays');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Find a camera' })).toBeFocused();
    await expectClean(page, 'palette');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expectClean(page, 'keyboard sheet');
  });
}

async function expectClean(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  expect(found, where).toEqual([]);
}
