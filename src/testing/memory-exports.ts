/** The exports' store in memory: what a reload finds. Records pass through a copy, as in a database. */
import type { ExportChanges, ExportStore } from '../platform/export-store.ts';
import type { WindowChannel } from '../platform/window-channel.ts';

export interface MemoryExports extends ExportStore {
  readonly records: Map<string, unknown>;
  readonly presets: Map<string, unknown>;
  /** The browser keeps nothing, or its disk is full. */
  broken: boolean;
}

export function createMemoryExports(): MemoryExports {
  const saveIn =
    (kept: Map<string, unknown>) =>
    async ({ records, removed }: ExportChanges): Promise<void> => {
      if (memory.broken) throw new DOMException('Full', 'QuotaExceededError');
      for (const record of records) kept.set(record.id, structuredClone(record));
      for (const id of removed) kept.delete(id);
    };
  const copies = (kept: Map<string, unknown>) => Array.from(kept.values(), (one) => structuredClone(one));
  const records = new Map<string, unknown>();
  const presets = new Map<string, unknown>();
  const memory: MemoryExports = {
    records,
    presets,
    broken: false,
    load: async () => {
      if (memory.broken) throw new DOMException('Refused', 'SecurityError');
      return { records: copies(records), presets: copies(presets) };
    },
    save: saveIn(records),
    savePresets: saveIn(presets),
  };
  return memory;
}

/** Channels between the windows of a test; what is said arrives later, as a copy. */
export function createMemoryChannels(): {
  readonly open: (name: string) => WindowChannel;
  /** All that was said. */
  readonly said: unknown[];
} {
  interface Seat {
    readonly name: string;
    readonly listeners: Set<(message: unknown) => void>;
  }
  const seats = new Set<Seat>();
  const said: unknown[] = [];
  return {
    said,
    open: (name) => {
      const mine: Seat = { name, listeners: new Set() };
      seats.add(mine);
      return {
        post: (message) => {
          if (!seats.has(mine)) return;
          const copy: unknown = structuredClone(message);
          said.push(copy);
          queueMicrotask(() => {
            for (const seat of seats) {
              if (seat === mine || seat.name !== name) continue;
              for (const listener of seat.listeners) listener(structuredClone(copy));
            }
          });
        },
        listen: (heard) => {
          mine.listeners.add(heard);
          return () => mine.listeners.delete(heard);
        },
        close: () => seats.delete(mine),
      };
    },
  };
}
