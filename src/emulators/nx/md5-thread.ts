/** Runs in a thread of its own: hashes files whose paths it is told, so that the server goes on answering. */
import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { createMd5 } from './md5.ts';

const STEP_BYTES = 4_194_304;

const buffer = new Uint8Array(STEP_BYTES);

function md5Of(path: string): string {
  const md5 = createMd5();
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const bytes = readSync(file, buffer);
      if (bytes === 0) return md5.hex();
      md5.update(buffer.subarray(0, bytes));
    }
  } finally {
    closeSync(file);
  }
}

parentPort?.on('message', (path) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(md5Of(String(path)));
});
