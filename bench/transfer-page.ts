/** Runs the product's own hashing and uploading, or a bare worker's, on the files that were chosen. */
import { planChunks } from '../src/core/chunk-plan.ts';
import { Failure } from '../src/core/failure.ts';
import { createStore } from '../src/core/readable.ts';
import { createTransfer } from '../src/platform/transfer/create-transfer.ts';
import { FIRST_LINES } from '../src/platform/transfer/transfer-limits.ts';
import {
  type BareJob,
  chunkPath,
  creationQuery,
  TRANSFER_FUNCTION,
  type TransferTarget,
  type TransferWay,
  uploadPath,
} from './transfer-jobs.ts';

const transfer = createTransfer({ online: createStore(true) });
const never = new AbortController().signal;
const ignore = () => undefined;

async function transferFiles(way: TransferWay, target?: TransferTarget): Promise<number> {
  const files = Array.from(document.querySelector('input')?.files ?? []);
  const began = performance.now();
  if (way === 'bare') for (const file of files) await runBare(file, target);
  else await runProduct(files, target);
  const took = performance.now() - began;
  if (target !== undefined) await Promise.all(files.map((file) => remove(file, target)));
  return took;
}

/** Hashing runs one file ahead of sending, as in the queue of imports. */
async function runProduct(files: readonly File[], target: TransferTarget | undefined): Promise<void> {
  let sending: Promise<void> = Promise.resolve();
  for (const file of files) {
    const md5 = await transfer.md5(file, ignore, never);
    await sending;
    if (target !== undefined) sending = send(file, md5, target);
  }
  await sending;
}

const nameOf = (file: File): string => `bench-${file.name}`;

async function send(file: File, md5: string, target: TransferTarget): Promise<void> {
  const { authorization, chunkSize } = target;
  const name = nameOf(file);
  const query = creationQuery(file.size, target, md5);
  const created = await fetch(`${uploadPath(target, name)}?${query}`, {
    method: 'POST',
    headers: { authorization },
  });
  if (!created.ok) throw new Error(`The upload was refused: ${await created.text()}`);
  const headers = { authorization, 'content-type': 'application/octet-stream' };
  await transfer.upload(
    {
      file,
      plan: planChunks(file.size, chunkSize),
      confirmed: () => false,
      request: (index) => ({ address: chunkPath(target, name, index), method: 'PUT', headers }),
      failureOf: ({ status, body }) =>
        new Failure({ code: 'rejected', operation: 'send piece', status, vendorText: body }),
      onConfirmed: ignore,
      onProgress: ignore,
    },
    never,
  );
}

async function remove(file: File, target: TransferTarget): Promise<void> {
  const { authorization } = target;
  await fetch(uploadPath(target, nameOf(file)), { method: 'DELETE', headers: { authorization } });
}

async function runBare(file: File, target: TransferTarget | undefined): Promise<void> {
  const worker = new Worker(new URL('./bare-transfer.worker.ts', import.meta.url), { type: 'module' });
  const job: BareJob =
    target === undefined
      ? { kind: 'hash', file }
      : { kind: 'send', file, name: nameOf(file), lines: FIRST_LINES, target };
  try {
    await new Promise((resolve, reject) => {
      worker.addEventListener('message', resolve);
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}

Object.assign(window, { [TRANSFER_FUNCTION]: transferFiles });
