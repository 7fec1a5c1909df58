/** React's view of a Readable: renders again when it changes. */
import { useSyncExternalStore } from 'react';
import type { Readable } from '../core/readable.ts';

/** The current value of a readable, kept current. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
