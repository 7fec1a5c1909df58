/** What hashing and sending a large file cost the page in memory. */
import { PREFERRED_CHUNK } from '../src/platform/transfer/transfer-limits.ts';
import type { Benchmark } from './benchmark.ts';
import { createBenchFiles, GIB } from './bench-files.ts';
import { median } from './statistics.ts';
import { startTransferSite } from './transfer-site.ts';

const RUNS = 5;
const SAMPLE_MS = 500;
const BYTES_PER_MB = 1_000_000;
const MOST_MB = 150;

export const importMemory: Benchmark = {
  name: 'import-memory',
  run: async () => {
    const files = await createBenchFiles();
    try {
      const file = await files.make('larger.mkv', 2 * GIB);
      const growths: number[] = [];
      for (let run = 0; run < RUNS; run += 1) growths.push(await growthWhileSending(file));
      const growth = median(growths);
      const text = (bytes: number) => `${Math.round(bytes / BYTES_PER_MB)} MB`;
      const finding = {
        what: 'Growth of the renderer while 2 GiB are hashed and sent, at its highest',
        ours: `${text(growth)} (${text(Math.min(...growths))}–${text(Math.max(...growths))})`,
        rival: '–',
        ratio: '–',
        target: `≤ ${MOST_MB} MB`,
        met: growth <= MOST_MB * BYTES_PER_MB,
      };
      return { findings: [finding], notes: [] };
    } finally {
      await files.remove();
    }
  },
};

/** In a browser of its own: what one run leaves behind would hide the growth of the next. */
async function growthWhileSending(file: string): Promise<number> {
  const site = await startTransferSite();
  try {
    await site.choose([file]);
    const before = await site.rendererMemory();
    let highest = before;
    const done = new AbortController();
    const sending = site.transfer('product', PREFERRED_CHUNK).finally(() => done.abort());
    while (!done.signal.aborted) {
      highest = Math.max(highest, await site.rendererMemory());
      await new Promise((resolve) => {
        setTimeout(resolve, SAMPLE_MS);
      });
    }
    await sending;
    return highest - before;
  } finally {
    await site.close();
  }
}
