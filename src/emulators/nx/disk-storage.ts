/** Uploads as files of a temporary folder: for uploads of many GB. The folder goes with `close`. */
import { once } from 'node:events';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { md5Hex } from './md5.ts';
import type { UploadStorage } from './upload-storage.ts';

/** Up to here the way to the thread takes longer than the hashing. */
const SMALL_FILE_BYTES = 4_194_304;

export function createDiskStorage(parent: string = tmpdir()): UploadStorage {
  const files = new Map<string, { readonly path: string; readonly handle: FileHandle }>();
  const hasher = createHasher();
  let folder: Promise<string> | undefined;
  let serial = 0;

  const fileOf = (key: string) => {
    const file = files.get(key);
    if (file === undefined) throw new Error(`No file ${key}.`);
    return file;
  };
  const remove = async (key: string): Promise<void> => {
    const file = files.get(key);
    if (file === undefined) return;
    files.delete(key);
    // Waits for what is being written.
    await file.handle.close();
    await rm(file.path, { force: true });
  };

  const storage: UploadStorage = {
    create: async (key, size) => {
      folder ??= mkdtemp(join(parent, 'nx-uploads-'));
      serial += 1;
      const path = join(await folder, String(serial));
      const handle = await open(path, 'w+');
      files.set(key, { path, handle });
      await handle.truncate(size);
    },
    write: async (key, offset, parts) => {
      const { handle } = fileOf(key);
      let left = [...parts];
      let at = offset;
      while (left.length > 0) {
        const { bytesWritten } = await handle.writev(left, at);
        at += bytesWritten;
        left = partsAfter(left, bytesWritten);
      }
    },
    read: async (key, start, end) => {
      const bytes = new Uint8Array(end - start);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await fileOf(key).handle.read(bytes, filled, undefined, start + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes;
    },
    md5: async (key) => {
      const { handle, path } = fileOf(key);
      const { size } = await handle.stat();
      return size > SMALL_FILE_BYTES ? hasher.md5(path) : md5Hex(await storage.read(key, 0, size));
    },
    remove,
    close: async () => {
      await hasher.end();
      await Promise.all([...files.keys()].map(remove));
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
  return storage;
}

/** A thread that hashes files, one after the other; it starts with the first one. */
function createHasher() {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const start = () => {
    const started = new Worker(new URL('./md5-thread.ts', import.meta.url));
    // Nobody has to end it for the process to end.
    started.unref();
    return started;
  };
  const hash = async (path: string): Promise<string> => {
    thread ??= start();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(path);
    const [hex] = await once(thread, 'message');
    return String(hex);
  };
  return {
    md5: (path: string): Promise<string> => {
      const mine = last.then(
        () => hash(path),
        () => hash(path),
      );
      last = mine;
      return mine;
    },
    end: async () => {
      await thread?.terminate();
      thread = undefined;
    },
  };
}

/** What is left of the parts behind their first bytes: a write may be short. */
function partsAfter(parts: readonly Uint8Array[], bytes: number): Uint8Array[] {
  let skip = bytes;
  const left: Uint8Array[] = [];
  for (const part of parts) {
    if (skip >= part.length) skip -= part.length;
    else {
      left.push(part.subarray(skip));
      skip = 0;
    }
  }
  return left;
}
