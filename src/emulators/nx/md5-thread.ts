/** Runs in a thread of its own: hashes the file of `workerData`, so that the server goes on answering. */
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { createMd5 } from './md5.ts';

const STEP_BYTES = 4_194_304;

const md5 = createMd5();
const file = openSync(String(workerData), 'r');
const buffer = new Uint8Array(STEP_BYTES);
for (;;) {
  const bytes = readSync(file, buffer);
  if (bytes === 0) break;
  md5.update(buffer.subarray(0, bytes));
}
closeSync(file);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage(md5.hex());
