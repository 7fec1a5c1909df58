// @vitest-environment happy-dom
import { type Dispatch, type SetStateAction, useEffect, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ImportItem } from '../../systems/imports/import-model.ts';
import { acting, render, type Rendered } from '../../testing/render.tsx';
import { createShortcutRegistry, ShortcutContext } from '../../ui/shortcuts.ts';
import { NOTHING_SELECTED, type Selection } from '../../ui/selection.ts';
import { anItem, createFakeQueue, STATES } from './testing/fake-queue.ts';
import { useImportKeys } from './use-import-keys.ts';

let shown: Rendered | undefined;
afterEach(async () => {
  await shown?.unmount();
});

async function open(items: readonly ImportItem[], first: string) {
  const queue = createFakeQueue(items);
  const registry = createShortcutRegistry();
  const edits: (string | undefined)[] = [];
  let chosen = 0;
  const seen = { active: '', selected: '' };
  const host = { queue, onOpen: () => {}, onChooseAgain: () => {}, onEdit: (id?: string) => edits.push(id) };
  function Part() {
    const [active, setActive] = useState<string | undefined>(first);
    const [selection, setSelection]: [Selection, Dispatch<SetStateAction<Selection>>] =
      useState(NOTHING_SELECTED);
    useEffect(() => {
      seen.active = active ?? '';
      seen.selected = [...selection.ids].join('');
    });
    useImportKeys({
      items,
      activeId: active,
      onWalk: setActive,
      selection,
      onSelection: setSelection,
      host,
      onChooseFiles: () => (chosen += 1),
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
  return { queue, press, edits, seen, field, registry, chosen: () => chosen };
}

describe('the keys of the page', () => {
  const rows = ['a', 'b', 'c'].map((id) => anItem(id));

  it('walk the rows, and stop at both ends', async () => {
    const { press, seen } = await open(rows, 'b');
    await press('ArrowDown');
    expect(seen.active).toBe('c');
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
    await press('ArrowDown', { shiftKey: true });
    expect(seen.selected).toBe('bc');
  });

  it('reorder the queue, within its ends', async () => {
    const { queue, press } = await open(rows, 'b');
    await press('ArrowUp', { altKey: true });
    await press('ArrowDown', { altKey: true });
    expect(queue.asks).toEqual([
      ['move', ['b'], 'a'],
      ['move', ['b'], undefined],
    ]);
    await press('End');
    await press('ArrowDown', { altKey: true });
    expect(queue.asks).toHaveLength(2);
  });

  it.each<[string, Partial<ImportItem>, string]>([
    ['pauses what is under way', { state: STATES.uploading }, 'pause'],
    ['lets go on what is paused', { state: { kind: 'paused', step: 'upload', done: 0 } }, 'resume'],
    ['begins what is ready', {}, 'start'],
  ])('Space %s', async (_what, more, ask) => {
    const { queue, press } = await open([anItem('a', more)], 'a');
    await press(' ');
    expect(queue.asks).toEqual([[ask, ['a']]]);
  });

  it.each<[string, Partial<ImportItem>, readonly unknown[]]>([
    ['cancels what is under way, whose row stays', { state: STATES.uploading }, [['cancel', ['a']]]],
    ['takes out what is over', { state: STATES.done }, [['remove', ['a']]]],
    ['leaves an import alone that has begun', { state: STATES.importing }, []],
  ])('Del %s', async (_what, more, asks) => {
    const { queue, press } = await open([anItem('a', more)], 'a');
    await press('Delete');
    expect(queue.asks).toEqual(asks);
  });

  it('Enter edits the start of what can still be changed', async () => {
    const { press, edits } = await open([anItem('a'), anItem('b', { state: STATES.uploading })], 'a');
    await press('Enter');
    await press('ArrowDown');
    await press('Enter');
    expect(edits).toEqual(['a']);
  });

  it('Ctrl+O chooses files', async () => {
    const { press, chosen } = await open([], '');
    await press('o', { ctrlKey: true });
    expect(chosen()).toBe(1);
  });

  it('do nothing while somebody types', async () => {
    const { queue, press, field, seen } = await open(rows, 'a');
    await press('Delete', {}, field);
    await press('ArrowDown', {}, field);
    expect(queue.asks).toEqual([]);
    expect(seen.active).toBe('a');
  });

  it('name the few in the dock that a hand needs', async () => {
    const { registry } = await open(rows, 'a');
    expect(registry.get().flatMap(({ dock }) => dock ?? [])).toEqual([
      'choose files',
      'pause the row',
      'edit',
      'take out',
    ]);
  });
});
