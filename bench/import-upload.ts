/**
 * How long hashing and uploading take, against the browser's own limit, against programs on a held line,
 * and against the way of the vendor's own client from afar.
 */
import type { LineOptions } from '../src/emulators/shared-line.ts';
import { PREFERRED_CHUNK } from '../src/platform/transfer/transfer-limits.ts';
import type { Benchmark, Finding } from './benchmark.ts';
import { type BenchFiles, createBenchFiles, GIB, MIB, prepareCurl } from './bench-files.ts';
import { compareTimes, inTurns } from './transfer-findings.ts';
import { startTransferSite, type TransferSite } from './transfer-site.ts';

const RUNS = 5;
const BATCH = 8;
const BATCH_FILE = 128 * MIB;
const GIGABIT: LineOptions = { bitsPerSecond: 1_000_000_000, latencyMs: 0 };
const FROM_AFAR: LineOptions = { latencyMs: 20 };
/** What the vendor's desktop client sends at a time. */
const CLIENT_CHUNK = MIB;

const MOST_TO_BARE = 1.1;
const MOST_TO_CURL = 1.1;
const MOST_OF_BATCH = 0.9;
const MOST_TO_CLIENT = 0.25;

export const importUpload: Benchmark = {
  name: 'import-upload',
  run: async () => {
    const files = await createBenchFiles();
    try {
      const large = await files.make('large.mkv', GIB);
      const batch: string[] = [];
      for (let index = 0; index < BATCH; index += 1) {
        batch.push(await files.make(`part-${index}.mkv`, BATCH_FILE));
      }
      return {
        findings: [
          await overLine(undefined, (site) => againstBare(site, large)),
          await overLine(GIGABIT, (site) =>
            againstCurl(site, files, [large], 'a file of 1 GiB', MOST_TO_CURL),
          ),
          await overLine(GIGABIT, (site) =>
            againstCurl(site, files, batch, `${BATCH} files of 128 MiB`, MOST_OF_BATCH),
          ),
          await overLine(FROM_AFAR, (site) => againstClient(site, files, batch[0] ?? large)),
        ],
        notes: [],
      };
    } finally {
      await files.remove();
    }
  },
};

async function overLine(
  line: LineOptions | undefined,
  measure: (site: TransferSite) => Promise<Finding>,
): Promise<Finding> {
  const site = await startTransferSite(line);
  try {
    return await measure(site);
  } finally {
    await site.close();
  }
}

async function againstBare(site: TransferSite, file: string): Promise<Finding> {
  await site.choose([file]);
  const times = await inTurns(
    RUNS,
    () => site.transfer('product', PREFERRED_CHUNK),
    () => site.transfer('bare', PREFERRED_CHUNK),
  );
  const what = 'Hash and send 1 GiB, loopback';
  return compareTimes({ what, ...times, rivalName: 'bare worker', most: MOST_TO_BARE });
}

async function againstCurl(
  site: TransferSite,
  files: BenchFiles,
  paths: readonly string[],
  words: string,
  most: number,
): Promise<Finding> {
  await site.choose(paths);
  const target = site.targetOf(PREFERRED_CHUNK);
  const uploads = await Promise.all(paths.map((path) => prepareCurl(files, path, target)));
  const times = await inTurns(
    RUNS,
    () => site.transfer('product', PREFERRED_CHUNK),
    async () => {
      let sum = 0;
      for (const upload of uploads) sum += await upload.send();
      return sum;
    },
  );
  const what = `Hash and send ${words} at 1 Gbit/s`;
  return compareTimes({ what, ...times, rivalName: 'md5sum, then curl', most });
}

async function againstClient(site: TransferSite, files: BenchFiles, file: string): Promise<Finding> {
  await site.choose([file]);
  const client = await prepareCurl(files, file, site.targetOf(CLIENT_CHUNK));
  const times = await inTurns(RUNS, () => site.transfer('product', PREFERRED_CHUNK), client.send);
  const what = 'Hash and send 128 MiB with 20 ms of latency';
  return compareTimes({ what, ...times, rivalName: 'one 1 MiB piece at a time', most: MOST_TO_CLIENT });
}
