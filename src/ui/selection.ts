/** Which rows are selected, as lists do it: one, a range with Shift, all that are shown. Pure. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range with Shift begins. */
  readonly anchor: string | undefined;
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: undefined };

/** Turns one row on or off. */
export function toggleRow({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Selects everything from the row where a selection began until this one, besides what is selected. */
export function selectRange({ ids, anchor }: Selection, id: string, shown: readonly string[]): Selection {
  const from = anchor === undefined ? -1 : shown.indexOf(anchor);
  const to = shown.indexOf(id);
  if (to < 0) return { ids, anchor };
  const start = from < 0 ? to : from;
  const range = shown.slice(Math.min(start, to), Math.max(start, to) + 1);
  return { ids: new Set([...ids, ...range]), anchor: from < 0 ? id : anchor };
}

/** All that are shown, or none when they are all selected. */
export function toggleAll({ ids }: Selection, shown: readonly string[]): Selection {
  return partSelected(ids, shown) === 'all' ? NOTHING_SELECTED : { ids: new Set(shown), anchor: undefined };
}

/** What the check box of the head shows. */
export function partSelected(ids: ReadonlySet<string>, shown: readonly string[]): 'none' | 'some' | 'all' {
  const count = shown.filter((id) => ids.has(id)).length;
  if (count === 0) return 'none';
  return count === shown.length ? 'all' : 'some';
}
