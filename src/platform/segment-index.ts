/**
 * Which segments are kept, how large they are and when each was last used: a small database beside
 * the cache that holds them, one for all tabs, whose transactions keep its sum right.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { EpochMs } from '../core/units.ts';

/** One kept segment. */
export interface SegmentNote {
  readonly address: string;
  readonly bytes: number;
  readonly usedAt: EpochMs;
}

export interface SegmentIndex {
  /**
   * Notes a segment, or that it was used again. Answers with the addresses that were given up so that
   * all together are no more than `limit` bytes: those unused for longest.
   */
  readonly note: (note: SegmentNote, limit: number) => Promise<readonly string[]>;
  readonly remove: (addresses: readonly string[]) => Promise<void>;
  /** All notes; counts their bytes anew. */
  readonly all: () => Promise<readonly SegmentNote[]>;
}

interface SegmentDatabase extends DBSchema {
  segments: { key: string; value: SegmentNote; indexes: { usedAt: EpochMs } };
  totals: { key: string; value: number };
}

const DATABASE = 'sightline-segments';
const TOTAL = 'bytes';

const openDatabase = (gone: () => void): Promise<IDBPDatabase<SegmentDatabase>> =>
  openDB<SegmentDatabase>(DATABASE, 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('segments', { keyPath: 'address' }).createIndex('usedAt', 'usedAt');
      fresh.createObjectStore('totals');
    },
    // Another tab has a newer form, or clears the site's data: it must not wait for this one.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
      gone();
    },
    terminated: gone,
  });

/** The index of this browser. Each call rejects where the browser refuses a database. */
export function createSegmentIndex(): SegmentIndex {
  let opened: Promise<IDBPDatabase<SegmentDatabase>> | undefined;
  const forget = () => {
    opened = undefined;
  };
  async function write() {
    opened ??= openDatabase(forget);
    try {
      const tx = (await opened).transaction(['segments', 'totals'], 'readwrite');
      // Each caller awaits it at its end; one that fails before must not leave it unheard.
      tx.done.catch(() => undefined);
      return { tx, notes: tx.objectStore('segments'), totals: tx.objectStore('totals') };
    } catch (error) {
      forget();
      throw error;
    }
  }
  return {
    note: async (note, limit) => {
      const { tx, notes, totals } = await write();
      const before = await notes.get(note.address);
      let total = ((await totals.get(TOTAL)) ?? 0) - (before?.bytes ?? 0) + note.bytes;
      await notes.put(note);
      const givenUp: string[] = [];
      let oldest = total > limit ? await notes.index('usedAt').openCursor() : null;
      while (oldest !== null && total > limit) {
        const { address, bytes } = oldest.value;
        if (address !== note.address) {
          total -= bytes;
          givenUp.push(address);
          await oldest.delete();
        }
        oldest = await oldest.continue();
      }
      await totals.put(total, TOTAL);
      await tx.done;
      return givenUp;
    },
    remove: async (addresses) => {
      const { tx, notes, totals } = await write();
      let total = (await totals.get(TOTAL)) ?? 0;
      for (const address of addresses) {
        total -= (await notes.get(address))?.bytes ?? 0;
        await notes.delete(address);
      }
      await totals.put(total, TOTAL);
      await tx.done;
    },
    all: async () => {
      const { tx, notes, totals } = await write();
      const found = await notes.getAll();
      await totals.put(
        found.reduce((sum, { bytes }) => sum + bytes, 0),
        TOTAL,
      );
      await tx.done;
      return found;
    },
  };
}
