import { describe, expect, it } from 'vitest';
import { NOTHING_SELECTED, partSelected, selectRange, toggleAll, toggleRow } from './selection.ts';

const SHOWN = ['a', 'b', 'c', 'd'];
const listed = (ids: ReadonlySet<string>) => [...ids].toSorted().join('');

describe('selecting rows', () => {
  it('turns one on and off again', () => {
    const on = toggleRow(NOTHING_SELECTED, 'b');
    expect(listed(on.ids)).toBe('b');
    expect(listed(toggleRow(on, 'b').ids)).toBe('');
  });

  it('takes the range from where it began, in both directions, besides what is selected', () => {
    const from = toggleRow(toggleRow(NOTHING_SELECTED, 'a'), 'c');
    expect(listed(selectRange(from, 'd', SHOWN).ids)).toBe('acd');
    expect(listed(selectRange(from, 'b', SHOWN).ids)).toBe('abc');
    expect(selectRange(from, 'b', SHOWN).anchor).toBe('c');
  });

  it('takes one row when nothing began, or where it began is not shown any more', () => {
    expect(listed(selectRange(NOTHING_SELECTED, 'c', SHOWN).ids)).toBe('c');
    const gone = { ids: new Set<string>(), anchor: 'gone' };
    expect(listed(selectRange(gone, 'c', SHOWN).ids)).toBe('c');
    expect(selectRange(gone, 'unknown', SHOWN)).toEqual(gone);
  });

  it('takes all that are shown, and none when all are', () => {
    const some = toggleRow(NOTHING_SELECTED, 'b');
    expect(partSelected(some.ids, SHOWN)).toBe('some');
    const all = toggleAll(some, SHOWN);
    expect(partSelected(all.ids, SHOWN)).toBe('all');
    expect(toggleAll(all, SHOWN)).toEqual(NOTHING_SELECTED);
    expect(partSelected(new Set(), [])).toBe('none');
  });
});
