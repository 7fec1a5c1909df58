/** Short notes in clear that live as long as this tab, or this browser: never a secret, never needed to be right. */

/** One note, for whoever should not know where notes are kept. */
export interface TabNote {
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
  readonly clear: () => void;
}

function createNote(storage: () => Storage, key: string): TabNote {
  const attempt = <T>(work: (storage: Storage) => T): T | undefined => {
    try {
      return work(storage());
    } catch {
      // Full or forbidden storage: whoever reads does without.
      return undefined;
    }
  };
  return {
    read: () => attempt((kept) => kept.getItem(key)) ?? undefined,
    write: (text) => attempt((kept) => kept.setItem(key, text)),
    clear: () => attempt((kept) => kept.removeItem(key)),
  };
}

/** A note that ends with the tab. */
export const createTabNote = (name: string): TabNote =>
  createNote(() => sessionStorage, `sightline:note:${name}`);

/** A note that stays in this browser. */
export const createDeviceNote = (name: string): TabNote =>
  createNote(() => localStorage, `sightline:note:${name}`);

export const readTabNote = (name: string): string | undefined => createTabNote(name).read();
export const writeTabNote = (name: string, text: string): void => createTabNote(name).write(text);
