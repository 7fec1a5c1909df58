/**
 * The import queue: files on their way to the timelines of cameras, kept over reloads, run by one window.
 * This joins its parts; what each does stands with it.
 */
import { createStore, type Readable } from '../../core/readable.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FootageReader } from '../../platform/footage/footage-reader-model.ts';
import type { ImportStore, KeptImports } from '../../platform/import-store.ts';
import type { KeptFiles } from '../../platform/import-store-file.ts';
import { reportDefect } from '../../platform/logger.ts';
import type { Transfer } from '../../platform/transfer/transfer-model.ts';
import { persist } from '../persist.ts';
import { createRecordKeeper, type Touch } from '../record-keeper.ts';
import { takePlace, type WindowLocks } from '../sole-window.ts';
import { type AccessEntry, createSystemAccess } from '../system-access.ts';
import { type ConfirmedPieces, createConfirmedPieces, type PieceRuns } from './confirmed-pieces.ts';
import { createImportBoard } from './import-board.ts';
import { createImportCommands } from './import-commands.ts';
import { createImportDrafts } from './import-drafts.ts';
import { createImportFiles } from './import-files.ts';
import { isUnderWay } from './import-job.ts';
import type { ImportItem, ImportQueue, QueueTotals } from './import-model.ts';
import { createImportPump } from './import-pump.ts';
import { parseRecord, toRecord } from './import-records.ts';
import { createTotalsMeter, NO_TOTALS } from './import-totals.ts';

export interface ImportHost {
  readonly systems: readonly AccessEntry[];
  readonly transfer: Transfer;
  readonly reader: FootageReader;
  readonly store: ImportStore;
  readonly keptFiles: KeptFiles;
  /** Keeps its time in a hidden tab. */
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  /** True from the moment on at which the page is left; false again when the browser brings it back. */
  readonly leaving: Readable<boolean>;
  /** Undefined where the browser has none: then every window runs a queue of its own. */
  readonly locks: WindowLocks | undefined;
  /** Letters, digits and dashes; never the same twice. */
  readonly newId: () => string;
  /** The site's zone: names of files tell the time of it. */
  readonly zone: string;
}

export interface RunningImports extends ImportQueue {
  /** Records that could not be read and were dropped. */
  readonly dropped: Readable<number>;
  readonly dispose: () => void;
}

type Place = ReturnType<ImportQueue['place']['get']>;

/** As the windows agree who does it. */
const WORK = 'sightline-imports';

