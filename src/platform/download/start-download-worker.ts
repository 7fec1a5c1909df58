/** The worker of the browser behind the interface of idle-worker. */
import type { StartWorker } from '../transfer/idle-worker.ts';
import type { DownloadNews, DownloadRequest } from './download-protocol.ts';

/** Bytes are handed over, not copied: whoever posts them has them no more. */
export const startDownloadWorker: StartWorker<DownloadRequest, DownloadNews> = (heard, broke) => {
  const worker = new Worker(new URL('./download.worker.ts', import.meta.url), {
    type: 'module',
    name: 'downloads',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<DownloadNews>) => heard(data));
  // Without a text: its code could not be fetched.
  worker.addEventListener('error', (event) => broke(event.message ?? ''));
  return {
    post: (request) => worker.postMessage(request, request.kind === 'write' ? [request.bytes.buffer] : []),
    end: () => worker.terminate(),
  };
};
