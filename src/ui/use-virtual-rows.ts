/**
 * The rows of a long table of which only those on screen exist: where each one stands, and the focus that
 * goes with the row that a key chose. The table's head sticks to the top of a scroller whose other content
 * lies above.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react';

const OVERSCAN = 4;

export interface VirtualRowsOptions {
  readonly ids: readonly string[];
  readonly scroller: HTMLElement | null;
  readonly heightOf: (index: number) => number;
  /** Another text whenever `heightOf` gives other heights for the same rows. */
  readonly heights: string;
  /** Height of all that sticks above the rows and would hide those that a key moves under it. */
  readonly stuck: number;
  readonly activeId: string | undefined;
  /** Grows when the active row shall have the focus: it was moved by a key. */
  readonly focusTurn: number;
}

export interface VirtualRow {
  readonly key: string;
  readonly index: number;
  /** For an absolute box at the top left of the body. */
  readonly style: CSSProperties;
}

export interface VirtualRows {
  /** For the `ref` of the element that holds the rows. Each has its id in `data-row`. */
  readonly setBody: (element: HTMLDivElement | null) => void;
  /** Of the body, in pixels. */
  readonly height: number;
  readonly rows: readonly VirtualRow[];
  /** The one row that the Tab key reaches. */
  readonly reachable: string | undefined;
}

export function useVirtualRows(options: VirtualRowsOptions): VirtualRows {
  const { ids, scroller, heightOf, heights, stuck, activeId, focusTurn } = options;
  const [body, setBody] = useState<HTMLDivElement | null>(null);
  const [above, setAbove] = useState(0);
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller,
    estimateSize: heightOf,
    overscan: OVERSCAN,
    // A row that comes a frame later is hidden by the overscan; one drawn inside of the scroll holds it up.
    useFlushSync: false,
    getItemKey: (index) => ids[index] ?? index,
    scrollMargin: above,
    scrollPaddingStart: stuck,
  });
  useEffect(() => virtual.measure(), [virtual, heights]);
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const measure = () => setAbove(body?.offsetTop ?? 0);
    measure();
    // What lies above may fold, grow or wrap.
    const observer = new ResizeObserver(measure);
    for (const part of scroller.children) observer.observe(part);
    return () => observer.disconnect();
  }, [scroller, body, heights]);

  // The frame that they come into is drawn first, then the first rows, in pieces between other work.
  const [isFilled, setIsFilled] = useState(false);
  useEffect(() => startTransition(() => setIsFilled(true)), []);

  const activeIndex = ids.indexOf(activeId ?? '');
  /** The row that gets the focus as soon as it is there. */
  const awaited = useRef<string>(undefined);
  const focusAwaited = () => {
    if (awaited.current === undefined) return;
    const rows = [...(body?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const row = rows.find(({ dataset }) => dataset['row'] === awaited.current);
    if (row === undefined) return;
    awaited.current = undefined;
    row.focus({ preventScroll: true });
  };
  useEffect(() => {
    if (focusTurn === 0 || activeIndex < 0) return;
    virtual.scrollToIndex(activeIndex, { align: 'auto' });
    awaited.current = activeId;
    focusAwaited();
    // Only when a key moved it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focusTurn]);
  // With whichever rows come after the scroll.
  useEffect(focusAwaited);

  return {
    setBody,
    height: virtual.getTotalSize(),
    rows: (isFilled ? virtual.getVirtualItems() : []).map(({ key, index, size, start }) => ({
      key: String(key),
      index,
      // What changes in a row moves nothing outside of it.
      style: { contain: 'content', height: size, transform: `translateY(${start - above}px)` },
    })),
    reachable: activeIndex < 0 ? ids[0] : activeId,
  };
}
