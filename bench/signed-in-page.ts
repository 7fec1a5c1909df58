/** Opens pages as the benchmarks need them: signed in for as long as the tab lives, cache cold or warm. */
import type { Browser, Page } from '@playwright/test';
import { signIn } from '../e2e/fixtures/test.ts';
import type { TestSite } from '../e2e/fixtures/site.ts';
import { PAGE_OPTIONS } from './benchmark.ts';

/** A page of a context of its own, in which `probe` runs before all scripts. */
export async function openProbedPage(
  browser: Browser,
  probe: (mark: string) => void,
  mark: string,
): Promise<Page> {
  const context = await browser.newContext(PAGE_OPTIONS);
  const page = await context.newPage();
  await page.addInitScript(probe, mark);
  return page;
}

/** Signs in as a person does, and waits until the sign-in is sealed: it then outlives a reload. */
export async function signInForTab(page: Page, site: TestSite): Promise<void> {
  await page.goto(`${site.address}/connections`);
  await signIn(page);
  await page.waitForFunction(() =>
    Object.keys(sessionStorage).some((key) => key.startsWith('sightline:sealed:')),
  );
}

/** Leaves the page and empties the browser's cache: what is opened next comes over the network. */
export async function leaveAndForget(page: Page): Promise<void> {
  await leave(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await session.detach();
}

/** Leaves the page, so that opening the same address again is a navigation and not a jump within it. */
export async function leave(page: Page): Promise<void> {
  await page.goto('about:blank');
}
