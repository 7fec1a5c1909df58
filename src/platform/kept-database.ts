/** A small database of this browser: opened when it is needed, and again after it was lost. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

export interface DatabaseForm<Schema extends DBSchema> {
  readonly name: string;
  readonly version: number;
  readonly upgrade: (fresh: IDBPDatabase<Schema>) => void;
}

/** The way to the database. Rejects where the browser refuses it; the next call tries again. */
export function keptDatabase<Schema extends DBSchema>({
  name,
  version,
  upgrade,
}: DatabaseForm<Schema>): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;

  const openNow = (gone: () => void): Promise<IDBPDatabase<Schema>> =>
    openDB<Schema>(name, version, {
      upgrade,
      // Another window has a newer form, or clears the site's data: it must not wait for this one.
      blocking: (_current, _blocked, event) => {
        if (event.target instanceof IDBDatabase) event.target.close();
        gone();
      },
      terminated: gone,
    });

  return async () => {
    const mine = (opened ??= openNow(forget));
    /** Of an older connection, this says nothing of the one in use. */
    function forget() {
      if (opened === mine) opened = undefined;
    }
    try {
      return await mine;
    } catch (error) {
      forget();
      throw error;
    }
  };
}
