/** An upload over a wire on which nothing moves by itself, with time that a test moves. */
import { planChunks } from '../../core/chunk-plan.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { createStore } from '../../core/readable.ts';
import { epochMs } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createPieceWire, piecesInProcess } from '../../testing/in-process-workers.ts';
import { createTransfer } from './create-transfer.ts';
import type { ChunkAnswer, UploadProgress, UploadTask } from './transfer-model.ts';

export const TEXT = 'abcdefghijklmnopqrstuvw';
export const CHUNK = 4;
export const COUNT = 6;

const codeOf = ({ status }: ChunkAnswer): FailureCode =>
  ({ 401: 'signInNeeded' as const, 403: 'notPermitted' as const, 429: 'busy' as const })[status] ??
  'serverError';

export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export function startTestUpload(options: Partial<UploadTask> = {}) {
  const clock = createFakeClock(epochMs(0), quiet);
  const online = createStore(true);
  const wire = createPieceWire();
  const transfer = createTransfer({
    online,
    clock,
    mostLines: 6,
    random: () => 0,
    startUploadWorker: piecesInProcess(wire.send),
  });
  const confirmed: number[] = [];
  const progress: UploadProgress[] = [];
  const stop = new AbortController();
  const task: UploadTask = {
    file: new Blob([TEXT]),
    plan: planChunks(TEXT.length, CHUNK),
    confirmed: () => false,
    request: (index) => ({ address: `/proxy/${index}`, method: 'PUT', headers: { 'x-token': 'secret' } }),
    failureOf: (answer) =>
      new Failure({ code: codeOf(answer), operation: 'send piece', status: answer.status }),
    onConfirmed: (index) => confirmed.push(index),
    onProgress: (one) => progress.push(one),
    ...options,
  };
  const work = transfer.upload(task, stop.signal);
  // A test that expects a rejection awaits it later.
  work.catch(() => undefined);
  const waiting = () => wire.waiting().map(({ request }) => Number(request.address.split('/').at(-1)));
  const piece = (index: number) => {
    const found = wire.waiting().find(({ request }) => request.address === `/proxy/${index}`);
    if (found === undefined) throw new Error(`Piece ${index} is not on its way.`);
    return found;
  };
  const acceptAll = async () => {
    while (wire.waiting().length > 0) {
      for (const one of wire.waiting()) one.accept();
      await quiet();
    }
  };
  return { clock, online, wire, confirmed, progress, stop, work, waiting, piece, acceptAll };
}