export function createImportQueue(host: ImportHost): RunningImports {
  const { clock, online } = host;
  const place = createStore<Place>('loading');
  const totals = createStore<QueueTotals>(NO_TOTALS);
  const busy = createStore(false);
  const dropped = createStore(0);
  const meter = createTotalsMeter();
  const systems = createSystemAccess(host.systems, 'import footage', ({ imports }) => imports);
  const files = createImportFiles(host.keptFiles);
  const pieces = new Map<string, { readonly count: number; readonly set: ConfirmedPieces }>();
  const keptRuns = new Map<string, PieceRuns>();
  const leaving = new Set<string>();
  const ended = new AbortController();

  const keeper = createRecordKeeper({
    store: () => (place.get() === 'here' ? host.store : undefined),
    clock,
    recordOf: (id) => {
      const job = board.get(id);
      if (job === undefined) return undefined;
      return toRecord(job, pieces.get(id)?.set.runs() ?? keptRuns.get(id) ?? []);
    },
    failed: (error) => reportDefect('keeping the import queue', error),
  });
  const board = createImportBoard({
    touched: (id: string, touch: Touch) => {
      keeper.touched(id, touch);
      if (touch === 'removed') {
        pieces.delete(id);
        keptRuns.delete(id);
      }
      if (touch === 'moved') return;
      drafts.wake();
    },
    reordered: keeper.reordered,
  });
  const pump = createImportPump({
    board,
    files,
    systems,
    transfer: host.transfer,
    clock,
    online,
    newId: host.newId,
    piecesOf: (id, count) => {
      const known = pieces.get(id);
      if (known?.count === count) return known.set;
      const set = createConfirmedPieces(count, keptRuns.get(id));
      pieces.set(id, { count, set });
      return set;
    },
    moved: meter.moved,
    flush: keeper.flush,
    over: (id) => {
      if (leaving.has(id)) commands.forget([id]);
    },
  });
  const drafts = createImportDrafts({
    board,
    files,
    reader: host.reader,
    clock,
    zone: host.zone,
    imports: pump.importsOf,
    retry: (work, signal) => persist({ clock, online }, work, signal),
    begin: (ids) => {
      for (const id of ids) {
        const item = board.get(id)?.item;
        if (item?.state.kind === 'draft' && item.state.questions.length === 0) {
          board.tell(id, { kind: 'started' });
        }
      }
    },
  });
  const commands = createImportCommands({
    board,
    files,
    drafts,
    pump,
    clock,
    newId: host.newId,
    leaving,
    keepHandles: (handles) => {
      if (place.get() !== 'here' || handles.length === 0) return;
      host.store.saveHandles(handles).catch((error: unknown) => reportDefect('keeping a file', error));
    },
  });

  /** Items that were done before are on their timeline already. */
  let done = new Set<string>();
  function tellRest(): void {
    const items = board.items.get();
    totals.set(meter.of(items, clock.now()));
    busy.set(items.some(({ state }) => isUnderWay(state)));
    const nowDone = items.filter(({ state }) => state.kind === 'done');
    for (const item of nowDone) {
      if (!done.has(item.id) && item.state.kind === 'done') drafts.recorded(item, item.state.recorded);
    }
    done = new Set(nowDone.map(({ id }) => id));
    pump.wake();
  }

  async function load(): Promise<void> {
    let kept: KeptImports;
    try {
      kept = await host.store.load();
    } catch {
      if (!ended.signal.aborted) open('unkept');
      return;
    }
    if (ended.signal.aborted) return;
    const read = kept.records.map((record) => ({ record, job: parseRecord(record) }));
    const jobs = read.flatMap(({ job }) => job ?? []);
    const known = new Set(jobs.map(({ job }) => job.item.id));
    // A crash between two writes may leave a file without its record.
    const orphans = Array.from(kept.handles.keys()).filter((id) => !known.has(id));
    const hopeless = [
      ...read.flatMap(({ record, job }) => (job === undefined ? idOf(record) : [])),
      ...orphans,
    ];
    dropped.set(kept.records.length - jobs.length);
    if (hopeless.length > 0) {
      const failed = (error: unknown) => reportDefect('clearing the import queue', error);
      host.store.save({ records: [], removed: hopeless }).catch(failed);
    }
    const rank = new Map(kept.order.map((id, at) => [id, at]));
    const rankOf = (item: ImportItem) => rank.get(item.id) ?? rank.size;
    const inOrder = jobs.toSorted(
      ({ job: one }, { job: other }) =>
        rankOf(one.item) - rankOf(other.item) || one.item.addedAt - other.item.addedAt,
    );
    for (const { job, confirmed } of inOrder) keptRuns.set(job.item.id, confirmed);
    files.restore(kept.handles);
    done = new Set(inOrder.flatMap(({ job }) => (job.item.state.kind === 'done' ? [job.item.id] : [])));
    board.append(inOrder.map(({ job }) => job));
    open('here');
  }

  /** What was asked for while the queue was being loaded. */
  let early: (() => void)[] = [];
  function open(next: Place): void {
    place.set(next);
    for (const command of early) command();
    early = [];
    pump.wake();
  }

  const whenOpen =
    <Asked extends readonly unknown[]>(command: (...asked: Asked) => void) =>
    (...asked: Asked): void => {
      const now = place.get();
      if (now === 'loading') early.push(() => command(...asked));
      else if (now !== 'elsewhere') command(...asked);
    };

  async function frame(id: string, signal: AbortSignal): Promise<Blob | undefined> {
    const job = board.get(id);
    const file = job === undefined ? undefined : await files.peek(id, job.item.file);
    return file === undefined ? undefined : host.reader.frame(file, signal);
  }

  const stops = [
    board.items.subscribe(tellRest),
    systems.follow(() => {
      pump.sessionsChanged();
      drafts.wake();
    }),
    host.leaving.subscribe(() => (host.leaving.get() ? pump.leave() : pump.comeBack())),
    takePlace(WORK, host.locks, (next) => {
      if (next === 'here') void load();
      else place.set('elsewhere');
    }),
  ];

  return {
    items: board.items,
    totals,
    place,
    busy,
    dropped,
    add: whenOpen(commands.add),
    setTarget: whenOpen(commands.setTarget),
    setStart: whenOpen(commands.setStart),
    shiftStart: whenOpen(commands.shiftStart),
    setSequence: whenOpen(commands.setSequence),
    setLocalZone: whenOpen(commands.setLocalZone),
    start: whenOpen(commands.start),
    pause: whenOpen(commands.pause),
    resume: whenOpen(commands.resume),
    retry: whenOpen(commands.retry),
    cancel: whenOpen(commands.cancel),
    remove: whenOpen(commands.remove),
    move: whenOpen(commands.move),
    giveFile: whenOpen(commands.giveFile),
    askForFiles: whenOpen(commands.askForFiles),
    frame,
    dispose: () => {
      ended.abort();
      pump.leave();
      drafts.dispose();
      for (const stop of stops) stop();
    },
  };
}

/** The id of a record that means nothing. */
function idOf(record: unknown): readonly string[] {
  const id: unknown = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined;
  return typeof id === 'string' ? [id] : [];
}
