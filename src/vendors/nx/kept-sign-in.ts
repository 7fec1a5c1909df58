/** The seat of a sign-in in this tab's sealed storage. Writes and clears happen in their order. */
import type { SealedStorage } from '../../platform/sealed-storage.ts';
import { keptText, parseKept, type SignIn } from './sign-in.ts';

export interface KeptSignIn {
  /** False where browsers offer no encryption: nothing is kept. */
  readonly available: boolean;
  readonly read: () => Promise<SignIn | undefined>;
  /** Resolves when a reload would find it, or when it cannot be kept; never rejects. */
  readonly write: (signIn: SignIn) => Promise<void>;
  readonly clear: () => void;
}

export function createKeptSignIn(storage: SealedStorage, server: URL): KeptSignIn {
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
      return text === undefined ? undefined : parseKept(text, server);
    },
    write: (signIn) =>
      storage.available ? queue(() => storage.write(keptText(signIn, server))) : Promise.resolve(),
    clear: () => {
      storage.clear();
      // A write that is still encrypting would bring back what was just forgotten.
      void queue(() => storage.clear());
    },
  };
}
