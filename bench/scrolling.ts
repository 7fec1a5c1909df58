/** Whether long lists scroll without a hitch, keep few rows, and give back the memory they took. */
import type { Browser, Locator, Page } from '@playwright/test';
import { startSite, type TestSite } from '../e2e/fixtures/site.ts';
import type { Benchmark, Finding } from './benchmark.ts';
import { createMetricsReader, type MetricsReader } from './page-metrics.ts';
import { markFirstRow, ROW_MARK } from './page-probes.ts';
import { type ScrollPlan, type ScrollRecord, scrollThrough } from './scroll-probe.ts';
import { openProbedPage, signInForTab } from './signed-in-page.ts';
import { median, toMs, toRatio } from './statistics.ts';

const LONGEST_FRAME_MS = 50;
/** Two vertical syncs were missed, by whomever. */
const LATE_MS = LONGEST_FRAME_MS;
const MOST_ROWS = 300;
const HEAP_RATIO = 1.1;
/** Down and up again, so often. */
const ROUNDS = 5;
/** Frames that a person's fast wheel or a dragged scroll bar passes at once. */
const STEP_PX = 240;
const WARM_UP_PX = 12_000;
const WARM_UP_ROUNDS = 3;
const IDLE_FRAMES = 600;
const BYTES_PER_MB = 1_000_000;
/** Time for pictures of rows to be let go after the hand rests. */
const REST_MS = 4_000;

/** Heaps in bytes, and frames of an empty page in ms. */
interface Surroundings {
  readonly before: number;
  readonly after: readonly number[];
  readonly idle: readonly number[];
}

interface Subject {
  readonly what: string;
  readonly path: string;
  readonly list: (page: Page) => Locator;
  readonly plan: ScrollPlan;
}

/** It sends no picture, so that nothing but the list works on the page. */
const CAMERA_OF_MANY_EVENTS = '921000.1';

const SUBJECTS: readonly Subject[] = [
  {
    what: '5,000 events',
    path: `/cameras/depot:${CAMERA_OF_MANY_EVENTS}`,
    list: (page) => page.getByRole('listbox', { name: 'Events, newest first' }),
    plan: { rows: '[role=option]', step: STEP_PX, patience: 3_000 },
  },
  {
    what: 'a tree of 3,000 cameras',
    path: '/live',
    list: (page) => page.getByRole('tree'),
    plan: { rows: '[role=treeitem]', step: STEP_PX, patience: 300 },
  },
];

export const scrolling: Benchmark = {
  name: 'scrolling',
  run: async (browser) => {
    const site = await startSite({ emulators: { site: 'large' } });
    site.emulators.videoloft.control.setConnection(CAMERA_OF_MANY_EVENTS, 'novideo');
    try {
      const findings: Finding[] = [];
      for (const subject of SUBJECTS) findings.push(...(await measure(browser, site, subject)));
      return { findings, notes: [] };
    } finally {
      await site.close();
    }
  },
};

async function measure(browser: Browser, site: TestSite, subject: Subject): Promise<readonly Finding[]> {
  const page = await openProbedPage(browser, markFirstRow, ROW_MARK);
  await signInForTab(page, site);
  await page.goto(site.address + subject.path);
  const list = subject.list(page);
  await list.waitFor();
  const reader = await createMetricsReader(page);
  await warmUp(list, subject.plan);
  await rest(page);
  const before = (await reader.read()).heap;
  const rounds: ScrollRecord[] = [];
  const heaps: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push(
      await scrollThrough(list, 'end', subject.plan),
      await scrollThrough(list, 'start', subject.plan),
    );
    await rest(page);
    heaps.push(await heapOf(reader));
  }
  await page.context().close();
  return toFindings(subject, rounds, { before, after: heaps, idle: await idleFrames(browser) });
}

/** A short way down and back, so that what the browser compiles then is not taken for what the list keeps. */
async function warmUp(list: Locator, plan: ScrollPlan): Promise<void> {
  const short = { ...plan, most: WARM_UP_PX };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    await scrollThrough(list, 'end', short);
    await scrollThrough(list, 'start', short);
  }
}

/** What this machine makes of a page that does nothing. */
async function idleFrames(browser: Browser): Promise<readonly number[]> {
  const page = await browser.newPage();
  const frames = await page.evaluate(
    (most) =>
      new Promise<readonly number[]>((resolve) => {
        const found: number[] = [];
        let before = performance.now();
        const frame = (now: number) => {
          found.push(now - before);
          before = now;
          if (found.length < most) requestAnimationFrame(frame);
          else resolve(found.slice(1));
        };
        requestAnimationFrame(frame);
      }),
    IDLE_FRAMES,
  );
  await page.close();
  return frames;
}

const heapOf = async (reader: MetricsReader): Promise<number> => (await reader.read()).heap;
/** Not a wait for something that could be noticed: it is the pause of the hand that is measured. */
const rest = (page: Page): Promise<void> => page.waitForTimeout(REST_MS);

function toFindings(
  { what }: Subject,
  rounds: readonly ScrollRecord[],
  { before, after, idle }: Surroundings,
): readonly Finding[] {
  const counts = rounds.map(({ long }) => long.length);
  const longest = Math.max(0, ...rounds.flatMap(({ long }) => long));
  const frames = rounds.flatMap((round) => round.frames);
  const isLate = (frame: number) => frame > LATE_MS;
  const rows = Math.max(...rounds.map(({ mostRows }) => mostRows));
  const first = after[0] ?? Number.NaN;
  const last = after.at(-1) ?? Number.NaN;
  const mb = (bytes: number) => `${(bytes / BYTES_PER_MB).toFixed(1)} MB`;
  return [
    {
      what: `Frames of more than ${LONGEST_FRAME_MS} ms of work while scrolling ${what}`,
      ours: `${median(counts)} in a pass (${Math.min(...counts)}–${Math.max(...counts)}), longest ${toMs(longest)}`,
      rival: `${idle.filter(isLate).length} of ${idle.length} late on an empty page`,
      ratio: `${frames.filter(isLate).length} of ${frames.length} late`,
      target: '0',
      met: median(counts) === 0,
    },
    {
      what: `Row elements while scrolling ${what}`,
      ours: String(rows),
      rival: '–',
      ratio: '–',
      target: `≤ ${MOST_ROWS}`,
      met: rows <= MOST_ROWS,
    },
    {
      what: `Heap after scrolling ${what} down and up, against before`,
      ours: mb(first),
      rival: `${mb(before)} before`,
      ratio: toRatio(first / before),
      target: `≤ ${toRatio(HEAP_RATIO)}`,
      met: first / before <= HEAP_RATIO,
    },
    {
      what: `The same after ${after.length} times, against once`,
      ours: mb(last),
      rival: `${mb(first)} once`,
      ratio: toRatio(last / first),
      target: `≤ ${toRatio(HEAP_RATIO)}`,
      met: last / first <= HEAP_RATIO,
    },
  ];
}
