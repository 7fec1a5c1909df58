/** The sessions of several connections at once, for lists over all systems. */
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { SessionState } from '../vendors/contract.ts';
import type { SystemEntry } from './system-entry.ts';

/** One session state for each connection, in their order. */
export function useSessions(entries: readonly SystemEntry[]): readonly SessionState[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = entries.map((entry) => entry.session.subscribe(listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [entries],
  );
  const before = useRef<readonly SessionState[]>([]);
  return useSyncExternalStore(subscribe, () => {
    const next = entries.map((entry) => entry.session.get());
    const same =
      next.length === before.current.length && next.every((state, index) => state === before.current[index]);
    if (!same) before.current = next;
    return before.current;
  });
}
