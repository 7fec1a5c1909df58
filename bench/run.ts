// `npm run bench [name…]`: measures what the project promises, on this machine, and prints one table.
// A target that is missed is a finding, not an error; only a measurement that fails is one.
import { chromium } from '@playwright/test';
import { browserFlags, ensureBrowser } from '../scripts/browser.mjs';
import type { Benchmark, Finding } from './benchmark.ts';
import { cameraTree } from './camera-tree.ts';
import { eventAfterEvent } from './event-after-event.ts';
import { firstFrame } from './first-frame.ts';
import { exportDownload } from './export-download.ts';
import { exportList } from './export-list.ts';
import { ensureFreshBuild } from './fresh-build.ts';
import { hashFile } from './hash-file.ts';
import { importMemory } from './import-memory.ts';
import { importQueue } from './import-queue.ts';
import { importUpload } from './import-upload.ts';
import { initialJs } from './initial-js.ts';
import { resultTable } from './result-table.ts';
import { scrolling } from './scrolling.ts';

const BENCHMARKS: readonly Benchmark[] = [
  firstFrame,
  initialJs,
  cameraTree,
  scrolling,
  eventAfterEvent,
  hashFile,
  importUpload,
  importMemory,
  importQueue,
  exportDownload,
  exportList,
];
const USAGE_EXIT_CODE = 2;

const wanted = process.argv.slice(2);
const unknown = wanted.find((name) => !BENCHMARKS.some((one) => one.name === name));
if (unknown === undefined)
  await measure(BENCHMARKS.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
else {
  console.error(
    `"${unknown}" is not a benchmark. There are: ${BENCHMARKS.map(({ name }) => name).join(', ')}.`,
  );
  process.exitCode = USAGE_EXIT_CODE;
}

async function measure(benchmarks: readonly Benchmark[]): Promise<void> {
  await ensureFreshBuild();
  const executablePath = await ensureBrowser();
  const findings: Finding[] = [];
  for (const { name, run } of benchmarks) {
    console.log(`\n── ${name}`);
    // A browser of its own, so that no measurement inherits what another one has warmed up.
    const browser = await chromium.launch({ executablePath, args: browserFlags() });
    try {
      const report = await run(browser);
      findings.push(...report.findings);
      for (const note of report.notes) console.log(note);
    } catch (error) {
      console.error(`${name} could not be measured:`, error);
      process.exitCode = 1;
    } finally {
      await browser.close();
    }
  }
  if (findings.length === 0) return;
  console.log('\n── results: medians (range), on this machine; smaller is better');
  for (const line of resultTable(findings)) console.log(line);
}
