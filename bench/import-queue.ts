/** Whether the page of imports stays responsive with 500 files in its queue. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { makeFootageFolder } from '../e2e/fixtures/footage-files.ts';
import { chooseCamera, dropPaths, openImports, signInNx } from '../e2e/fixtures/import-site.ts';
import { startSite } from '../e2e/fixtures/site.ts';
import { type Benchmark, type Finding, PAGE_OPTIONS } from './benchmark.ts';
import { median, toMs } from './statistics.ts';

const FILES = 500;
const RUNS = 5;
const LONGEST_TASK_MS = 50;
/** How long the queue is watched while it works. */
const WORKING_MS = 20_000;
const IMPORT_MS = 100;
const FOUND_WITHIN_MS = 60_000;

export const importQueue: Benchmark = {
  name: 'import-queue',
  run: async (browser) => {
    const folder = await mkdtemp(join(tmpdir(), 'sightline-many-'));
    try {
      await makeFootageFolder(join(folder, 'made'));
      await mkdir(join(folder, 'many'));
      for (let index = 0; index < FILES; index += 1) {
        const name = `clip_${String(index).padStart(3, '0')}.mp4`;
        await copyFile(join(folder, 'made', 'DSC_0441.MP4'), join(folder, 'many', name));
      }
      const taking: number[][] = [];
      const changing: number[][] = [];
      const working: number[][] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const tasks = await measure(browser, join(folder, 'many'));
        taking.push([...tasks.taking]);
        changing.push([...tasks.changing]);
        working.push([...tasks.working]);
      }
      return {
        findings: [
          finding(`${FILES} files are added and read`, taking),
          finding(`${FILES} files are selected, and given their starts`, changing),
          finding(`${FILES} files are started, and sent for ${WORKING_MS / 1000} s`, working),
        ],
        notes: [],
      };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** Tasks of the page's main thread that took longer than 50 ms, in ms. */
interface LongTasks {
  readonly taking: readonly number[];
  readonly changing: readonly number[];
  readonly working: readonly number[];
}

async function measure(browser: Browser, folder: string): Promise<LongTasks> {
  const site = await startSite({
    emulators: { vendors: ['nx'], nx: { importMs: () => IMPORT_MS } },
  });
  const context = await browser.newContext(PAGE_OPTIONS);
  try {
    const page = await context.newPage();
    await page.goto(`${site.address}/connections`);
    await signInNx(page);
    await openImports(page);
    await chooseCamera(page, 'Bodycam 03');
    await watchTasks(page);
    await dropPaths(page, [folder]);
    await page.getByText(`${FILES} files,`).waitFor({ timeout: FOUND_WITHIN_MS });
    await page
      .getByRole('group', { name: 'Which files' })
      .getByText(new RegExp(`^Needs you\\s*${FILES}$`))
      .waitFor({ timeout: FOUND_WITHIN_MS });
    const taking = await takeTasks(page);
    await page.getByRole('checkbox', { name: /all/i }).check();
    await page.getByRole('button', { name: 'One after another' }).click();
    await page.getByLabel(/date and time/).fill('2026-08-01T09:00:00');
    await page.keyboard.press('Enter');
    const start = page.getByRole('button', { name: `Start ${FILES} files` });
    await start.waitFor();
    const changing = await takeTasks(page);
    await start.click();
    await page.waitForTimeout(WORKING_MS);
    return { taking, changing, working: await takeTasks(page) };
  } finally {
    await context.close();
    await site.close();
  }
}

/** Keeps what the browser calls a long task: more than 50 ms. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      for (const { duration, startTime } of list.getEntries()) {
        performance.mark('bench:long-task', { startTime, detail: duration });
      }
    }).observe({ type: 'longtask' });
  });
}

async function takeTasks(page: Page): Promise<readonly number[]> {
  return page.evaluate(() => {
    const tasks = performance
      .getEntriesByName('bench:long-task')
      .map((entry) => (entry instanceof PerformanceMark ? Number(entry.detail) : 0));
    performance.clearMarks('bench:long-task');
    return tasks;
  });
}

function finding(what: string, runs: readonly (readonly number[])[]): Finding {
  const counts = runs.map((tasks) => tasks.length);
  const longest = runs.map((tasks) => Math.max(0, ...tasks));
  return {
    what: `${what}: tasks over ${LONGEST_TASK_MS} ms, and the longest`,
    ours: `${median(counts)} (${Math.min(...counts)}–${Math.max(...counts)}), ${toMs(median(longest))}`,
    rival: '–',
    ratio: '–',
    target: '0',
    met: median(counts) === 0,
  };
}
