/** Versions of VDG Sense: numbers with points between them, "2.7.3". */

const VERSION = /^\d{1,6}(?:\.\d{1,6}){0,5}/;

const partsOf = (version: string): readonly number[] =>
  (VERSION.exec(version.trim())?.[0] ?? '')
    .split('.')
    .filter((part) => part !== '')
    .map(Number);

/** Whether a version is this one or newer; undefined for what is no version. */
export function isAtLeast(version: string, wanted: string): boolean | undefined {
  const parts = partsOf(version);
  if (parts.length === 0) return undefined;
  for (const [index, least] of partsOf(wanted).entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part > least;
  }
  return true;
}
