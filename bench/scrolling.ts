/** Whether long lists scroll without a hitch, keep few rows, and give back the memory they took. */
import type { Browser, Locator, Page } from '@playwright/test';
import { startSite, type TestSite } from '../e2e/fixtures/site.ts';
import type { Benchmark, Finding } from './benchmark.ts';
import { createMetricsReader, type MetricsReader } from './page-metrics.ts';
import { markFirstRow, ROW_MARK } from './page-probes.ts';
import { type ScrollPlan, type ScrollRecord, scrollThrough } from './scroll-probe.ts';
import { openProbedPage, signInForTab } from './signed-in-page.ts';
import { toMs, toRatio } from './statistics.ts';

const LONGEST_FRAME_MS = 50;
/** Two vertical syncs were missed, by whomever. */
const LATE_MS = LONGEST_FRAME_MS;
const MOST_ROWS = 300;
const HEAP_RATIO = 1.1;
/** Down and up again, so often. */
const ROUNDS = 5;
/** Frames that a person's fast wheel or a dragged scroll bar passes at once. */
const STEP_PX = 240;
const BYTES_PER_MB = 1_000_000;
/** Time for pictures of rows to be let go after the hand rests. */
const REST_MS = 4_000;

interface Subject {
  readonly what: string;
  readonly path: string;
  readonly list: (page: Page) => Locator;
  readonly plan: ScrollPlan;
}

const SUBJECTS: readonly Subject[] = [
  {
    what: '5,000 events',
    path: '/cameras/depot:921000.1',
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
  return toFindings(subject, rounds, before, heaps);
}

const heapOf = async (reader: MetricsReader): Promise<number> => (await reader.read()).heap;
/** Not a wait for something that could be noticed: it is the pause of the hand that is measured. */
const rest = (page: Page): Promise<void> => page.waitForTimeout(REST_MS);

function toFindings(
  { what }: Subject,
  rounds: readonly ScrollRecord[],
  before: number,
  heaps: readonly number[],
): readonly Finding[] {
  const long = rounds.flatMap((round) => round.long);
  const frames = rounds.flatMap((round) => round.frames);
  const late = frames.filter((frame) => frame > LATE_MS);
  const rows = Math.max(...rounds.map(({ mostRows }) => mostRows));
  const first = heaps[0] ?? Number.NaN;
  const last = heaps.at(-1) ?? Number.NaN;
  const mb = (bytes: number) => `${(bytes / BYTES_PER_MB).toFixed(1)} MB`;
  return [
    {
      what: `Frames of more than ${LONGEST_FRAME_MS} ms of work while scrolling ${what}`,
      ours: `${long.length} of ${frames.length}${long.length === 0 ? '' : `, longest ${toMs(Math.max(...long))}`}`,
      rival: `${idle.filter((frame) => frame > LATE_MS).length} of ${idle.length} late on an empty page`,
      ratio: `${late.length} of ${frames.length} late`,
      target: '0',
      met: long.length === 0,
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
      what: `The same after ${heaps.length} times, against once`,
      ours: mb(last),
      rival: `${mb(first)} once`,
      ratio: toRatio(last / first),
      target: `≤ ${toRatio(HEAP_RATIO)}`,
      met: last / first <= HEAP_RATIO,
    },
  ];
}
