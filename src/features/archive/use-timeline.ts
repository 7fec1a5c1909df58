/** Binds a timeline's store to the address: opens what it says, and writes there where the hand came to rest. */
import { useEffect, useRef, useState } from 'react';
import { epochMs } from '../../core/units.ts';
import { systemClock } from '../../platform/clock.ts';
import type { ArchiveSearch } from './archive-address.ts';
import { timelineKey, toTimeline, toTimelineSearch } from './archive-search.ts';
import { createTimelineStore, type TimelineStore } from './timeline-store.ts';

const nowOf = () => epochMs(Date.now());

/** One store for as long as the page is shown. `onSearch` replaces a part of the address. */
export function useTimeline(
  search: ArchiveSearch,
  onSearch: (part: ArchiveSearch) => void | Promise<void>,
): TimelineStore {
  const [store] = useState(() => createTimelineStore(toTimeline(search, nowOf()), systemClock));
  const key = timelineKey(search);
  /** What the address says as far as this page wrote or read it. */
  const agreed = useRef(key);
  const newest = useRef({ search, onSearch });
  useEffect(() => {
    newest.current = { search, onSearch };
  });
  useEffect(() => {
    if (key === agreed.current) return;
    agreed.current = key;
    store.dispatch({ kind: 'opened', state: toTimeline(newest.current.search, nowOf()) });
  }, [key, store]);
  useEffect(() => {
    const stop = store.settled.subscribe(() => {
      const part = toTimelineSearch(store.settled.get());
      const written = timelineKey(part);
      if (written === agreed.current) return;
      agreed.current = written;
      void newest.current.onSearch(part);
    });
    return () => {
      stop();
      store.dispose();
    };
  }, [store]);
  return store;
}
