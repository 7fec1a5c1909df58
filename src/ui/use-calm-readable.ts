/**
 * React's view of a Readable that changes a lot of the page: it is drawn in small pieces between clicks
 * and keys, and so a moment later. For what must be right at once there is `use-readable`.
 */
import { startTransition, useEffect, useState } from 'react';
import type { Readable } from '../core/readable.ts';

/** The value of a readable, at most a few frames old. Several changes in a row may be drawn as one. */
export function useCalmReadable<T>(readable: Readable<T>): T {
  const [value, setValue] = useState(readable.get);
  useEffect(() => {
    const update = () => startTransition(() => setValue(readable.get));
    // It may have changed since it was drawn first.
    update();
    return readable.subscribe(update);
  }, [readable]);
  return value;
}
