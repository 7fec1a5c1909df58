/** How fast a file is hashed in the browser, against md5sum. */
import type { Benchmark } from './benchmark.ts';
import { createBenchFiles, GIB, md5sum, timed } from './bench-files.ts';
import { compareTimes, inTurns } from './transfer-findings.ts';
import { startTransferSite } from './transfer-site.ts';

const RUNS = 5;
/** At least 0.8 of its speed. */
const MOST_TIME = 1.25;

export const hashFile: Benchmark = {
  name: 'hash-file',
  run: async () => {
    const files = await createBenchFiles();
    const site = await startTransferSite();
    try {
      const file = await files.make('large.mkv', GIB);
      await site.choose([file]);
      const times = await inTurns(
        RUNS,
        () => site.transfer('product'),
        () => timed(() => md5sum(file)),
      );
      const what = 'MD5 of a file of 1 GiB';
      return {
        findings: [compareTimes({ what, ...times, rivalName: 'md5sum', most: MOST_TIME })],
        notes: [],
      };
    } finally {
      await site.close();
      await files.remove();
    }
  },
};
