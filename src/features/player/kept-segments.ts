/**
 * Which segments of one source come from this computer's cache, and which of those are not trusted any
 * more: one that cannot be played is forgotten and fetched anew once.
 */
import type { SegmentCache } from '../../platform/segment-cache.ts';
import type { HlsSource } from '../../vendors/contract.ts';

export interface KeptSegments {
  /** Looks for the segment of an address; undefined at once when it is to be fetched. */
  readonly find: (url: string) => Promise<ArrayBuffer | undefined> | undefined;
  /** A whole segment arrived: its bytes are copied before this returns. */
  readonly arrived: (url: string, bytes: ArrayBuffer) => void;
  /**
   * The segment of an address cannot be played: it is kept no longer. True when it came from the cache,
   * so that fetching it anew may help.
   */
  readonly distrust: (url: string) => boolean;
}

type Doubt = 'fetchAnew' | 'neverKeep';

export function createKeptSegments(
  cache: SegmentCache,
  cacheKey: NonNullable<HlsSource['cacheKey']>,
): KeptSegments {
  const fromCache = new Set<string>();
  const fromNetwork = new Set<string>();
  const doubts = new Map<string, Doubt>();
  return {
    find: (url) => {
      const key = cacheKey(url);
      if (key === undefined || doubts.has(key)) return undefined;
      return cache.get(key).then((bytes) => {
        if (bytes !== undefined) fromCache.add(key);
        return bytes;
      });
    },
    arrived: (url, bytes) => {
      const key = cacheKey(url);
      if (key === undefined || doubts.get(key) === 'neverKeep') return;
      fromNetwork.add(key);
      doubts.delete(key);
      void cache.put(key, bytes);
    },
    distrust: (url) => {
      const key = cacheKey(url);
      if (key === undefined) return false;
      void cache.drop(key);
      const isFresh = fromNetwork.has(key);
      const wasKept = fromCache.delete(key);
      // One broken segment may be told more than once.
      if (isFresh) doubts.set(key, 'neverKeep');
      else if (wasKept) doubts.set(key, 'fetchAnew');
      return wasKept && !isFresh;
    },
  };
}
