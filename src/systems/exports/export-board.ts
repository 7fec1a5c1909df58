/**
 * The exports of the list, the newest first, and the only place that changes them. Changes of one moment are
 * told together, so that a command over hundreds of rows is one change for those who watch.
 */
import { createStore, type Readable } from '../../core/readable.ts';
import type { Touch } from '../record-keeper.ts';
import type { ExportJob, ExportMemory } from './export-job.ts';
import { type ExportEvent, reduceExport } from './export-job-machine.ts';
import type { DownloadState, ExportItem } from './export-model.ts';

/** What becomes known of an export while it is made. */
export type ExportFacts = Partial<
  Pick<
    ExportItem,
    | 'account'
    | 'span'
    | 'delivered'
    | 'clockOffset'
    | 'ticket'
    | 'nameThere'
    | 'sentAt'
    | 'stays'
    | 'settingsUsed'
    | 'files'
    | 'expiresAt'
  >
>;

export interface ExportBoard {
  /** The newest first; the same objects for what did not change. */
  readonly items: Readable<readonly ExportItem[]>;
  readonly get: (id: string) => ExportJob | undefined;
  /** The newest first, as of now. */
  readonly jobs: () => readonly ExportJob[];
  readonly add: (jobs: readonly ExportJob[]) => void;
  /** Answers whether the event meant something. */
  readonly tell: (id: string, event: ExportEvent) => boolean;
  readonly learn: (id: string, facts: ExportFacts) => void;
  /** How the download of a file goes. */
  readonly follow: (id: string, file: string, download: DownloadState) => void;
  readonly remember: (id: string, memory: Partial<ExportMemory>) => void;
  readonly remove: (ids: readonly string[]) => void;
}

/** `touched` is told of each change before those who watch are. */
export function createExportBoard(touched: (id: string, touch: Touch) => void): ExportBoard {
  const jobs = new Map<string, ExportJob>();
  const items = createStore<readonly ExportItem[]>([]);
  let order: readonly string[] = [];
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

  function put(id: string, job: ExportJob, touch: Touch): void {
    jobs.set(id, job);
    touched(id, touch);
    publish();
  }

  const createdAt = (id: string) => jobs.get(id)?.item.createdAt ?? 0;

  return {
    items,
    get: (id) => jobs.get(id),
    jobs: listed,
    add: (added) => {
      for (const job of added) jobs.set(job.item.id, job);
      const ids = added.map(({ item }) => item.id).toReversed();
      order = [...ids, ...order].toSorted((one, other) => createdAt(other) - createdAt(one));
      for (const { item } of added) touched(item.id, 'changed');
      publish();
    },
    tell: (id, event) => {
      const job = jobs.get(id);
      if (job === undefined) return false;
      const { state } = job.item;
      const next = reduceExport(state, event);
      if (next === state) return false;
      put(id, { ...job, item: { ...job.item, state: next } }, next.kind === state.kind ? 'moved' : 'changed');
      return true;
    },
    learn: (id, facts) => {
      const job = jobs.get(id);
      if (job === undefined) return;
      // When it expires moves with each answer, and can be told again from the next one.
      const isLittle = Object.keys(facts).every((name) => name === 'expiresAt');
      put(id, { ...job, item: { ...job.item, ...facts } }, isLittle ? 'moved' : 'changed');
    },
    follow: (id, file, download) => {
      const job = jobs.get(id);
      const before = job?.item.files.find(({ name }) => name === file)?.download;
      if (job === undefined || before === undefined) return;
      const files = job.item.files.map((one) => (one.name === file ? { ...one, download } : one));
      const touch = before.kind === download.kind ? 'moved' : 'changed';
      put(id, { ...job, item: { ...job.item, files } }, touch);
    },
    remember: (id, memory) => {
      const job = jobs.get(id);
      if (job !== undefined) put(id, { ...job, memory: { ...job.memory, ...memory } }, 'changed');
    },
    remove: (ids) => {
      const gone = new Set(ids.filter((id) => jobs.delete(id)));
      if (gone.size === 0) return;
      order = order.filter((id) => !gone.has(id));
      for (const id of gone) touched(id, 'removed');
      publish();
    },
  };
}
