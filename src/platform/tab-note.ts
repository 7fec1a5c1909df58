/** Short notes that live as long as this tab, in clear: never a secret, never needed to be right. */

const nameOf = (name: string): string => `sightline:note:${name}`;

export function readTabNote(name: string): string | undefined {
  try {
    return sessionStorage.getItem(nameOf(name)) ?? undefined;
  } catch {
    // Forbidden storage: nothing was noted.
    return undefined;
  }
}

export function writeTabNote(name: string, text: string): void {
  try {
    sessionStorage.setItem(nameOf(name), text);
  } catch {
    // Full or forbidden storage: whoever reads does without.
  }
}

/** One note, for whoever should not know where notes are kept. */
export interface TabNote {
  readonly read: () => string | undefined;
  readonly write: (text: string) => void;
  readonly clear: () => void;
}

export const createTabNote = (name: string): TabNote => ({
  read: () => readTabNote(name),
  write: (text) => writeTabNote(name, text),
  clear: () => clearTabNote(name),
});

function clearTabNote(name: string): void {
  try {
    sessionStorage.removeItem(nameOf(name));
  } catch {
    // Forbidden storage: nothing was noted.
  }
}
