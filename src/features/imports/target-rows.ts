/** The lines of the list that chooses a camera: systems with their cameras, as a search finds them. Pure. */
import { type CameraRef, cameraRefText } from '../../core/ids.ts';
import { matchesWords, searchWords } from '../../core/word-search.ts';
import type { TargetSystem } from './use-import-targets.ts';

export type TargetRow =
  | {
      readonly kind: 'system';
      readonly id: string;
      readonly system: TargetSystem;
      readonly note?: string | undefined;
    }
  | { readonly kind: 'camera'; readonly id: string; readonly ref: CameraRef; readonly name: string }
  /** Makes a camera; `reason` where that cannot be done. */
  | {
      readonly kind: 'new';
      readonly id: string;
      readonly system: TargetSystem;
      readonly reason: string | undefined;
    };

/** More than these nobody reads: typing finds the rest. */
const MOST_CAMERAS = 200;

export function targetRows(targets: readonly TargetSystem[], query: string): readonly TargetRow[] {
  const words = searchWords(query);
  return targets.flatMap((system): readonly TargetRow[] => {
    const { entry, cameras, imports, loading, reason } = system;
    const found = cameras.filter(({ name }) => matchesWords(`${name} ${entry.name}`, words));
    if (words.length > 0 && found.length === 0) return [];
    const shown = found.slice(0, MOST_CAMERAS);
    const more = found.length - shown.length;
    const note = loading ? 'Loading…' : more > 0 ? `${more} more: type to find them` : reason;
    const rows: TargetRow[] = [{ kind: 'system', id: entry.id, system, note }];
    for (const { id, name } of shown) {
      const ref = { system: entry.id, camera: id };
      rows.push({ kind: 'camera', id: cameraRefText(ref), ref, name });
    }
    if (words.length === 0 && imports !== undefined) {
      const create = imports.createTarget;
      const id = `${entry.id} new`;
      rows.push({ kind: 'new', id, system, reason: create.offered ? undefined : create.reason });
    }
    return rows;
  });
}

/** The lines that can be chosen, in their order. */
export const choosable = (rows: readonly TargetRow[]): readonly TargetRow[] =>
  rows.filter((row) => row.kind === 'camera' || (row.kind === 'new' && row.reason === undefined));
