/** Whether a person may open events all day: what a page holds on to after 200 of them. */
import type { Page } from '@playwright/test';
import { startSite } from '../e2e/fixtures/site.ts';
import type { Benchmark, Finding } from './benchmark.ts';
import { createMetricsReader, type PageMetrics } from './page-metrics.ts';
import { FRAME_MARK, markFirstFrame } from './page-probes.ts';
import { openProbedPage, signInForTab } from './signed-in-page.ts';
import { toRatio } from './statistics.ts';

const CAMERA_PATH = '/cameras/depot:921000.1';
/** Opened before the count begins: code arrives, caches reach their size. */
const WARM_UP_EVENTS = 20;
const EVENTS = 200;
const MOST_RATIO = 1.1;
const BYTES_PER_MB = 1_000_000;
const REST_MS = 4_000;

export const eventAfterEvent: Benchmark = {
  name: 'event-after-event',
  run: async (browser) => {
    const site = await startSite({ emulators: { site: 'large' } });
    try {
      const page = await openProbedPage(browser, markFirstFrame, FRAME_MARK);
      await signInForTab(page, site);
      await page.goto(site.address + CAMERA_PATH);
      await page.getByRole('option').nth(1).click();
      await playing(page);
      const reader = await createMetricsReader(page);
      await openNext(page, WARM_UP_EVENTS);
      await page.waitForTimeout(REST_MS);
      const before = await reader.read();
      await openNext(page, EVENTS);
      await page.waitForTimeout(REST_MS);
      const after = await reader.read();
      await page.context().close();
      return { findings: compare(before, after), notes: [] };
    } finally {
      await site.close();
    }
  },
};

/** The key for the older event, pressed as soon as the one before plays. */
async function openNext(page: Page, count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += 1) {
    const key = eventOf(page.url());
    await page
      .getByRole('button', { name: 'Previous event' })
      .and(page.locator(':not([aria-disabled=true])'))
      .waitFor();
    await page.keyboard.press('PageUp');
    await page.waitForURL((url) => eventOf(url.href) !== key);
    await playing(page);
  }
}

const eventOf = (address: string): string | null => new URL(address).searchParams.get('event');
const playing = (page: Page): Promise<void> =>
  page.locator('video[data-playback=playing], video[data-playback=ended]').waitFor();

function compare(before: PageMetrics, after: PageMetrics): readonly Finding[] {
  const row = (what: string, ours: number, rival: number, text: (value: number) => string): Finding => {
    // Nothing before and nothing after is no growth.
    const ratio = rival === ours ? 1 : ours / rival;
    return {
      what: `${what} after ${EVENTS} events more, against before`,
      ours: text(ours),
      rival: `${text(rival)} before`,
      ratio: toRatio(ratio),
      target: `≤ ${toRatio(MOST_RATIO)}`,
      met: ratio <= MOST_RATIO,
    };
  };
  return [
    row('Heap', after.heap, before.heap, (bytes) => `${(bytes / BYTES_PER_MB).toFixed(1)} MB`),
    row('Listeners', after.listeners, before.listeners, String),
    row('Media elements', after.mediaElements, before.mediaElements, String),
    row('Workers', after.workers, before.workers, String),
  ];
}
