/** What a key does in the camera tree, as the tree pattern of ARIA describes it. */
import type { TreeRow } from './tree-rows.ts';

export type TreeMove =
  | { readonly kind: 'focus'; readonly index: number }
  | { readonly kind: 'toggle'; readonly id: string }
  | { readonly kind: 'open' };

/** Rows that a page key skips. */
const PAGE = 12;
const LEVEL = { system: 1, group: 2, camera: 3, problem: 2, message: 2 } as const;

/** The move for a key at a row; undefined when the key means nothing here. */
export function treeMove(rows: readonly TreeRow[], at: number, key: string): TreeMove | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const last = rows.length - 1;
  const focus = (index: number): TreeMove => ({ kind: 'focus', index: Math.max(0, Math.min(index, last)) });
  switch (key) {
    case 'ArrowDown':
      return focus(at + 1);
    case 'ArrowUp':
      return focus(at - 1);
    case 'PageDown':
      return focus(at + PAGE);
    case 'PageUp':
      return focus(at - PAGE);
    case 'Home':
      return focus(0);
    case 'End':
      return focus(last);
    case 'ArrowRight':
      if (!('open' in row)) return focus(at);
      return row.open ? focus(at + 1) : { kind: 'toggle', id: row.id };
    case 'ArrowLeft':
      return 'open' in row && row.open ? { kind: 'toggle', id: row.id } : focus(parentOf(rows, at));
    case 'Enter':
    case ' ':
      return { kind: 'open' };
    default:
      return undefined;
  }
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const row = rows[at];
  if (row === undefined) return at;
  const parent = rows.findLastIndex((other, index) => index < at && LEVEL[other.kind] < LEVEL[row.kind]);
  return parent < 0 ? at : parent;
}
