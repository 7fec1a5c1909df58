/** How much JavaScript a person who is not signed in downloads to see the first page. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from '@playwright/test';
import { startSite } from '../e2e/fixtures/site.ts';
import { type Benchmark, type Finding, PAGE_OPTIONS, type Report } from './benchmark.ts';
import { toRatio } from './statistics.ts';

const TARGET_BYTES = 200_000;
const BYTES_PER_KB = 1000;

/** The first page of the field's best known viewers, gzip: fixed numbers, not measured here. */
const RIVALS = [
  { name: 'Viseron', bytes: 237_000 },
  { name: 'Frigate', bytes: 452_000 },
] as const;

/** Belongs to video, of which the first page shows none. */
const HLS = /\bhls\b/;

interface Script {
  readonly file: string;
  readonly gzipBytes: number;
}

export const initialJs: Benchmark = {
  name: 'initial-js',
  run: async (browser) => {
    const site = await startSite();
    try {
      return reportOn(await scriptsOf(browser, `${site.address}/live`));
    } finally {
      await site.close();
    }
  },
};

/** What is really fetched until the page rests: nobody has touched anything. */
async function scriptsOf(browser: Browser, address: string): Promise<readonly Script[]> {
  const context = await browser.newContext(PAGE_OPTIONS);
  const page = await context.newPage();
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(address);
  await restOf(page);
  const scripts = await Promise.all(responses.filter(isScript).map(toScript));
  await context.close();
  return scripts.toSorted((a, b) => b.gzipBytes - a.gzipBytes);
}

async function restOf(page: Page): Promise<void> {
  await page.getByRole('banner').waitFor();
  await page.waitForLoadState('networkidle');
}

const isScript = (response: Response): boolean =>
  (response.headers()['content-type'] ?? '').includes('javascript');

/** Packed here: the preview server sends files as they are, and servers pack differently. */
async function toScript(response: Response): Promise<Script> {
  const body = await response.body();
  return { file: new URL(response.url()).pathname, gzipBytes: gzipSync(body).length };
}

function reportOn(scripts: readonly Script[]): Report {
  const total = scripts.reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  if (total === 0) throw new Error('The first page loaded no script.');
  const hls = scripts.some(({ file }) => HLS.test(file));
  const sizes = RIVALS.map((rival): Finding => ({
    what: 'JavaScript of the first page, gzip',
    ours: toKb(total),
    rival: `${toKb(rival.bytes)} ${rival.name}`,
    ratio: toRatio(total / rival.bytes),
    target: `≤ ${toKb(TARGET_BYTES)}`,
    met: total <= TARGET_BYTES,
  }));
  const lazy: Finding = {
    what: 'hls.js on the first page',
    ours: hls ? 'loaded' : 'not loaded',
    rival: '–',
    ratio: '–',
    target: 'not loaded',
    met: !hls,
  };
  return {
    findings: [...sizes, lazy],
    notes: scripts.map(({ file, gzipBytes }) => `${toKb(gzipBytes).padStart('000.0 kB'.length)}  ${file}`),
  };
}

const toKb = (bytes: number): string => `${(bytes / BYTES_PER_KB).toFixed(1)} kB`;
