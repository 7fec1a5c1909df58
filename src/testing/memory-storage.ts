/** A seat of sealed storage that a test can look into: what lies there in clear is what was sealed. */
import type { SealedStorage } from '../platform/sealed-storage.ts';

export interface MemoryStorage extends SealedStorage {
  /** What the vendor asked to keep, before sealing. */
  readonly kept: () => string | undefined;
}

export function createMemoryStorage(available = true): MemoryStorage {
  let text: string | undefined;
  return {
    available,
    read: () => Promise.resolve(text),
    write: (secret) => {
      text = secret;
      return Promise.resolve();
    },
    clear: () => {
      text = undefined;
    },
    kept: () => text,
  };
}
