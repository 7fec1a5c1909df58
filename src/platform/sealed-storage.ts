/**
 * Keeps a few secrets for as long as this tab lives, encrypted: the text in sessionStorage is
 * AES-GCM, its key cannot be exported and lies in IndexedDB. So no secret is ever stored in clear,
 * and a copied storage file is worthless without this browser. Where the page is not a secure
 * context there is no encryption, and therefore nothing is kept (`available` is false).
 */
import { type DBSchema, openDB } from 'idb';

export interface SealedStorage {
  /** False on plain http to another machine: browsers offer no encryption there. */
  readonly available: boolean;
  readonly read: () => Promise<string | undefined>;
  readonly write: (secret: string) => Promise<void>;
  readonly clear: () => void;
}

interface KeyDatabase extends DBSchema {
  keys: { key: string; value: CryptoKey };
}

const DATABASE = 'sightline-seal';
const KEY_NAME = 'tab-seal';
const IV_BYTES = 12;
const ALGORITHM = { name: 'AES-GCM', length: 256 } as const;

async function openKey(): Promise<CryptoKey> {
  const db = await openDB<KeyDatabase>(DATABASE, 1, { upgrade: (fresh) => fresh.createObjectStore('keys') });
  try {
    const found = await db.get('keys', KEY_NAME);
    if (found !== undefined) return found;
    const made = await crypto.subtle.generateKey(ALGORITHM, false, ['encrypt', 'decrypt']);
    // Another tab may have been faster: what is stored first stays.
    const tx = db.transaction('keys', 'readwrite');
    const first = await tx.store.get(KEY_NAME);
    if (first === undefined) await tx.store.put(made, KEY_NAME);
    await tx.done;
    return first ?? made;
  } finally {
    db.close();
  }
}

let sharedKey: Promise<CryptoKey> | undefined;
const sealKey = (): Promise<CryptoKey> => (sharedKey ??= openKey());

const nameOf = (seat: string): string => `sightline:sealed:${seat}`;
const isAvailable = (): boolean => globalThis.isSecureContext && 'subtle' in crypto;

/** Whether this tab keeps something in a seat; whether it can still be read shows when it is read. */
export const isSealed = (seat: string): boolean =>
  isAvailable() && sessionStorage.getItem(nameOf(seat)) !== null;

/** Fetches the key ahead of a read: a database opens slowly, and the page has other things to do meanwhile. */
export function prepareSeal(): void {
  // A failure is met again by whoever reads.
  sealKey().catch(() => undefined);
}

/** A seat of its own, named by `seat`, in this tab's storage. */
export function createSealedStorage(seat: string): SealedStorage {
  const name = nameOf(seat);
  return {
    available: isAvailable(),
    read: async () => {
      const kept = sessionStorage.getItem(name);
      if (kept === null) return undefined;
      // A key that cannot be read now (the page is being left) says nothing of what is kept.
      const key = await sealKey();
      try {
        const bytes = Uint8Array.fromBase64(kept);
        const iv = bytes.subarray(0, IV_BYTES);
        const plain = await crypto.subtle.decrypt(
          { name: ALGORITHM.name, iv },
          key,
          bytes.subarray(IV_BYTES),
        );
        return new TextDecoder().decode(plain);
      } catch {
        // Not ours, or written with a key that is gone (browser data cleared): of no use to anybody.
        sessionStorage.removeItem(name);
        return undefined;
      }
    },
    write: async (secret) => {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      const sealed = await crypto.subtle.encrypt(
        { name: ALGORITHM.name, iv },
        await sealKey(),
        new TextEncoder().encode(secret),
      );
      const bytes = new Uint8Array(IV_BYTES + sealed.byteLength);
      bytes.set(iv);
      bytes.set(new Uint8Array(sealed), IV_BYTES);
      sessionStorage.setItem(name, bytes.toBase64());
    },
    clear: () => sessionStorage.removeItem(name),
  };
}
