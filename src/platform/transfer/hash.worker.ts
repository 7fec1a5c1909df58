/** Hashes files outside the page, which stays responsive. */
import { type HashRequest, serveHashes } from './hash-protocol.ts';

serveHashes({
  listen: (listener) => {
    addEventListener('message', ({ data }: MessageEvent<HashRequest>) => listener(data));
  },
  tell: (news) => postMessage(news),
});
