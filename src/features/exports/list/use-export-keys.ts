/** The keys of the page: walk the rows, open one, download, take out, select, search, begin a new one. */
import type { Dispatch, SetStateAction } from 'react';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { NOTHING_SELECTED, type Selection, selectRange, toggleRow } from '../../../ui/selection.ts';
import { type Shortcut, useShortcuts } from '../../../ui/shortcuts.ts';
import { newExportPath } from '../export-address.ts';
import { cancelOrTakeOut, downloadOrStop } from './export-actions.ts';
import type { ExportsHost } from './exports-host.ts';

export interface ExportKeysOptions {
  readonly items: readonly ExportItem[];
  readonly activeId: string | undefined;
  /** Makes a row the active one and gives it the focus. */
  readonly onWalk: (id: string) => void;
  readonly openId: string | undefined;
  readonly selection: Selection;
  readonly onSelection: Dispatch<SetStateAction<Selection>>;
  readonly host: ExportsHost;
  readonly onSearch: () => void;
}

const GROUP = 'Exports';

/** Small windows over the page have their own keys. */
const isBusy = (): boolean => document.activeElement?.closest('[role=dialog],dialog') !== null;

export function useExportKeys(options: ExportKeysOptions): void {
  const { items, activeId, onWalk, openId, selection, onSelection, host, onSearch } = options;
  const at = items.findIndex(({ id }) => id === activeId);
  const active = items[at];
  const walk = (to: number) => {
    const next = items[Math.max(0, Math.min(to, items.length - 1))];
    if (next !== undefined) onWalk(next.id);
    return next;
  };
  const select = (to: number) => {
    const from = active?.id;
    const next = walk(to);
    if (next === undefined) return;
    const ids = items.map(({ id }) => id);
    onSelection((before) =>
      selectRange(before.ids.size === 0 ? { ids: before.ids, anchor: from } : before, next.id, ids),
    );
  };
  const key = (keys: readonly string[], label: string, run: () => void, more: Partial<Shortcut> = {}) => ({
    keys,
    label,
    group: GROUP,
    ...more,
    run: () => {
      if (!isBusy()) run();
    },
  });
  const withActive = (run: (item: ExportItem) => void) => () => {
    if (active !== undefined) run(active);
  };
  const escape =
    openId === undefined
      ? { label: 'Select none', run: () => onSelection(NOTHING_SELECTED) }
      : { label: 'Close the details', run: () => host.onDetail(undefined) };
  useShortcuts([
    key(['n'], 'New export', () => host.onOpen(newExportPath()), {
      shown: 'N',
      dock: 'new export',
      once: true,
    }),
    key(
      [' '],
      'Download the row, or stop that',
      withActive((item) => downloadOrStop(item, host)),
      { shown: 'Space', dock: 'download', once: true },
    ),
    key(
      ['Enter'],
      'Open or close the details',
      withActive(({ id }) => host.onDetail(id === openId ? undefined : id)),
      { dock: 'details', once: true },
    ),
    key(
      ['Delete'],
      'Cancel the row, or take it out',
      withActive((item) => cancelOrTakeOut(item, host)),
      { shown: 'Del', dock: 'take out', once: true },
    ),
    key(['ArrowDown'], 'Next row', () => walk(at + 1), { shown: '↓' }),
    key(['ArrowUp'], 'Row before', () => walk(at - 1), { shown: '↑' }),
    key(['Home'], 'First row', () => walk(0)),
    key(['End'], 'Last row', () => walk(items.length - 1)),
    key(
      ['x'],
      'Select the row',
      withActive(({ id }) => onSelection((before) => toggleRow(before, id))),
      { shown: 'X' },
    ),
    key(['Shift+ArrowDown'], 'Select downwards', () => select(at + 1), { shown: 'Shift ↓' }),
    key(['Shift+ArrowUp'], 'Select upwards', () => select(at - 1), { shown: 'Shift ↑' }),
    key(['/'], 'Search', onSearch, { once: true }),
    ...(selection.ids.size > 0 || openId !== undefined
      ? [key(['Escape'], escape.label, escape.run, { shown: 'Esc' })]
      : []),
  ]);
}
