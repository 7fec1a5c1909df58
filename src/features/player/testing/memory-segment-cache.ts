/** A segment cache in memory, which tells what was asked of it. */
import type { SegmentCache } from '../../../platform/segment-cache.ts';

export interface MemorySegmentCache extends SegmentCache {
  readonly kept: ReadonlyMap<string, ArrayBuffer>;
}

export function createMemorySegmentCache(): MemorySegmentCache {
  const kept = new Map<string, ArrayBuffer>();
  return {
    kept,
    prepare: () => {},
    get: (key) => Promise.resolve(kept.get(key)?.slice(0)),
    put: (key, bytes) => {
      kept.set(key, bytes.slice(0));
      return Promise.resolve();
    },
    drop: (key) => {
      kept.delete(key);
      return Promise.resolve();
    },
    clear: () => {
      kept.clear();
      return Promise.resolve();
    },
  };
}
