/**
 * The jobs of the queue in their order, and the only place that changes them. Changes of one moment are
 * told together, so that a command over hundreds of files is one change for those who watch.
 */
import { createStore, type Readable } from '../../core/readable.ts';
import type { ImportJob, JobMemory } from './import-job.ts';
import { withSpan } from './import-job.ts';
import { type ImportEvent, reduceImport } from './import-job-machine.ts';
import type { ImportItem } from './import-model.ts';
import type { Touch } from '../record-keeper.ts';

export interface ImportBoard {
  /** In their order; the same objects for what did not change. */
  readonly items: Readable<readonly ImportItem[]>;
  readonly get: (id: string) => ImportJob | undefined;
  /** In their order, as of now. */
  readonly jobs: () => readonly ImportJob[];
  /** New jobs at the end. */
  readonly append: (jobs: readonly ImportJob[]) => void;
  /** Answers whether the event meant something. */
  readonly tell: (id: string, event: ImportEvent) => boolean;
  /** What a person or the file says of it; the span follows. */
  readonly edit: (
    id: string,
    facts: Partial<Pick<ImportItem, 'facts' | 'verdict' | 'target' | 'start' | 'localZone'>>,
  ) => void;
  readonly remember: (id: string, memory: Partial<JobMemory>) => void;
  readonly remove: (ids: readonly string[]) => void;
  /** Puts jobs before another one, or at the end. */
  readonly move: (ids: readonly string[], before: string | undefined) => void;
}

export interface BoardHost {
  readonly touched: (id: string, touch: Touch) => void;
  /** The order, or what is in it, is another one. */
  readonly reordered: (ids: readonly string[]) => void;
}

export function createImportBoard({ touched, reordered }: BoardHost): ImportBoard {
  const jobs = new Map<string, ImportJob>();
  let order: readonly string[] = [];
  const items = createStore<readonly ImportItem[]>([]);
  let isTelling = false;

  const listed = () => order.flatMap((id) => jobs.get(id) ?? []);

  function publish(): void {
    if (isTelling) return;
    isTelling = true;
    queueMicrotask(() => {
      isTelling = false;
      items.set(listed().map(({ item }) => item));
    });
  }

  function put(id: string, job: ImportJob, touch: Touch): void {
    jobs.set(id, job);
    touched(id, touch);
    publish();
  }

  function arrange(ids: readonly string[]): void {
    order = ids;
    reordered(ids);
    publish();
  }

  return {
    items,
    get: (id) => jobs.get(id),
    jobs: listed,
    append: (added) => {
      for (const job of added) jobs.set(job.item.id, job);
      arrange([...order, ...added.map(({ item }) => item.id)]);
      for (const { item } of added) touched(item.id, 'changed');
    },
    tell: (id, event) => {
      const job = jobs.get(id);
      if (job === undefined) return false;
      const { state } = job.item;
      const next = reduceImport(state, event);
      if (next === state) return false;
      put(id, { ...job, item: { ...job.item, state: next } }, next.kind === state.kind ? 'moved' : 'changed');
      return true;
    },
    edit: (id, facts) => {
      const job = jobs.get(id);
      if (job !== undefined) put(id, { ...job, item: withSpan({ ...job.item, ...facts }) }, 'changed');
    },
    remember: (id, memory) => {
      const job = jobs.get(id);
      if (job !== undefined) put(id, { ...job, memory: { ...job.memory, ...memory } }, 'changed');
    },
    remove: (ids) => {
      const gone = new Set(ids.filter((id) => jobs.delete(id)));
      if (gone.size === 0) return;
      for (const id of gone) touched(id, 'removed');
      arrange(order.filter((id) => !gone.has(id)));
    },
    move: (ids, before) => {
      const moved = new Set(ids);
      const those = order.filter((id) => moved.has(id));
      const rest = order.filter((id) => !moved.has(id));
      const at = before === undefined ? -1 : rest.indexOf(before);
      arrange(at < 0 ? [...rest, ...those] : rest.toSpliced(at, 0, ...those));
    },
  };
}
