/**
 * Writes a list of jobs down as it changes: a new step at once, progress every few seconds, all changes of a
 * moment together and one write after the other. A write that fails is tried again with the next one.
 */
import { type Ms, ms, ONE_SECOND } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';

/** Copying a record takes the page about 0.1 ms: more of them are written one lot after the other. */
const AT_ONCE = 100;
/** What may be sent twice after a power cut: the pieces of so long. */
const KEEP_PROGRESS_EVERY: Ms = ms(2 * ONE_SECOND);

/** What a change means for the record of a job. */
export type Touch =
  /** It is at another step, or knows more: to be kept. */
  | 'changed'
  /** Only its progress moved. */
  | 'moved'
  | 'removed';

/** A few changes, kept together or not at all. */
export interface RecordChanges {
  readonly records: readonly { readonly id: string }[];
  readonly removed: readonly string[];
  /** Ids in their order, where that changed. */
  readonly order?: readonly string[] | undefined;
}

/** Where records are kept over a reload. */
export interface RecordStore {
  /** Resolves once it would survive a crash of the browser. */
  readonly save: (changes: RecordChanges) => Promise<void>;
}

export interface RecordKeeper {
  readonly touched: (id: string, touch: Touch) => void;
  readonly reordered: (ids: readonly string[]) => void;
  /** Resolves once all that was told so far is kept; also when the browser keeps nothing. */
  readonly flush: () => Promise<void>;
}

export interface KeeperHost {
  /** Undefined where the browser keeps nothing. */
  readonly store: () => RecordStore | undefined;
  readonly clock: Clock;
  readonly recordOf: (id: string) => { readonly id: string } | undefined;
  /** A write failed: the list is not safe over a reload. */
  readonly failed: (error: unknown) => void;
}

export function createRecordKeeper({ store, clock, recordOf, failed }: KeeperHost): RecordKeeper {
  let changed = new Set<string>();
  let removed = new Set<string>();
  let order: readonly string[] | undefined;
  let writing: Promise<void> | undefined;
  let isDue = false;
  /** Told once, not with each of many writes. */
  let isFailing = false;
  let cancelTimer: (() => void) | undefined;

  /** Everything that changed until the write before it has ended goes into the next one. */
  function write(): Promise<void> {
    if (isDue && writing !== undefined) return writing;
    isDue = true;
    const before = writing;
    const mine = (before ?? Promise.resolve()).then(writeNow).finally(() => {
      if (writing === mine) writing = undefined;
    });
    writing = mine;
    return mine;
  }

  async function writeNow(): Promise<void> {
    isDue = false;
    cancelTimer?.();
    cancelTimer = undefined;
    const [those, gone, list] = [changed, removed, order];
    if (those.size === 0 && gone.size === 0 && list === undefined) return;
    changed = new Set();
    removed = new Set();
    order = undefined;
    const target = store();
    if (target === undefined) return;
    try {
      const ids = [...those];
      const recordsOf = (some: readonly string[]) => some.flatMap((id) => recordOf(id) ?? []);
      const first = recordsOf(ids.slice(0, AT_ONCE));
      await target.save({ records: first, removed: [...gone], order: list });
      for (let at = AT_ONCE; at < ids.length; at += AT_ONCE) {
        const some = ids.slice(at, at + AT_ONCE).filter((id) => !removed.has(id));
        await target.save({ records: recordsOf(some), removed: [] });
      }
      isFailing = false;
    } catch (error) {
      // They go with the next write, unless they changed once more.
      for (const id of those) if (!removed.has(id)) changed.add(id);
      for (const id of gone) removed.add(id);
      order ??= list;
      if (!isFailing) failed(error);
      isFailing = true;
    }
  }

  return {
    touched: (id, touch) => {
      if (touch === 'removed') {
        changed.delete(id);
        removed.add(id);
      } else changed.add(id);
      if (touch === 'moved') cancelTimer ??= clock.after(KEEP_PROGRESS_EVERY, () => void write());
      else void write();
    },
    reordered: (ids) => {
      order = ids;
      void write();
    },
    flush: write,
  };
}
