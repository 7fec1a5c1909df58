/**
 * The queue as a table of any length: only rows on screen exist. Its head stays at the top of the page's
 * scroller, whose other content lies above.
 */
import { use, useMemo } from 'react';
import { cameraRefText } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { TimeContext } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSelectRow } from '../../ui/use-select-row.ts';
import { useVirtualRows } from '../../ui/use-virtual-rows.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import { batchLandings, landsSame, othersNear } from './batch-landings.ts';
import { ImportRow } from './import-row.tsx';
import { landingWindow } from './landing-geometry.ts';
import { RowBox } from '../../ui/row-box.tsx';
import { partSelected, type Selection, toggleAll } from '../../ui/selection.ts';
import { TableLookContext, useTableLook } from './table-look.ts';
import { useSame } from './use-same.ts';

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
  const look = useTableLook(scroller);
  const { choice, format } = use(TimeContext);
  const now = useNow(ONE_MINUTE);
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
  const short = items.flatMap((item, index) => (isShort(item) ? index : [])).join(' ');
  const { setBody, height, rows, reachable } = useVirtualRows({
    ids,
    scroller,
    heightOf: (index) => (isShort(items[index]) ? look.shortHeight : look.rowHeight),
    heights: `${look.kind} ${short}`,
    stuck: props.stickyTop + HEAD_HEIGHT[look.kind === 'cards' ? 'cards' : 'table'],
    activeId,
    focusTurn,
  });
  const onSelect = useSelectRow(ids, onSelection);
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
        <div role="rowgroup" ref={setBody} className="relative" style={{ height: height }}>
          {rows.map((place) => {
            const item = items[place.index];
            if (item === undefined) return null;
            const here = item.target === undefined ? undefined : landings.get(cameraRefText(item.target));
            return (
              <div
                key={place.key}
                role="presentation"
                className="absolute inset-x-0 top-0"
                style={place.style}
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
