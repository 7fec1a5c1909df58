/** Selects a row, or the range up to it; the same function for all renders, so that rows stay as drawn. */
import { useEffect, useRef, useState } from 'react';
import { type Selection, selectRange, toggleRow } from './selection.ts';

export function useSelectRow(
  shown: readonly string[],
  onSelection: (change: (before: Selection) => Selection) => void,
): (id: string, range: boolean) => void {
  const newest = useRef({ shown, onSelection });
  useEffect(() => {
    newest.current = { shown, onSelection };
  });
  const [select] = useState(
    () => (id: string, range: boolean) =>
      newest.current.onSelection((before) =>
        range ? selectRange(before, id, newest.current.shown) : toggleRow(before, id),
      ),
  );
  return select;
}
