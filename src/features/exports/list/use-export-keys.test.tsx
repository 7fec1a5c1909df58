// @vitest-environment happy-dom
import { useEffect, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { acting, render, type Rendered } from '../../../testing/render.tsx';
import { NOTHING_SELECTED, type Selection } from '../../../ui/selection.ts';
import { createShortcutRegistry, ShortcutContext } from '../../../ui/shortcuts.ts';
import { aFile, anExport, createFakeExports, DOWNLOADS, STATES } from '../testing/fake-exports.ts';
import { useExportKeys } from './use-export-keys.ts';

let shown: Rendered | undefined;
afterEach(async () => {
  await shown?.unmount();
});

async function open(items: readonly ExportItem[], first: string) {
  const list = createFakeExports(items);
  const registry = createShortcutRegistry();
  const opened: string[] = [];
  let searches = 0;
  const seen = { active: '', selected: '', open: '' };
  function Part() {
    const [active, setActive] = useState<string | undefined>(first);
    const [detail, setDetail] = useState<string>();
    const [selection, setSelection] = useState<Selection>(NOTHING_SELECTED);
    useEffect(() => {
      seen.active = active ?? '';
      seen.selected = [...selection.ids].join('');
      seen.open = detail ?? '';
    });
    useExportKeys({
      items,
      activeId: active,
      onWalk: setActive,
      openId: detail,
      selection,
      onSelection: setSelection,
      host: { list, onOpen: (path) => opened.push(path), onDetail: setDetail, onAsk: ({ run }) => run() },
      onSearch: () => (searches += 1),
    });
    return <input type="text" aria-label="Somewhere to type" />;
  }
  shown = await render(
    <ShortcutContext value={registry}>
      <Part />
    </ShortcutContext>,
  );
  const field = shown.container.querySelector('input');
  const press = (key: string, more: KeyboardEventInit = {}, target: Element | null = document.body) =>
    acting(() => {
      const listen = (event: KeyboardEvent) => registry.handle(event);
      document.addEventListener('keydown', listen);
      target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }));
      document.removeEventListener('keydown', listen);
    });
  return { list, press, seen, field, registry, opened, searches: () => searches };
}

describe('the keys of the page', () => {
  const rows = ['a', 'b', 'c'].map((id) => anExport(id));

  it('walk the rows, and stop at both ends', async () => {
    const { press, seen } = await open(rows, 'b');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(seen.active).toBe('c');
    await press('Home');
    await press('ArrowUp');
    expect(seen.active).toBe('a');
    await press('End');
    expect(seen.active).toBe('c');
  });

  it('select a row, a range, and none', async () => {
    const { press, seen } = await open(rows, 'a');
    await press('x');
    await press('ArrowDown', { shiftKey: true });
    expect(seen.selected).toBe('ab');
    await press('Escape');
    expect(seen.selected).toBe('');
  });

  it('Enter opens the details and closes them, Esc closes them before it selects none', async () => {
    const { press, seen } = await open(rows, 'a');
    await press('Enter');
    expect(seen.open).toBe('a');
    await press('Enter');
    expect(seen.open).toBe('');
    await press('x');
    await press('Enter');
    await press('Escape');
    expect(seen).toMatchObject({ open: '', selected: 'a' });
    await press('Escape');
    expect(seen.selected).toBe('');
  });

  it('Space downloads, and stops that', async () => {
    const files = [aFile('a')];
    const ready = anExport('a', { state: STATES.ready, files });
    const coming = anExport('b', { state: STATES.ready, files: [aFile('b', DOWNLOADS.loading)] });
    const { list, press } = await open([ready, coming], 'a');
    await press(' ');
    await press('ArrowDown');
    await press(' ');
    expect(list.asks).toEqual([
      ['download', 'a'],
      ['stopDownload', 'b'],
    ]);
  });

  it.each<[string, Partial<ExportItem>, readonly unknown[]]>([
    ['cancels what runs, whose row stays', {}, [['cancel', ['a']]]],
    ['takes out what is over', { state: STATES.expired }, [['remove', ['a']]]],
    ['leaves alone what is being deleted', { state: { kind: 'deleting' } }, []],
  ])('Del %s', async (_what, more, asks) => {
    const { list, press } = await open([anExport('a', more)], 'a');
    await press('Delete');
    expect(list.asks).toEqual(asks);
  });

  it('N begins a new export, / searches', async () => {
    const { press, opened, searches } = await open(rows, 'a');
    await press('n');
    await press('/');
    expect(opened).toEqual(['/exports/new']);
    expect(searches()).toBe(1);
  });

  it('do nothing while somebody types', async () => {
    const { list, press, field, seen } = await open(rows, 'a');
    await press('Delete', {}, field);
    await press('ArrowDown', {}, field);
    expect(list.asks).toEqual([]);
    expect(seen.active).toBe('a');
  });

  it('name the few in the dock that a hand needs', async () => {
    const { registry } = await open(rows, 'a');
    expect(registry.get().flatMap(({ dock }) => dock ?? [])).toEqual([
      'new export',
      'download',
      'details',
      'take out',
    ]);
  });
});
