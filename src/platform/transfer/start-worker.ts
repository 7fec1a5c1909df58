/** Workers of the browser behind the interface of idle-worker. */
import type { HashNews, HashRequest } from './hash-protocol.ts';
import type { StartWorker, WorkerSide } from './idle-worker.ts';
import type { PieceNews, PieceRequest } from './upload-protocol.ts';

function sideOf<Request>(worker: Worker, broke: (cause: unknown) => void): WorkerSide<Request> {
  // Without a text: its code could not be fetched.
  worker.addEventListener('error', (event) => broke(event.message ?? ''));
  return {
    post: (request) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage(request);
    },
    end: () => worker.terminate(),
  };
}

// Written out twice: the bundler finds workers by these very words.

export const startHashWorker: StartWorker<HashRequest, HashNews> = (heard, broke) => {
  const worker = new Worker(new URL('./hash.worker.ts', import.meta.url), {
    type: 'module',
    name: 'checksums',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<HashNews>) => heard(data));
  return sideOf(worker, broke);
};

export const startUploadWorker: StartWorker<PieceRequest, PieceNews> = (heard, broke) => {
  const worker = new Worker(new URL('./upload.worker.ts', import.meta.url), {
    type: 'module',
    name: 'uploads',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<PieceNews>) => heard(data));
  return sideOf(worker, broke);
};
