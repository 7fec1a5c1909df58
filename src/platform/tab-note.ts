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
