/** The list as a table of any length: only rows on screen exist. Its head stays at the top. */
import { use, useMemo } from 'react';
import { ONE_MINUTE } from '../../../core/units.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { RowBox } from '../../../ui/row-box.tsx';
import { partSelected, type Selection, toggleAll } from '../../../ui/selection.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { useNow } from '../../../ui/use-now.ts';
import { useSelectRow } from '../../../ui/use-select-row.ts';
import { useVirtualRows } from '../../../ui/use-virtual-rows.ts';
import { ExportRow } from './export-row.tsx';
import { type TableLook, TableLookContext, useTableLook } from './table-look.ts';

/** What sticks above the rows hides those that a key moves under it. */
const HEAD_HEIGHT = { table: 32, cards: 44 } as const;

export interface ExportTableProps {
  /** Those that are shown, in their order. */
  readonly items: readonly ExportItem[];
  readonly scroller: HTMLElement | null;
  readonly selection: Selection;
  readonly onSelection: (change: (before: Selection) => Selection) => void;
  readonly activeId: string | undefined;
  readonly onActive: (id: string) => void;
  /** Grows when the active row shall have the focus: it was moved by a key. */
  readonly focusTurn: number;
  /** Whose details are shown. */
  readonly openId: string | undefined;
}

const ZONE_WORDS = { site: 'site time ', camera: 'site time ', viewer: 'your time ', utc: '' } as const;

const COLUMNS: Readonly<Record<TableLook['kind'], readonly string[]>> = {
  wide: ['Camera', 'Range', 'Settings', 'State', 'Files', 'Ordered'],
  narrow: ['Camera', 'Range', 'State', 'Files'],
  cards: [],
};

export function ExportTable(props: ExportTableProps) {
  const { items, scroller, selection, onSelection, activeId, onActive, focusTurn, openId } = props;
  const look = useTableLook(scroller);
  const { choice, format } = use(TimeContext);
  const zone = format.zoneName(useNow(ONE_MINUTE));
  const ids = useMemo(() => items.map(({ id }) => id), [items]);
  const isTable = look.kind !== 'cards';
  const { setBody, height, rows, reachable } = useVirtualRows({
    ids,
    scroller,
    heightOf: () => look.rowHeight,
    heights: look.kind,
    stuck: HEAD_HEIGHT[isTable ? 'table' : 'cards'],
    activeId,
    focusTurn,
  });
  const onSelect = useSelectRow(ids, onSelection);
  const columns = COLUMNS[look.kind];
  return (
    <TableLookContext value={look}>
      <div
        role="grid"
        aria-label="Exports"
        aria-multiselectable
        aria-rowcount={items.length + 1}
        aria-colcount={isTable ? columns.length + 2 : undefined}
      >
        <div role="rowgroup" className="sticky top-0 z-10">
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
              columns.map((column) => (
                <div key={column} role="columnheader" className="truncate">
                  {column === 'Range' ? `Range, ${ZONE_WORDS[choice]}${zone}` : column}
                </div>
              ))
            ) : (
              <div role="columnheader">
                Times in {ZONE_WORDS[choice]}
                {zone}
              </div>
            )}
            {isTable && (
              <div role="columnheader">
                <span className="sr-only">Actions</span>
              </div>
            )}
          </div>
        </div>
        <div role="rowgroup" ref={setBody} className="relative" style={{ height }}>
          {rows.map(({ key, index, style }) => {
            const item = items[index];
            return item === undefined ? null : (
              <div key={key} role="presentation" className="absolute inset-x-0 top-0" style={style}>
                <ExportRow
                  item={item}
                  index={index + 2}
                  selected={selection.ids.has(item.id)}
                  active={item.id === reachable}
                  open={item.id === openId}
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
