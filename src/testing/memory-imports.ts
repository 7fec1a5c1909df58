/** The queue's store in memory: what a reload finds. Records pass through a copy, as in a database. */
import type { ImportStore } from '../platform/import-store.ts';
import type { FoundFile, KeptFiles } from '../platform/import-store-file.ts';

export interface MemoryImports extends ImportStore {
  readonly records: Map<string, unknown>;
  readonly handles: Map<string, FileSystemFileHandle>;
  order: readonly string[];
  /** How often something was written. */
  writes: number;
  /** The most records that one of the writes had. */
  largestWrite: number;
  /** The browser keeps nothing, or its disk is full. */
  broken: boolean;
}

export function createMemoryImports(): MemoryImports {
  const memory: MemoryImports = {
    records: new Map(),
    handles: new Map(),
    order: [],
    writes: 0,
    largestWrite: 0,
    broken: false,
    load: async () => {
      if (memory.broken) throw new DOMException('Refused', 'SecurityError');
      return {
        records: [...memory.records.values()].map((record) => structuredClone(record)),
        handles: new Map(memory.handles),
        order: memory.order,
      };
    },
    save: async ({ records, removed, order }) => {
      if (memory.broken) throw new DOMException('Full', 'QuotaExceededError');
      memory.writes += 1;
      memory.largestWrite = Math.max(memory.largestWrite, records.length);
      for (const record of records) memory.records.set(record.id, structuredClone(record));
      for (const id of removed) {
        memory.records.delete(id);
        memory.handles.delete(id);
      }
      if (order !== undefined) memory.order = order;
    },
    saveHandles: async (handles) => {
      for (const { id, handle } of handles) memory.handles.set(id, handle);
    },
  };
  return memory;
}

/** A handle that leads to a file. */
export function fakeHandle(file: File): FileSystemFileHandle {
  const refuse = () => Promise.reject(new DOMException('Only read', 'NotAllowedError'));
  return {
    kind: 'file',
    name: file.name,
    getFile: async () => file,
    isSameEntry: async () => false,
    createWritable: refuse,
  };
}

/** The browser's leave to read kept files, as a test sets it. */
export function createFakeLeave(): KeptFiles & { leave: 'granted' | 'prompt' | 'denied' } {
  const find = async (handle: FileSystemFileHandle, isAsked: boolean): Promise<FoundFile> => {
    if (kept.leave === 'denied') return { kind: 'gone' };
    if (kept.leave === 'prompt' && !isAsked) return { kind: 'asks' };
    return { kind: 'found', file: await handle.getFile() };
  };
  const kept: ReturnType<typeof createFakeLeave> = {
    leave: 'granted',
    look: (handle) => find(handle, false),
    ask: (handle) => find(handle, true),
  };
  return kept;
}
