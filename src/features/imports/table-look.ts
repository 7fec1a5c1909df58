/** How the queue is laid out: as a table, a narrower one, or cards; by the width that it has. */
import { createContext, useLayoutEffect, useState } from 'react';

export interface TableLook {
  readonly kind: 'wide' | 'narrow' | 'cards';
  readonly rowHeight: number;
  /** Of a file that is left out: it has no camera, start and codec. */
  readonly shortHeight: number;
  /** The tracks of the table; none for cards. */
  readonly columns: string;
}

const LOOKS: Readonly<Record<TableLook['kind'], TableLook>> = {
  wide: {
    kind: 'wide',
    rowHeight: 79,
    shortHeight: 79,
    columns: '20px minmax(256px,0.6fr) 128px 172px 44px 124px minmax(152px,1.2fr) minmax(280px,0.8fr) 60px',
  },
  narrow: {
    kind: 'narrow',
    rowHeight: 79,
    shortHeight: 79,
    columns: '20px minmax(176px,1fr) 116px 164px 44px 112px minmax(92px,0.5fr) minmax(212px,1fr) 60px',
  },
  cards: { kind: 'cards', rowHeight: 240, shortHeight: 117, columns: '' },
};

/** The widths that the tracks above need at least, with their gaps and the padding. */
const WIDE_FROM = 1364;
const TABLE_FROM = 1124;

export function lookOf(width: number): TableLook {
  if (width >= WIDE_FROM) return LOOKS.wide;
  return width >= TABLE_FROM ? LOOKS.narrow : LOOKS.cards;
}

export const TableLookContext = createContext<TableLook>(LOOKS.wide);

/** Follows the width of an element. */
export function useTableLook(element: HTMLElement | null): TableLook {
  const [look, setLook] = useState(LOOKS.wide);
  useLayoutEffect(() => {
    if (element === null) return undefined;
    const measure = () => setLook(lookOf(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element]);
  return look;
}
