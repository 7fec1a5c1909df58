/** Settings under names, kept in this browser. */
import * as v from 'valibot';
import { createStore, type Readable } from '../../core/readable.ts';
import type { ExportStore } from '../../platform/export-store.ts';
import type { ExportPreset } from './export-model.ts';
import { Preset } from './kept-shapes.ts';

export interface ExportPresets {
  /** By name. */
  readonly list: Readable<readonly ExportPreset[]>;
  /** One of the same name, capitals apart, is replaced. */
  readonly save: (preset: ExportPreset) => void;
  readonly remove: (id: string) => void;
}

export interface PresetsHost {
  readonly kept: readonly unknown[];
  /** Undefined where the browser keeps nothing. */
  readonly store: Pick<ExportStore, 'savePresets'> | undefined;
  readonly failed: (error: unknown) => void;
}

const byName = (one: ExportPreset, other: ExportPreset): number => one.name.localeCompare(other.name);
const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export function createExportPresets({ kept, store, failed }: PresetsHost): ExportPresets {
  const read = kept.flatMap((one) => {
    const parsed = v.safeParse(Preset, one);
    return parsed.success ? [parsed.output] : [];
  });
  const list = createStore<readonly ExportPreset[]>(read.toSorted(byName));

  function change(next: readonly ExportPreset[], records: readonly ExportPreset[]): void {
    const ids = new Set(next.map(({ id }) => id));
    const removed = list.get().flatMap(({ id }) => (ids.has(id) ? [] : [id]));
    list.set(next.toSorted(byName));
    store?.savePresets({ records, removed }).catch(failed);
  }

  return {
    list,
    save: (preset) => {
      const name = preset.name.trim();
      if (name === '') return;
      const saved = { ...preset, name };
      const others = list.get().filter((one) => one.id !== saved.id && !isSameName(one.name, name));
      change([...others, saved], [saved]);
    },
    remove: (id) =>
      change(
        list.get().filter((one) => one.id !== id),
        [],
      ),
  };
}
