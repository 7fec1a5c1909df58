/** The time of day for parts that count: one timer for all of them. */
import { useSyncExternalStore } from 'react';
import { type EpochMs, epochMs, type Ms, ms } from '../core/units.ts';

const TICK_MS = 1_000;

let now = epochMs(Date.now());
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick() {
  now = epochMs(Date.now());
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (timer === undefined) {
    timer = setInterval(tick, TICK_MS);
    now = epochMs(Date.now());
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Now, renewed each second; with a grain, cut to it, and renewed when that changes. */
export const useNow = (grain: Ms = ms(1)): EpochMs =>
  useSyncExternalStore(subscribe, () => epochMs(now - (now % grain)));
