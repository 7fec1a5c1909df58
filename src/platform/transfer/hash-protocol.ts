/** What the page and the hash worker say to each other, and the worker's side of it. */
import { createMd5 } from './md5.ts';
import { readThrough } from './read-through.ts';
import { PROGRESS_EVERY } from './transfer-limits.ts';

export type HashRequest =
  | { readonly id: number; readonly kind: 'hash'; readonly file: Blob }
  | { readonly id: number; readonly kind: 'stop' };

export type HashNews =
  | { readonly id: number; readonly kind: 'read'; readonly bytes: number }
  | { readonly id: number; readonly kind: 'hashed'; readonly md5: string }
  /** The file changed or is gone. */
  | { readonly id: number; readonly kind: 'unreadable'; readonly reason: string }
  /** It cannot be computed here at all. */
  | { readonly id: number; readonly kind: 'broke'; readonly reason: string };

export interface HashPort {
  readonly listen: (listener: (request: HashRequest) => void) => void;
  readonly tell: (news: HashNews) => void;
}

/** Hashes files for the other side of the port. One that is stopped is not heard of again. */
export function serveHashes({ listen, tell }: HashPort): void {
  const running = new Map<number, AbortController>();

  async function hash(id: number, file: Blob, signal: AbortSignal): Promise<HashNews> {
    const md5 = await createMd5();
    let bytes = 0;
    let toldAt = performance.now();
    const take = (stretch: Uint8Array) => {
      md5.update(stretch);
      bytes += stretch.length;
      const now = performance.now();
      if (now - toldAt < PROGRESS_EVERY) return;
      toldAt = now;
      tell({ id, kind: 'read', bytes });
    };
    try {
      await readThrough(file, take, signal);
    } catch (error) {
      return { id, kind: 'unreadable', reason: String(error) };
    }
    // A file that is cut while it is read may end early without an error.
    if (bytes !== file.size) return { id, kind: 'unreadable', reason: `${bytes} of ${file.size} bytes` };
    return { id, kind: 'hashed', md5: md5.digest() };
  }

  listen((request) => {
    const { id } = request;
    if (request.kind === 'stop') {
      running.get(id)?.abort();
      running.delete(id);
      return;
    }
    const stop = new AbortController();
    running.set(id, stop);
    void hash(id, request.file, stop.signal)
      .catch((error: unknown): HashNews => ({ id, kind: 'broke', reason: String(error) }))
      .then((news) => {
        running.delete(id);
        if (!stop.signal.aborted) tell(news);
      });
  });
}
