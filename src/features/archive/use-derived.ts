/** A part of a readable: renders again only when that part changes. */
import { useSyncExternalStore } from 'react';
import type { Readable } from '../../core/readable.ts';

/** `pick` gives a plain value: a number, a text, or an object that stays the same. */
export function useDerived<T, Part>(readable: Readable<T>, pick: (value: T) => Part): Part {
  return useSyncExternalStore(readable.subscribe, () => pick(readable.get()));
}
