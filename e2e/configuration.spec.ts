/** A configuration that cannot be used is answered with a page that names the wrong key. */
import { test as base, expect } from '@playwright/test';
import { createPageWatch } from './fixtures/page-watch.ts';
import { startSite } from './fixtures/site.ts';

const WRONG = JSON.stringify({
  site: { name: 'Harbour', timeZone: 'Europe/Amsterdm' },
  connections: [{ id: 'depot', vendor: 'videoloftt', name: 'Depot', url: 'depot.example', hots: [] }],
});

base('a wrong key, a wrong zone and an unknown vendor are each named', async ({ context, page }) => {
  const site = await startSite({ configText: WRONG });
  const watch = createPageWatch(site.address);
  watch.follow(page);
  await page.goto(site.address);
  await expect(page.getByRole('heading')).toContainText('configuration cannot be used');
  await expect(page.getByText('site.timeZone')).toBeVisible();
  await expect(page.getByText('Europe/Amsterdam')).toBeVisible();
  await expect(page.getByText('connections[0].url')).toBeVisible();
  await expect(page.getByText('connections[0].hots')).toBeVisible();
  await watch.verify(context);
  await site.close();
});

base('a file that is no JSON is answered with the place of the mistake', async ({ context, page }) => {
  const site = await startSite({ configText: '{ "site": { "name": "Harbour", } }' });
  const watch = createPageWatch(site.address);
  watch.follow(page);
  await page.goto(site.address);
  await expect(page.getByText(/line 1, column \d+/)).toBeVisible();
  await watch.verify(context);
  await site.close();
});
