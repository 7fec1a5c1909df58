/**
 * All cameras of all systems: searched as one types, virtualised, walked by keyboard as a tree.
 * States are asked only for the rows on screen.
 */
import { useMatch, useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { useAllCameras } from '../../systems/camera-queries.ts';
import { IconButton } from '../../ui/button.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { type TreeRow, treeRows } from './tree-rows.ts';
import { TreeRowView } from './tree-row-view.tsx';
import { treeMove } from './tree-keyboard.ts';
import { useRowStatuses } from './use-row-statuses.ts';

const ROW_HEIGHT = { mouse: 28, touch: 44 } as const;
/** Rows drawn beyond what is seen, so that scrolling shows no gaps. */
const OVERSCAN = 12;

export interface CameraTreeProps {
  /** Rows high enough for a finger. */
  readonly touch?: boolean;
  /** Told when a camera was opened, so that a sheet can close. */
  readonly onOpened?: () => void;
}

export function CameraTree({ touch = false, onOpened }: CameraTreeProps) {
  const systems = useAllCameras();
  const [query, setQuery] = useState('');
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const opened = useMatch({ from: '/cameras/$camera', shouldThrow: false })?.params.camera;
  const treeId = useId();
  const rows = useMemo(() => treeRows(systems, { query, folded }), [systems, query, folded]);
  const at = Math.min(focused, Math.max(rows.length - 1, 0));
  const rowHeight = touch ? ROW_HEIGHT.touch : ROW_HEIGHT.mouse;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const items = virtual.getVirtualItems();
  const statusOf = useRowStatuses(items.flatMap((item) => rows[item.index] ?? []));
  const total = systems.reduce((sum, system) => sum + system.list.cameras.length, 0);
  const matching = rows.reduce((sum, row) => sum + (row.kind === 'system' ? row.count : 0), 0);

  useShortcuts([
    {
      keys: ['/'],
      label: 'Search the cameras',
      group: 'Everywhere',
      dock: 'search',
      run: () => search.current?.select(),
    },
  ]);

  function toggle(id: string) {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  }

  function focusRow(index: number) {
    setFocused(index);
    virtual.scrollToIndex(index);
  }

  function openRow(row: TreeRow | undefined) {
    if (row?.kind === 'camera') {
      void navigate({ to: '/cameras/$camera', params: { camera: row.ref } });
      onOpened?.();
    } else if (row?.kind === 'system' || row?.kind === 'group') toggle(row.id);
    else if (row?.kind === 'message' && row.message === 'signedOut') void navigate({ to: '/connections' });
    else if (row?.kind === 'message' && row.message === 'failed') row.system.refetch();
  }

  function onTreeKey(event: KeyboardEvent) {
    const move = treeMove(rows, at, event.key);
    if (move === undefined) return;
    event.preventDefault();
    if (move.kind === 'focus') focusRow(move.index);
    else if (move.kind === 'toggle') toggle(move.id);
    else openRow(rows[at]);
  }

  return (
    <>
      <div className="px-2 pt-2">
        <div className={`field-box flex items-center gap-2 px-2 ${touch ? 'h-11' : 'h-7'}`}>
          <Search size={16} className="shrink-0 text-fg3" aria-hidden />
          <input
            ref={search}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setFocused(0);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && query !== '') setQuery('');
              else if (event.key === 'ArrowDown') scroller.current?.focus();
              else if (event.key === 'Enter') openRow(rows.find((row) => row.kind === 'camera'));
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
            placeholder="Filter cameras"
            aria-label="Filter cameras"
            aria-controls={treeId}
            className="w-full min-w-0 bg-transparent placeholder:text-fg3"
          />
          {query === '' ? (
            <Kbd>/</Kbd>
          ) : (
            <IconButton size="small" label="Clear" icon={X} onClick={() => setQuery('')} />
          )}
        </div>
        <p className="tabular px-1 pt-2 pb-1.5 text-12 text-fg3" role="status">
          {query === '' ? `${total} cameras` : `${matching} of ${total} cameras`}
        </p>
      </div>
      <div
        ref={scroller}
        id={treeId}
        role="tree"
        tabIndex={0}
        aria-label="Cameras"
        aria-activedescendant={rows.length === 0 ? undefined : `${treeId}-${at}`}
        onKeyDown={onTreeKey}
        className="group/tree min-h-0 flex-1 overflow-auto border-t border-line focus-visible:-outline-offset-2"
      >
        {rows.length === 0 && query !== '' && <p className="p-3 text-fg2">No camera is called that.</p>}
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                id={`${treeId}-${item.index}`}
                role="treeitem"
                aria-level={LEVELS[row.kind]}
                aria-expanded={'open' in row ? row.open : undefined}
                aria-selected={row.kind === 'camera' && row.ref === opened}
                onPointerDown={() => setFocused(item.index)}
                className={`absolute inset-x-0 top-0 hover:bg-s2 ${item.index === at ? 'group-focus-visible/tree:outline-2 group-focus-visible/tree:-outline-offset-2 group-focus-visible/tree:outline-accent' : ''}`}
                style={{ height: rowHeight, transform: `translateY(${item.start}px)` }}
              >
                <TreeRowView row={row} status={statusOf(row)} onToggle={toggle} onOpened={onOpened} />
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}

const LEVELS = { system: 1, group: 2, message: 2, problem: 2, camera: 3 } as const;
