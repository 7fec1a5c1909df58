/** One value of a kind in this tab's sealed storage. Writes and clears happen in their order. */
import type { SealedStorage } from './sealed-storage.ts';

export interface SealedSeat<T> {
  /** False where browsers offer no encryption: nothing is kept. */
  readonly available: boolean;
  readonly read: () => Promise<T | undefined>;
  /** Resolves when a reload would find it, or when it cannot be kept; never rejects. */
  readonly write: (value: T) => Promise<void>;
  readonly clear: () => void;
}

/** How a value is written. `parse` is given anything: what another version kept, for another address. */
export interface SealedForm<T> {
  readonly toText: (value: T) => string;
  readonly parse: (text: string) => T | undefined;
}

export function createSealedSeat<T>(storage: SealedStorage, { toText, parse }: SealedForm<T>): SealedSeat<T> {
  let line: Promise<void> = Promise.resolve();
  const queue = (work: () => Promise<void> | void): Promise<void> => {
    // A full or forbidden storage costs the convenience, never the session.
    line = line.then(work).catch(() => undefined);
    return line;
  };
  return {
    available: storage.available,
    read: async () => {
      if (!storage.available) return undefined;
      const text = await storage.read().catch(() => undefined);
      return text === undefined ? undefined : parse(text);
    },
    write: (value) => (storage.available ? queue(() => storage.write(toText(value))) : Promise.resolve()),
    clear: () => {
      storage.clear();
      // A write that is still encrypting would bring back what was just forgotten.
      void queue(() => storage.clear());
    },
  };
}
