/**
 * What downloading a large file costs: the page's memory, and its speed against the browser's own limit.
 * Both take the same bytes through our proxy to the same kind of file; only ours knows their checksum.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { LineOptions } from '../src/emulators/shared-line.ts';
import { openBareBrowser } from './bare-browser.ts';
import type { Benchmark, Finding } from './benchmark.ts';
import { DOWNLOAD_BYTES, DOWNLOAD_FUNCTION, type DownloadWay } from './download-jobs.ts';
import { startProxiedPage } from './proxied-page.ts';
import { median, toRatio, toSpread } from './statistics.ts';
import { inTurns } from './transfer-findings.ts';

const RUNS = 5;
const SAMPLE_MS = 250;
const BYTES_PER_MB = 1_000_000;
const MOST_MB = 150;
/** Of the rival's throughput. */
const LEAST_THROUGHPUT = 0.8;
const MS_PER_SECOND = 1000;
/** What joins most offices and recorders. */
const GIGABIT: LineOptions = { bitsPerSecond: 1_000_000_000 };

const PAGE = 'download-page.html';
const Served = v.object({ port: v.number(), sha256: v.string() });
const Result = v.object({ ms: v.number(), sha256: v.optional(v.string()) });

export const exportDownload: Benchmark = {
  name: 'export-download',
  run: async () => {
    const growths: number[] = [];
    const findings = [
      await overLine({}, async (site) => {
        for (let run = 0; run < RUNS; run += 1) growths.push(await growthWhileDownloading(site));
        return memoryFinding(growths);
      }),
      await overLine({}, (site) => againstBare(site, 'loopback')),
      await overLine(GIGABIT, (site) => againstBare(site, '1 Gbit/s')),
    ];
    return { findings, notes: [] };
  },
};

async function overLine(
  line: LineOptions,
  measure: (site: DownloadSite) => Promise<Finding>,
): Promise<Finding> {
  const site = await startDownloadSite(line);
  try {
    return await measure(site);
  } finally {
    await site.close();
  }
}

function memoryFinding(growths: readonly number[]): Finding {
  const growth = median(growths);
  const text = (bytes: number) => `${Math.round(bytes / BYTES_PER_MB)} MB`;
  return {
    what: 'Growth of the renderer while 1 GiB is downloaded, at its highest',
    ours: `${text(growth)} (${text(Math.min(...growths))}–${text(Math.max(...growths))})`,
    rival: '–',
    ratio: '–',
    target: `≤ ${MOST_MB} MB`,
    met: growth <= MOST_MB * BYTES_PER_MB,
  };
}

/** In a browser of its own: what one run leaves behind would hide the growth of the next. */
async function growthWhileDownloading(site: DownloadSite): Promise<number> {
  const browser = await site.open();
  try {
    const before = await browser.rendererMemory();
    let highest = before;
    const done = new AbortController();
    const downloading = browser.download('product').finally(() => done.abort());
    while (!done.signal.aborted) {
      highest = Math.max(highest, await browser.rendererMemory());
      await new Promise((resolve) => {
        setTimeout(resolve, SAMPLE_MS);
      });
    }
    await downloading;
    return highest - before;
  } finally {
    await browser.close();
  }
}

async function againstBare(site: DownloadSite, words: string): Promise<Finding> {
  const browser = await site.open();
  try {
    const { ours, rival } = await inTurns(
      RUNS,
      () => browser.download('product'),
      () => browser.download('bare'),
    );
    const ratio = median(rival) / median(ours);
    return {
      what: `Download 1 GiB to the disk with its SHA-256, ${words} (${throughput(ours)})`,
      ours: toSpread(ours),
      rival: `${toSpread(rival)} bare fetch to the disk (${throughput(rival)})`,
      ratio: `${toRatio(ratio)} of its speed`,
      target: `≥ ${toRatio(LEAST_THROUGHPUT)}`,
      met: ratio >= LEAST_THROUGHPUT,
    };
  } finally {
    await browser.close();
  }
}

const throughput = (times: readonly number[]): string =>
  `${Math.round(DOWNLOAD_BYTES / BYTES_PER_MB / (median(times) / MS_PER_SECOND))} MB/s`;

interface DownloadBrowser {
  /** How long it took, in ms. */
  readonly download: (way: DownloadWay) => Promise<number>;
  readonly rendererMemory: () => Promise<number>;
  readonly close: () => Promise<void>;
}

interface DownloadSite {
  readonly open: () => Promise<DownloadBrowser>;
  readonly close: () => Promise<void>;
}

/** The server, our proxy with the page, and browsers, each in a process of its own as they would be. */
async function startDownloadSite(line: LineOptions): Promise<DownloadSite> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-download-'));
  const program = fileURLToPath(new URL('./download-process.ts', import.meta.url));
  const server = spawn(process.execPath, [program, JSON.stringify(line)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(server, 'exit');
  const { value } = await createInterface({ input: server.stdout })[Symbol.asyncIterator]().next();
  const { port, sha256 } = v.parse(Served, JSON.parse(String(value)));
  const connection = { id: 'files', vendor: 'nx', name: 'Files', url: `http://127.0.0.1:${port}` };
  const page = await startProxiedPage(PAGE, folder, connection);
  const file = `/proxy/http/127.0.0.1:${port}/large.mp4`;

  const open = async (): Promise<DownloadBrowser> => {
    const browser = await openBareBrowser();
    const { evaluate } = await browser.open(`${page.address}/${PAGE}`);
    const download = async (way: DownloadWay): Promise<number> => {
      const asked = `${DOWNLOAD_FUNCTION}(${JSON.stringify(way)}, ${JSON.stringify(file)})`;
      const result = v.parse(Result, await evaluate(asked));
      if (way === 'product' && result.sha256 !== sha256) throw new Error('The checksum is wrong.');
      return result.ms;
    };
    return { download, rendererMemory: browser.rendererMemory, close: browser.close };
  };
  const close = async (): Promise<void> => {
    await page.close();
    server.stdin.end();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  return { open, close };
}
