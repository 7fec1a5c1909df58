/** The keys of the page: walk the rows, pause, edit, take out, select, reorder, choose files. */
import type { Dispatch, SetStateAction } from 'react';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { type Shortcut, useShortcuts } from '../../ui/shortcuts.ts';
import { canChange } from './import-filter.ts';
import type { ImportsHost } from './imports-host.ts';
import { cancelOrTakeOut, pauseOrGoOn } from './row-actions.tsx';
import { NOTHING_SELECTED, type Selection, selectRange, toggleRow } from '../../ui/selection.ts';

export interface ImportKeysOptions {
  readonly items: readonly ImportItem[];
  readonly activeId: string | undefined;
  /** Makes a row the active one and gives it the focus. */
  readonly onWalk: (id: string) => void;
  readonly selection: Selection;
  readonly onSelection: Dispatch<SetStateAction<Selection>>;
  readonly host: ImportsHost;
  readonly onChooseFiles: () => void;
}

const GROUP = 'Imports';

/** Small windows over the page have their own keys. */
const isBusy = (): boolean => document.activeElement?.closest('[role=dialog],dialog') !== null;

export function useImportKeys(options: ImportKeysOptions): void {
  const { items, activeId, onWalk, selection, onSelection, host, onChooseFiles } = options;
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
  const move = (before: string | undefined) => {
    if (active !== undefined) host.queue.move([active.id], before);
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
  const withActive = (run: (item: ImportItem) => void) => () => {
    if (active !== undefined) run(active);
  };
  useShortcuts([
    key(['Ctrl+o'], 'Choose files', onChooseFiles, { shown: 'Ctrl O', dock: 'choose files', once: true }),
    key(
      [' '],
      'Pause the row, or let it go on',
      withActive((item) => pauseOrGoOn(item, host)),
      {
        shown: 'Space',
        dock: 'pause the row',
        once: true,
      },
    ),
    key(
      ['Enter'],
      'Edit the start',
      withActive((item) => canChange(item) && host.onEdit(item.id)),
      {
        dock: 'edit',
        once: true,
      },
    ),
    key(
      ['Delete'],
      'Cancel the row, or take it out',
      withActive((item) => cancelOrTakeOut(item, host)),
      {
        shown: 'Del',
        dock: 'take out',
        once: true,
      },
    ),
    key(['ArrowDown'], 'Next row', () => walk(at + 1), { shown: '↓' }),
    key(['ArrowUp'], 'Row before', () => walk(at - 1), { shown: '↑' }),
    key(['Home'], 'First row', () => walk(0)),
    key(['End'], 'Last row', () => walk(items.length - 1)),
    key(
      ['x'],
      'Select the row',
      withActive(({ id }) => onSelection((before) => toggleRow(before, id))),
      {
        shown: 'X',
      },
    ),
    key(['Shift+ArrowDown'], 'Select downwards', () => select(at + 1), { shown: 'Shift ↓' }),
    key(['Shift+ArrowUp'], 'Select upwards', () => select(at - 1), { shown: 'Shift ↑' }),
    key(['Alt+ArrowDown'], 'Move the row down', () => at + 1 < items.length && move(items[at + 2]?.id), {
      shown: 'Alt ↓',
    }),
    key(['Alt+ArrowUp'], 'Move the row up', () => at > 0 && move(items[at - 1]?.id), { shown: 'Alt ↑' }),
    ...(selection.ids.size > 0
      ? [key(['Escape'], 'Select none', () => onSelection(NOTHING_SELECTED), { shown: 'Esc' })]
      : []),
  ]);
}
