/** The download worker's own code without a thread. What is handed over is gone, as from a real one. */
import {
  type DownloadNews,
  type DownloadRequest,
  serveDownloads,
} from '../platform/download/download-protocol.ts';
import { createOpenSink } from '../platform/download/download-sink.ts';
import type { OpenTemporaryFolder } from '../platform/download/temporary-folder.ts';
import type { StartWorker } from '../platform/transfer/idle-worker.ts';

/** Messages arrive later, as they do from a worker. */
export const downloadsInProcess =
  (openFolder: OpenTemporaryFolder): StartWorker<DownloadRequest, DownloadNews> =>
  (heard) => {
    let isEnded = false;
    let listener = (_request: DownloadRequest): void => undefined;
    const later = (run: () => void) =>
      setImmediate(() => {
        if (!isEnded) run();
      });
    serveDownloads(
      {
        listen: (one) => {
          listener = one;
        },
        tell: (news) => {
          const moved = news.kind === 'written' ? { ...news, buffer: news.buffer.transfer() } : news;
          later(() => heard(moved));
        },
      },
      createOpenSink(openFolder),
    );
    return {
      post: (request) => {
        const moved = request.kind === 'write' ? { ...request, bytes: handOver(request.bytes) } : request;
        later(() => listener(moved));
      },
      end: () => {
        isEnded = true;
      },
    };
  };

function handOver({ buffer, byteOffset, length }: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.transfer(), byteOffset, length);
}
