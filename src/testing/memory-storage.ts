/** A seat of sealed storage that a test can look into: what lies there in clear is what was sealed. */
import { createDeviceFlag, type DeviceFlag } from '../platform/device-flag.ts';
import type { SealedStorage } from '../platform/sealed-storage.ts';
import type { TabNote } from '../platform/tab-note.ts';

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

/** A note without a tab. */
export function createMemoryNote(): TabNote {
  let text: string | undefined;
  return {
    read: () => text,
    write: (next) => {
      text = next;
    },
    clear: () => {
      text = undefined;
    },
  };
}

/** A mark without a browser. */
export function createMemoryFlag(): DeviceFlag {
  const kept = new Map<string, string>();
  return createDeviceFlag('memory', () => ({
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }));
}
