/**
 * Where exports and the presets of their settings are kept over a reload and a crash: a small database of
 * this browser. What its records mean is the export list's; they are handed out as unknown data.
 */
import type { DBSchema } from 'idb';
import { keptDatabase } from './kept-database.ts';

/** What was kept. */
export interface KeptExports {
  readonly records: readonly unknown[];
  readonly presets: readonly unknown[];
}

/** A few changes, kept together or not at all. */
export interface ExportChanges {
  readonly records: readonly { readonly id: string }[];
  readonly removed: readonly string[];
}

export interface ExportStore {
  /** Rejects where the browser keeps nothing. */
  readonly load: () => Promise<KeptExports>;
  /** Resolves once it would survive a crash of the browser. */
  readonly save: (changes: ExportChanges) => Promise<void>;
  readonly savePresets: (changes: ExportChanges) => Promise<void>;
}

interface ExportDatabase extends DBSchema {
  records: { key: string; value: { readonly id: string } };
  presets: { key: string; value: { readonly id: string } };
}

/** The store of this browser. */
export function createExportStore(): ExportStore {
  const open = keptDatabase<ExportDatabase>({
    name: 'sightline-exports',
    version: 1,
    upgrade: (fresh) => {
      fresh.createObjectStore('records', { keyPath: 'id' });
      fresh.createObjectStore('presets', { keyPath: 'id' });
    },
  });

  const saveIn =
    (name: 'records' | 'presets') =>
    async ({ records, removed }: ExportChanges): Promise<void> => {
      const tx = (await open()).transaction(name, 'readwrite', { durability: 'strict' });
      await Promise.all([
        ...records.map((record) => tx.store.put(record)),
        ...removed.map((id) => tx.store.delete(id)),
        tx.done,
      ]);
    };

  return {
    load: async () => {
      const tx = (await open()).transaction(['records', 'presets']);
      const [records, presets] = await Promise.all([
        tx.objectStore('records').getAll(),
        tx.objectStore('presets').getAll(),
        tx.done,
      ]);
      return { records, presets };
    },
    save: saveIn('records'),
    savePresets: saveIn('presets'),
  };
}
