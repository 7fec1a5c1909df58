/**
 * The queue as a table of any length: only rows on screen exist. Its head stays at the top of the page's
 * scroller, whose other content lies above.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { startTransition, use, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { cameraRefText } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { TimeContext } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import { batchLandings, landsSame, othersNear } from './batch-landings.ts';
import { ImportRow } from './import-row.tsx';
import { landingWindow } from './landing-geometry.ts';
import { RowBox } from './row-box.tsx';
import { partSelected, type Selection, selectRange, toggleAll, toggleRow } from './selection.ts';
import { TableLookContext, useTableLook } from './table-look.ts';
import { useSame } from './use-same.ts';

const OVERSCAN = 4;
/** What sticks above the rows hides those that a key moves under it. */
const HEAD_HEIGHT = { table: 32, cards: 44 } as const;
const NOTHING_NEAR: readonly TimeSpan[] = [];

export interface ImportTableProps {
  /** Those that are shown, in their order. */
  readonly items: readonly ImportItem[];
  /** All of the queue, for what else lands on a camera. */
  readonly all: readonly ImportItem[];
  readonly scroller: HTMLElement | null;
  readonly selection: Selection;
  readonly onSelection: (change: (before: Selection) => Selection) => void;
  readonly activeId: string | undefined;
  readonly onActive: (id: string) => void;
  /** Grows when the active row shall have the focus: it was moved by a key. */
  readonly focusTurn: number;
  readonly editing: string | undefined;
  /** Height of what sticks above the head. */
  readonly stickyTop: number;
}

const ZONE_WORDS = { site: 'site time ', camera: 'site time ', viewer: 'your time ', utc: '' } as const;

export function ImportTable(props: ImportTableProps) {
  const { items, all, scroller, selection, onSelection, activeId, onActive, focusTurn, editing } = props;
  const grid = useRef<HTMLDivElement>(null);
  const look = useTableLook(scroller);
  const { choice, format } = use(TimeContext);
  const now = useNow(ONE_MINUTE);
  const [above, setAbove] = useState(0);
  const ids = useMemo(() => items.map(({ id }) => id), [items]);
  const landing = useSame(all, landsSame);
  const { landings, nearOf } = useMemo(() => {
    const found = batchLandings(landing);
    const near = new Map<string, readonly TimeSpan[]>();
    return {
      landings: found,
      // The same list each time, so that a row is drawn again only for what changes in it.
      nearOf: ({ id, target, span }: ImportItem): readonly TimeSpan[] => {
        const known = near.get(id);
        if (known !== undefined || target === undefined || span === undefined) return known ?? NOTHING_NEAR;
        const made = othersNear(found.get(cameraRefText(target)), id, landingWindow(span));
        near.set(id, made);
        return made;
      },
    };
  }, [landing]);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller,
    estimateSize: (index) => (isShort(items[index]) ? look.shortHeight : look.rowHeight),
    overscan: OVERSCAN,
    getItemKey: (index) => ids[index] ?? index,
    scrollMargin: above,
    scrollPaddingStart: props.stickyTop + HEAD_HEIGHT[look.kind === 'cards' ? 'cards' : 'table'],
  });
  const short = items.flatMap((item, index) => (isShort(item) ? index : [])).join(' ');
  useEffect(() => virtual.measure(), [virtual, look, short]);
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const measure = () => setAbove(grid.current?.offsetTop ?? 0);
    measure();
    // What lies above may fold, grow or wrap.
    const observer = new ResizeObserver(measure);
    for (const part of scroller.children) observer.observe(part);
    return () => observer.disconnect();
  }, [scroller, look]);

  // The frame that they come into is drawn first, then the first rows, in pieces between other work.
  const [isFilled, setIsFilled] = useState(false);
  useEffect(() => startTransition(() => setIsFilled(true)), []);

  const activeIndex = ids.indexOf(activeId ?? '');
  useEffect(() => {
    if (focusTurn === 0 || activeIndex < 0) return undefined;
    virtual.scrollToIndex(activeIndex, { align: 'auto' });
    // The row may only exist after the scroll.
    const frame = requestAnimationFrame(() => {
      const row = [...(grid.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
      row.find(({ dataset }) => dataset['row'] === activeId)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
    // Only when a key moved it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focusTurn]);

  const reachable = activeIndex < 0 ? ids[0] : activeId;
  const [onSelect] = useState(
    () => (id: string, range: boolean) =>
      onSelection((before) => (range ? selectRange(before, id, newestIds.current) : toggleRow(before, id))),
  );
  const newestIds = useRef(ids);
  useEffect(() => {
    newestIds.current = ids;
  });
  const isTable = look.kind !== 'cards';
  return (
    <TableLookContext value={look}>
      <div
        role="grid"
        aria-label="Files to import"
        aria-multiselectable
        aria-rowcount={items.length + 1}
        aria-colcount={isTable ? COLUMNS.length + 2 : undefined}
      >
        <div role="rowgroup" className="sticky z-10" style={{ top: props.stickyTop }}>
          <div
            role="row"
            aria-rowindex={1}
            className={
              isTable
                ? 'grid h-8 items-center gap-x-3 border-y border-line bg-s1 px-4 text-12 text-fg3'
                : 'flex h-11 items-center gap-3 border-y border-line bg-s1 px-4 text-12 text-fg3'
            }
            style={isTable ? { gridTemplateColumns: look.columns } : undefined}
          >
            <div role="columnheader" className="flex items-center">
              <RowBox
                label="Select all"
                part={partSelected(selection.ids, ids)}
                onToggle={() => onSelection((before) => toggleAll(before, ids))}
              />
            </div>
            {isTable ? (
              COLUMNS.map((column) => (
                <div
                  key={column}
                  role="columnheader"
                  className={column === 'Length' ? 'text-right' : 'truncate'}
                >
                  {column === 'Starts at'
                    ? `Starts at, ${ZONE_WORDS[choice]}${format.zoneName(now)}`
                    : column}
                </div>
              ))
            ) : (
              <div role="columnheader">Times in {format.zoneName(now)}</div>
            )}
            {isTable && (
              <div role="columnheader">
                <span className="sr-only">Actions</span>
              </div>
            )}
          </div>
        </div>
        <div role="rowgroup" ref={grid} className="relative" style={{ height: virtual.getTotalSize() }}>
          {(isFilled ? virtual.getVirtualItems() : []).map((place) => {
            const item = items[place.index];
            if (item === undefined) return null;
            const here = item.target === undefined ? undefined : landings.get(cameraRefText(item.target));
            return (
              <div
                key={place.key}
                role="presentation"
                className="absolute inset-x-0 top-0"
                style={{ height: place.size, transform: `translateY(${place.start - above}px)` }}
              >
                <ImportRow
                  item={item}
                  index={place.index + 2}
                  selected={selection.ids.has(item.id)}
                  active={item.id === reachable}
                  editing={item.id === editing}
                  others={nearOf(item)}
                  edition={here?.landed ?? 0}
                  onSelect={onSelect}
                  onActive={onActive}
                />
              </div>
            );
          })}
        </div>
      </div>
    </TableLookContext>
  );
}

const isShort = (item: ImportItem | undefined): boolean => item?.state.kind === 'unusable';

const COLUMNS = ['File', 'Virtual camera', 'Starts at', 'Length', 'Codec', 'Where it lands, 1 h', 'State'];
