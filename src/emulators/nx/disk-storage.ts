/** Uploads as files of a temporary folder: for uploads of many GB. The folder goes with `close`. */
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { md5Hex } from './md5.ts';
import type { UploadStorage } from './upload-storage.ts';

/** Up to here a thread takes longer to start than the file to hash. */
const SMALL_FILE_BYTES = 4_194_304;

export function createDiskStorage(parent: string = tmpdir()): UploadStorage {
  const files = new Map<string, { readonly path: string; readonly handle: FileHandle }>();
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
      return size > SMALL_FILE_BYTES ? md5InThread(path) : md5Hex(await storage.read(key, 0, size));
    },
    remove,
    close: async () => {
      await Promise.all([...files.keys()].map(remove));
      if (folder !== undefined) await rm(await folder, { recursive: true, force: true });
      folder = undefined;
    },
  };
  return storage;
}

function md5InThread(path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./md5-thread.ts', import.meta.url), { workerData: path });
    thread.once('message', (hex) => resolve(String(hex)));
    thread.once('error', reject);
  });
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
