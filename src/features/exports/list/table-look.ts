/** How the list is laid out: as a table, a narrower one, or cards; by the width that it has. */
import { createContext, useLayoutEffect, useState } from 'react';

export interface TableLook {
  readonly kind: 'wide' | 'narrow' | 'cards';
  readonly rowHeight: number;
  /** The tracks of the table; none for cards. */
  readonly columns: string;
}

const LOOKS: Readonly<Record<TableLook['kind'], TableLook>> = {
  wide: {
    kind: 'wide',
    rowHeight: 79,
    columns:
      '20px minmax(168px,0.7fr) minmax(248px,1fr) minmax(148px,0.6fr) minmax(212px,0.9fr) minmax(188px,0.8fr) 84px 92px',
  },
  narrow: {
    kind: 'narrow',
    rowHeight: 79,
    columns: '20px minmax(148px,0.7fr) minmax(212px,1fr) minmax(196px,0.9fr) minmax(176px,0.7fr) 92px',
  },
  cards: { kind: 'cards', rowHeight: 264, columns: '' },
};

/** The widths that the tracks above need at least, with their gaps and the padding. */
const WIDE_FROM = 1276;
const TABLE_FROM = 936;
/** From here on the details have room beside the list; below, they lie over it. */
const BESIDE_FROM = 760;

export function lookOf(width: number): TableLook {
  if (width >= WIDE_FROM) return LOOKS.wide;
  return width >= TABLE_FROM ? LOOKS.narrow : LOOKS.cards;
}

export const TableLookContext = createContext<TableLook>(LOOKS.wide);

/** What an element's width means, followed while that changes. */
function useWidthOf<T>(element: HTMLElement | null, meaning: (width: number) => T, first: T): T {
  const [value, setValue] = useState(first);
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const measure = () => setValue(meaning(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, meaning]);
  return value;
}

/** Follows the width of the list. */
export const useTableLook = (element: HTMLElement | null): TableLook =>
  useWidthOf(element, lookOf, LOOKS.wide);

const isBeside = (width: number): boolean => width >= BESIDE_FROM;

/** Whether the page has room for the details beside the list. */
export const useBeside = (page: HTMLElement | null): boolean => useWidthOf(page, isBeside, true);
