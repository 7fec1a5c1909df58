/** Writes downloads to the disk and hashes them outside the page, which stays responsive. */
import { type DownloadRequest, serveDownloads } from './download-protocol.ts';
import { createOpenSink } from './download-sink.ts';
import { openTemporaryFolder } from './temporary-folder.ts';

serveDownloads(
  {
    listen: (listener) => {
      addEventListener('message', ({ data }: MessageEvent<DownloadRequest>) => listener(data));
    },
    tell: (news) => {
      postMessage(news, { transfer: news.kind === 'written' ? [news.buffer] : [] });
    },
  },
  createOpenSink(openTemporaryFolder),
);
