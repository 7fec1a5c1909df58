/**
 * Where the import queue is kept over a reload, a crash and a power cut: a small database of this
 * browser. What its records mean is the queue's; they are handed out as unknown data.
 */
import type { DBSchema, IDBPDatabase } from 'idb';
import { keptDatabase } from './kept-database.ts';

/** What was kept. */
export interface KeptImports {
  readonly records: readonly unknown[];
  /** Handles of files by the id of their record. */
  readonly handles: ReadonlyMap<string, FileSystemFileHandle>;
  /** Ids in the order of the queue. */
  readonly order: readonly string[];
}

/** A file by the id of its record. */
export interface KeptHandle {
  readonly id: string;
  readonly handle: FileSystemFileHandle;
}

/** A few changes, kept together or not at all. */
export interface ImportChanges {
  readonly records: readonly { readonly id: string }[];
  readonly removed: readonly string[];
  readonly order?: readonly string[] | undefined;
}

export interface ImportStore {
  /** Rejects where the browser keeps nothing. */
  readonly load: () => Promise<KeptImports>;
  /** Resolves once it would survive a crash of the browser. */
  readonly save: (changes: ImportChanges) => Promise<void>;
  /** Keeps handles for as long as their records; one that the browser cannot keep is left out. */
  readonly saveHandles: (handles: readonly KeptHandle[]) => Promise<void>;
}

interface ImportDatabase extends DBSchema {
  records: { key: string; value: { readonly id: string } };
  handles: { key: string; value: FileSystemFileHandle };
  lists: { key: string; value: readonly string[] };
}

const DATABASE = 'sightline-imports';
const ORDER = 'order';
/** Copying a handle takes the page about 0.1 ms. */
const HANDLES_AT_ONCE = 50;

const isText = (value: unknown): value is string => typeof value === 'string';

/** Without them files are asked for again, which is better than to lose the queue to one that is broken. */
async function loadHandles(
  db: IDBPDatabase<ImportDatabase>,
): Promise<ReadonlyMap<string, FileSystemFileHandle>> {
  try {
    const tx = db.transaction('handles');
    const [keys, files] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll(), tx.done]);
    const found = keys.flatMap((key, at) => {
      const file: unknown = files[at];
      return file instanceof FileSystemFileHandle ? [[key, file] as const] : [];
    });
    return new Map(found);
  } catch {
    return new Map();
  }
}

/** The store of this browser. */
export function createImportStore(): ImportStore {
  const open = keptDatabase<ImportDatabase>({
    name: DATABASE,
    version: 1,
    upgrade: (fresh) => {
      fresh.createObjectStore('records', { keyPath: 'id' });
      fresh.createObjectStore('handles');
      fresh.createObjectStore('lists');
    },
  });

  return {
    load: async () => {
      const db = await open();
      const tx = db.transaction(['records', 'lists']);
      const [records, order] = await Promise.all([
        tx.objectStore('records').getAll(),
        tx.objectStore('lists').get(ORDER),
        tx.done,
      ]);
      const handles = await loadHandles(db);
      return { records, handles, order: Array.isArray(order) ? order.filter(isText) : [] };
    },
    save: async ({ records, removed, order }) => {
      const db = await open();
      const tx = db.transaction(['records', 'handles', 'lists'], 'readwrite', { durability: 'strict' });
      const [kept, handles] = [tx.objectStore('records'), tx.objectStore('handles')];
      await Promise.all([
        ...records.map((record) => kept.put(record)),
        ...removed.flatMap((id) => [kept.delete(id), handles.delete(id)]),
        ...(order === undefined ? [] : [tx.objectStore('lists').put(order, ORDER)]),
        tx.done,
      ]);
    },
    saveHandles: async (handles) => {
      const db = await open();
      for (let at = 0; at < handles.length; at += HANDLES_AT_ONCE) {
        const tx = db.transaction('handles', 'readwrite');
        const puts = handles.slice(at, at + HANDLES_AT_ONCE).map(async ({ id, handle }) => {
          try {
            await tx.store.put(handle, id);
          } catch (error) {
            // Some browsers have handles and cannot keep them.
            if (!(error instanceof DOMException && error.name === 'DataCloneError')) throw error;
          }
        });
        await Promise.all([...puts, tx.done]);
      }
    },
  };
}
