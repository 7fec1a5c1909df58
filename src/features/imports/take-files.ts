/** What becomes of files that came in: those that a row waits for go to it, the others are new. Pure. */
import type { ChosenFile, ImportItem } from '../../systems/imports/import-model.ts';

export interface TakenFiles {
  readonly given: readonly { readonly id: string; readonly chosen: ChosenFile }[];
  readonly fresh: readonly ChosenFile[];
}

/** Matches by name and size; whether it is the same file to the last byte, the queue finds out. */
export function takeFiles(items: readonly ImportItem[], files: readonly ChosenFile[]): TakenFiles {
  const waiting = items.filter(({ state }) => state.kind === 'needsFile');
  const given: { id: string; chosen: ChosenFile }[] = [];
  const fresh: ChosenFile[] = [];
  const served = new Set<string>();
  for (const chosen of files) {
    const { name, size } = chosen.file;
    const same = waiting.filter(
      ({ id, file }) => file.name === name && file.size === size && !served.has(id),
    );
    // Folders differ with how they were chosen; where names repeat, the folder decides.
    const found = same.find(({ file }) => file.folder === chosen.folder) ?? same[0];
    if (found === undefined) fresh.push(chosen);
    else {
      served.add(found.id);
      given.push({ id: found.id, chosen });
    }
  }
  return { given, fresh };
}
