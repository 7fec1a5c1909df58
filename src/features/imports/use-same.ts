/** Keeps the value from before while a new one means the same, so that nothing is drawn again for it. */
import { useState } from 'react';

export function useSame<T>(value: T, same: (before: T, after: T) => boolean): T {
  const [kept, setKept] = useState(value);
  if (kept === value || same(kept, value)) return kept;
  setKept(value);
  return value;
}
