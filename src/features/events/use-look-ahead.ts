/** Loads older events while a list needs them, and rests where a person should decide (look-ahead.ts). */
import { useEffect, useState } from 'react';
import type { OlderEvents } from './older-events.ts';
import { lookDecision, type LookStart } from './look-ahead.ts';

export interface LookAheadOptions {
  readonly loaded: number;
  readonly found: number;
  readonly needed: boolean;
  readonly filterKey: string;
  readonly older: OlderEvents;
}

export interface LookAhead {
  /** Many were looked at and few found. */
  readonly stopped: boolean;
  readonly further: () => void;
}

export function useLookAhead({ loaded, found, needed, filterKey, older }: LookAheadOptions): LookAhead {
  const [start, setStart] = useState<LookStart & { readonly of: string }>({
    loaded: 0,
    found: 0,
    of: filterKey,
  });
  const current = start.of === filterKey ? start : { loaded: Math.max(0, loaded), found, of: filterKey };
  const begin = () => setStart({ loaded, found, of: filterKey });
  const decision = lookDecision(current, { loaded, found, needed, hasOlder: older.exist });
  const { loading, failed, load } = older;

  useEffect(() => {
    if (start.of !== filterKey || decision === 'again') begin();
    else if (decision === 'load' && !loading && !failed) load();
    // oxlint-disable-next-line react/exhaustive-deps -- `load` may be new with each render
  }, [decision, loading, failed, loaded, found, filterKey, start.of]);

  return { stopped: decision === 'stop', further: begin };
}
