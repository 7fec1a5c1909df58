/** Where a segment cache keeps things, without a browser: what a test can look into, and break. */
import type { Clock } from '../platform/clock.ts';
import type { SegmentCacheHost, SegmentStore } from '../platform/segment-cache.ts';
import type { SegmentIndex, SegmentNote } from '../platform/segment-index.ts';

export interface MemorySegments {
  readonly host: SegmentCacheHost;
  /** Bytes by address. */
  readonly bodies: Map<string, ArrayBuffer>;
  readonly notes: Map<string, SegmentNote>;
  /** Called before bytes are stored; may throw as a full disk does. */
  readonly beforePut: { run: () => void | Promise<void> };
}

export interface MemorySegmentsOptions {
  readonly clock: Clock;
  /** Undefined: the browser does not say. */
  readonly quota?: number | undefined;
  /** Shared with another tab of the same browser. */
  readonly beside?: MemorySegments | undefined;
}

const ORIGIN = 'https://site.example';

export function createMemorySegments({ clock, quota, beside }: MemorySegmentsOptions): MemorySegments {
  const bodies = beside?.bodies ?? new Map<string, ArrayBuffer>();
  const notes = beside?.notes ?? new Map<string, SegmentNote>();
  const beforePut: MemorySegments['beforePut'] = { run: () => {} };
  const store: SegmentStore = {
    match: (address) => {
      const body = bodies.get(address);
      return Promise.resolve(body === undefined ? undefined : new Response(body));
    },
    put: async (address, response) => {
      await beforePut.run();
      bodies.set(address, await response.arrayBuffer());
    },
    delete: (address) => Promise.resolve(bodies.delete(address)),
    keys: () => Promise.resolve([...bodies.keys()].map((address) => ({ url: ORIGIN + address }))),
  };
  const index: SegmentIndex = {
    note: (note, limit) => {
      notes.set(note.address, note);
      const givenUp: string[] = [];
      const total = () => [...notes.values()].reduce((sum, { bytes }) => sum + bytes, 0);
      for (const { address } of [...notes.values()].toSorted((a, b) => a.usedAt - b.usedAt)) {
        if (total() <= limit || address === note.address) continue;
        notes.delete(address);
        givenUp.push(address);
      }
      return Promise.resolve(givenUp);
    },
    remove: (addresses) => {
      for (const address of addresses) notes.delete(address);
      return Promise.resolve();
    },
    all: () => Promise.resolve([...notes.values()]),
  };
  return {
    bodies,
    notes,
    beforePut,
    host: { open: () => Promise.resolve(store), index, quota: () => Promise.resolve(quota), clock },
  };
}
