/** Where the bytes of uploads are; and the storage in memory, for tests that send little. */
import type { Bytes } from '../media-scene.ts';
import { md5Hex } from './md5.ts';

export interface UploadStorage {
  /** Room for a file of that size, under a key that was never used before. */
  readonly create: (key: string, size: number) => Promise<void>;
  /** Writes the parts one after the other. For a file that is gone meanwhile it rejects or does nothing. */
  readonly write: (key: string, offset: number, parts: readonly Uint8Array[]) => Promise<void>;
  /** The bytes from `start` up to `end`, which lie within the file. */
  readonly read: (key: string, start: number, end: number) => Promise<Bytes>;
  /** MD5 of the whole file, as lower-case hex. */
  readonly md5: (key: string) => Promise<string>;
  readonly remove: (key: string) => Promise<void>;
  /** Forgets everything. */
  readonly close: () => Promise<void>;
}

export function createMemoryStorage(): UploadStorage {
  const files = new Map<string, Bytes>();
  const fileOf = (key: string) => {
    const file = files.get(key);
    if (file === undefined) throw new Error(`No file ${key}.`);
    return file;
  };
  return {
    create: async (key, size) => {
      files.set(key, new Uint8Array(size));
    },
    write: async (key, offset, parts) => {
      let at = offset;
      for (const part of parts) {
        files.get(key)?.set(part, at);
        at += part.length;
      }
    },
    read: async (key, start, end) => fileOf(key).slice(start, end),
    md5: async (key) => md5Hex(fileOf(key)),
    remove: async (key) => {
      files.delete(key);
    },
    close: async () => files.clear(),
  };
}
