/** Whether the list of exports stays responsive with 500 jobs whose progress moves. */
import type { Browser, Page } from '@playwright/test';
import { AXXON_ROOT, openExports, signInAxxon, SOURCE } from '../e2e/fixtures/export-site.ts';
import { startSite, type TestSite } from '../e2e/fixtures/site.ts';
import { cameraId, connectionId } from '../src/core/ids.ts';
import { epochMs, ONE_MINUTE } from '../src/core/units.ts';
import { newExportJob } from '../src/systems/exports/export-job.ts';
import { toRecord } from '../src/systems/exports/export-records.ts';
import { AXXON_EXPORT_OPTIONS } from '../src/vendors/axxon/export-options.ts';
import { type Benchmark, PAGE_OPTIONS } from './benchmark.ts';
import { scrollThrough } from './scroll-probe.ts';
import { median, toMs } from './statistics.ts';

const JOBS = 500;
const RUNS = 5;
const LONGEST_FRAME_MS = 50;
/** How long it is watched without a hand on it. */
const RESTING_MS = 15_000;
/** They run for as long as they are watched, and their progress moves all the time. */
const EXPORT_MS = 600_000;
const STEP_PX = 240;

export const exportList: Benchmark = {
  name: 'export-list',
  run: async (browser) => {
    const resting: number[][] = [];
    const scrolled: number[][] = [];
    for (let run = 0; run < RUNS; run += 1) {
      const frames = await measure(browser);
      resting.push([...frames.resting]);
      scrolled.push([...frames.scrolled]);
    }
    return {
      findings: [
        finding(`${JOBS} exports with live progress, ${RESTING_MS / 1000} s`, resting),
        finding(`${JOBS} exports with live progress, scrolled through and back`, scrolled),
      ],
      notes: [],
    };
  },
};

/** Frames for which the page itself worked longer than 50 ms, in ms. */
interface LongFrames {
  readonly resting: readonly number[];
  readonly scrolled: readonly number[];
}

async function measure(browser: Browser): Promise<LongFrames> {
  const site = await startSite({ emulators: { vendors: ['axxon'], axxon: { exportMs: () => EXPORT_MS } } });
  const context = await browser.newContext(PAGE_OPTIONS);
  try {
    const page = await context.newPage();
    await page.goto(`${site.address}/connections`);
    await signInAxxon(page);
    await openExports(page);
    await keepJobs(page, await orderAll(site));
    await page.reload();
    await page.getByText(`${JOBS} exports`).waitFor();
    await page.locator('[data-row]').first().getByText('Being made').waitFor();
    const resting = await watchFrames(page, RESTING_MS);
    const grid = page.getByRole('grid', { name: 'Exports' });
    const plan = { rows: '[data-row]', step: STEP_PX, patience: 300 };
    const down = await scrollThrough(grid, 'end', plan);
    const up = await scrollThrough(grid, 'start', plan);
    return { resting, scrolled: [...down.long, ...up.long].filter((took) => took > LONGEST_FRAME_MS) };
  } finally {
    await context.close();
    await site.close();
  }
}

/** Orders past the page, which would take its time; the names at the server. */
async function orderAll({ emulators }: TestSite): Promise<readonly string[]> {
  const { axxon, connections } = emulators;
  const url = connections[0]?.url ?? '';
  const authorization = `Basic ${btoa(`${AXXON_ROOT.user}:${AXXON_ROOT.password}`)}`;
  for (let index = 0; index < JOBS; index += 1) {
    const begin = stamp(Date.now() - ONE_MINUTE * (index + 10));
    const end = stamp(Date.now() - ONE_MINUTE * (index + 9));
    await fetch(`${url}/export/archive/${SOURCE}/${begin}/${end}?waittimeout=30000`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ format: 'mp4' }),
    });
  }
  return axxon.control.exports().map(({ id }) => id);
}

/** "20260101T120000": UTC. */
const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+Z$/g, '');

/** Puts jobs where the page keeps its own, as after a reload. */
async function keepJobs(page: Page, tickets: readonly string[]): Promise<void> {
  const now = Date.now();
  const records = tickets.map((ticket, index) => {
    const until = epochMs(now - index * ONE_MINUTE);
    const { item, memory } = newExportJob({
      id: `bench-${index}`,
      systemName: 'Warehouse 4',
      createdAt: until,
      account: AXXON_ROOT.user,
      order: {
        camera: { system: connectionId('warehouse'), camera: cameraId(SOURCE) },
        cameraName: 'Aisle 12',
        source: {
          kind: 'archive',
          archive: undefined,
          span: { from: epochMs(until - ONE_MINUTE), until },
        },
        others: [],
        settings: AXXON_EXPORT_OPTIONS.defaults,
        handOn: { download: false, manifest: false },
        group: undefined,
        held: undefined,
        estimate: undefined,
      },
    });
    return toRecord({ item: { ...item, ticket, state: { kind: 'running', progress: 0 } }, memory });
  });
  await page.evaluate(async (kept) => {
    const opening = indexedDB.open('sightline-exports');
    await new Promise((resolve) => opening.addEventListener('success', resolve));
    const transaction = opening.result.transaction('records', 'readwrite');
    for (const record of kept) transaction.objectStore('records').put(record);
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    opening.result.close();
  }, records);
}

function watchFrames(page: Page, length: number): Promise<readonly number[]> {
  return page.evaluate(
    ({ forMs, longest }) =>
      new Promise<number[]>((resolve) => {
        const long: number[] = [];
        const observer = new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) if (duration > longest) long.push(duration);
        });
        observer.observe({ type: 'long-animation-frame' });
        setTimeout(() => {
          observer.disconnect();
          resolve(long);
        }, forMs);
      }),
    { forMs: length, longest: LONGEST_FRAME_MS },
  );
}

function finding(what: string, runs: readonly (readonly number[])[]) {
  const counts = runs.map((frames) => frames.length);
  const longest = runs.map((frames) => Math.max(0, ...frames));
  return {
    what: `${what}: frames over ${LONGEST_FRAME_MS} ms, and the longest`,
    ours: `${median(counts)} (${Math.min(...counts)}–${Math.max(...counts)}), ${toMs(median(longest))}`,
    rival: '–',
    ratio: '–',
    target: '0',
    met: median(counts) === 0,
  };
}
