/** Where the keyboard stands when its row goes away: at the row that takes its place, not at the window. */
import { useEffect, useRef } from 'react';

/** `onWalk` makes a row the active one and gives it the focus. */
export function useKeptRow(
  items: readonly { readonly id: string }[],
  activeId: string | undefined,
  onWalk: (id: string) => void,
): void {
  const place = useRef(-1);
  useEffect(() => {
    const at = items.findIndex(({ id }) => id === activeId);
    const next = items[Math.min(place.current, items.length - 1)];
    // Only what had the focus and is gone leaves it with the document's body.
    if (at < 0 && next !== undefined && document.activeElement === document.body) onWalk(next.id);
    else place.current = at;
    // oxlint-disable-next-line react/exhaustive-deps -- a new function for each render
  }, [items, activeId]);
}
