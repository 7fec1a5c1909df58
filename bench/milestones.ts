/** What happens on the way to the first frame, read from the browser's own records of a page. */
import type { Page } from '@playwright/test';
import { FRAME_MARK, timeOfMark } from './page-probes.ts';

/** In the order in which they come, as a rule. */
export const MILESTONES = [
  'the document has arrived',
  'the first scripts have run',
  'the configuration has arrived',
  "the system's code has arrived",
  'the session is restored: first question to the system',
  'the servers of the camera are known',
  "the page's code has arrived",
  'hls.js has arrived',
  'the playlist is asked for',
  'the playlist has arrived',
  'the first segment is asked for',
  'the first segment has arrived',
  'the first frame',
] as const;

export type Milestone = (typeof MILESTONES)[number];

/** Ms since the navigation began; what a page does not do is left out. */
export type Milestones = ReadonlyMap<Milestone, number>;

interface Transfer {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Waits for the first frame and reads what led to it. */
export async function readMilestones(page: Page): Promise<Milestones> {
  const frame = await timeOfMark(page, FRAME_MARK);
  const { arrived, ran, transfers } = await page.evaluate(() => {
    const navigation = performance
      .getEntriesByType('navigation')
      .find((entry) => entry instanceof PerformanceNavigationTiming);
    return {
      arrived: navigation?.responseEnd,
      // Module scripts are deferred, and this event waits for them.
      ran: navigation?.domContentLoadedEventStart,
      transfers: performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming)
        .map((entry) => ({
          path: new URL(entry.name).pathname,
          start: entry.startTime,
          end: entry.responseEnd,
        })),
    };
  });
  const firstOf = (pattern: RegExp): Transfer | undefined => transfers.find(({ path }) => pattern.test(path));
  const playlist = firstOf(/\.m3u8$/);
  const segment = firstOf(/\.ts$/);
  const found: readonly (readonly [Milestone, number | undefined])[] = [
    ['the document has arrived', arrived],
    ['the first scripts have run', ran],
    ['the configuration has arrived', firstOf(/^\/config\.json$/)?.end],
    ["the system's code has arrived", firstOf(/^\/assets\/system-/)?.end],
    ['the session is restored: first question to the system', firstOf(/^\/proxy\/.*\/devices/)?.start],
    ['the servers of the camera are known', firstOf(/\/viewerInfo$/)?.end],
    ["the page's code has arrived", firstOf(/^\/assets\/cameras\._camera/)?.end],
    ['hls.js has arrived', firstOf(/^\/assets\/hls\.light/)?.end],
    ['the playlist is asked for', playlist?.start],
    ['the playlist has arrived', playlist?.end],
    ['the first segment is asked for', segment?.start],
    ['the first segment has arrived', segment?.end],
    ['the first frame', frame],
  ];
  return new Map(found.flatMap(([name, time]) => (time === undefined ? [] : [[name, time] as const])));
}
