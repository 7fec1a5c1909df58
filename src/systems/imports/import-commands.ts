/** What people do with rows of the queue, as changes of the board. */
import type { CameraRef } from '../../core/ids.ts';
import { addMs, type EpochMs, epochMs, type Ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { KeptHandle } from '../../platform/import-store.ts';
import type { ImportBoard } from './import-board.ts';
import type { ImportDrafts } from './import-drafts.ts';
import { type ImportFiles, whyAnother } from './import-files.ts';
import { type ImportJob, newImportItem, NEW_MEMORY, stepOf } from './import-job.ts';
import type { ChosenFile, ImportQueue } from './import-model.ts';
import type { ImportPump } from './import-pump.ts';

export interface CommandHost {
  readonly board: ImportBoard;
  readonly files: ImportFiles;
  readonly drafts: ImportDrafts;
  readonly pump: Pick<ImportPump, 'stop' | 'wake'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly keepHandles: (handles: readonly KeptHandle[]) => void;
  /** Rows to be taken out once they are cancelled. */
  readonly leaving: Set<string>;
}

export interface ImportCommands extends Omit<ImportQueue, 'items' | 'totals' | 'place' | 'busy'> {
  /** Takes out rows of which nothing is left that anybody would take away. */
  readonly forget: (ids: readonly string[]) => void;
}

export function createImportCommands(host: CommandHost): ImportCommands {
  const { board, files, drafts, pump } = host;

  const jobsOf = (ids: readonly string[]): readonly ImportJob[] => ids.flatMap((id) => board.get(id) ?? []);
  const isDraft = ({ item: { state } }: ImportJob) => state.kind === 'draft' || state.kind === 'reading';

  /** Those whose start may be changed. One that failed with nothing left at the system is a draft again. */
  function openJobs(ids: readonly string[]): readonly ImportJob[] {
    for (const { item, memory } of jobsOf(ids)) {
      const isClean = memory.ticket === undefined && memory.stage === 'sending';
      if (isClean && item.state.kind === 'failed') board.tell(item.id, { kind: 'reopened' });
    }
    return jobsOf(ids).filter(isDraft);
  }

  const setStart = (id: string, at: EpochMs) => board.edit(id, { start: { at, source: 'person' } });

  function add(chosen: readonly ChosenFile[], target: CameraRef | undefined): void {
    const addedAt = host.clock.now();
    const handles: KeptHandle[] = [];
    const jobs = chosen.map(({ file, folder, handle }): ImportJob => {
      const id = host.newId();
      files.put(id, file, handle);
      if (handle !== undefined) handles.push({ id, handle });
      const { name, size, lastModified } = file;
      const facts = { name, folder, size, modifiedAt: epochMs(lastModified) };
      return { item: newImportItem(id, facts, addedAt, target), memory: NEW_MEMORY };
    });
    board.append(jobs);
    host.keepHandles(handles);
  }

  function cancel(ids: readonly string[]): void {
    for (const { item, memory } of jobsOf(ids)) {
      const isClean = memory.ticket === undefined && memory.stage !== 'importing';
      board.tell(item.id, { kind: 'cancelAsked', clean: isClean });
      pump.stop(item.id);
    }
  }

  function remove(ids: readonly string[]): void {
    cancel(ids.filter((id) => board.get(id)?.item.state.kind !== 'done'));
    const isOver = ({ item: { state }, memory }: ImportJob) =>
      state.kind === 'cancelled' || (state.kind === 'done' && memory.ticket === undefined);
    const over = jobsOf(ids).filter(isOver);
    for (const id of ids) if (board.get(id) !== undefined) host.leaving.add(id);
    forget(over.map(({ item }) => item.id));
    // Others leave as soon as nothing of theirs is at the system.
    pump.wake();
  }

  function forget(ids: readonly string[]): void {
    for (const id of ids) {
      host.leaving.delete(id);
      files.drop(id, true);
    }
    board.remove(ids);
  }

  function retry(ids: readonly string[]): void {
    for (const { item, memory } of jobsOf(ids)) {
      const { state, id } = item;
      if (state.kind === 'failed' && state.failure.code === 'notReadable') files.drop(id, false);
      // It may be that the person has looked, and sees that it is not there.
      const isAgain = state.kind === 'failed' && state.unproven === true;
      const stage = isAgain || memory.ticket === undefined ? 'sending' : memory.stage;
      if (state.kind === 'failed' || state.kind === 'cancelled') {
        // Where nothing of it is at the system, anybody may begin it.
        const isFree = memory.ticket === undefined && memory.stage === 'sending';
        board.remember(id, { stage, resent: false, ...(isFree && { account: undefined }) });
      }
      board.tell(id, { kind: 'retried' });
      // What was called off may never have been asked about.
      if (item.facts !== undefined && state.kind === 'cancelled') {
        board.tell(id, { kind: 'reopened' });
        drafts.wanted([id]);
      }
    }
  }

  function giveFile(id: string, { file, handle }: ChosenFile): void {
    const job = board.get(id);
    if (job === undefined || job.item.state.kind !== 'needsFile') return;
    const wrong = whyAnother(job.item.file, file, job.memory.md5);
    if (wrong !== undefined) {
      board.tell(id, { kind: 'fileNeeded', asks: false, wrong });
      return;
    }
    files.put(id, file, handle);
    if (handle !== undefined) host.keepHandles([{ id, handle }]);
    board.tell(id, { kind: 'fileGiven', to: job.item.facts === undefined ? 'reading' : 'waiting' });
  }

  async function askForFile(id: string): Promise<void> {
    const found = await files.find(id, true);
    const wrong = 'The browser may not read that file any more.';
    if (found.kind === 'found') giveFile(id, { file: found.file, folder: '' });
    else
      board.tell(id, {
        kind: 'fileNeeded',
        asks: found.kind === 'asks',
        ...(found.kind === 'gone' && { wrong }),
      });
  }

  return {
    add,
    cancel,
    remove,
    forget,
    retry,
    giveFile,
    setTarget: (ids, target) => {
      for (const { item } of openJobs(ids)) board.edit(item.id, { target, verdict: undefined });
    },
    setStart: (ids, at) => {
      for (const { item } of openJobs(ids)) setStart(item.id, at);
    },
    shiftStart: (ids, by: Ms) => {
      for (const { item } of openJobs(ids)) {
        if (item.start !== undefined) setStart(item.id, addMs(item.start.at, by));
      }
    },
    setSequence: (ids, from) => {
      const those = new Set(openJobs(ids).map(({ item }) => item.id));
      let at = from;
      for (const { item } of board.jobs()) {
        if (!those.has(item.id)) continue;
        setStart(item.id, at);
        if (item.facts !== undefined) at = addMs(at, item.facts.duration);
      }
    },
    setLocalZone: (ids, localZone) => {
      for (const { item } of openJobs(ids)) {
        const start = item.start?.source === 'person' ? item.start : drafts.startOf(item, localZone);
        board.edit(item.id, { localZone, start });
      }
    },
    start: (ids) =>
      drafts.wanted(
        jobsOf(ids)
          .filter(isDraft)
          .map(({ item }) => item.id),
      ),
    pause: (ids) => {
      for (const job of jobsOf(ids)) {
        const { state, id } = job.item;
        const done = state.kind === 'hashing' || state.kind === 'uploading' ? state.pace.done : 0;
        if (board.tell(id, { kind: 'paused', step: stepOf(job), done })) pump.stop(id);
      }
    },
    resume: (ids) => {
      for (const id of ids) board.tell(id, { kind: 'resumed' });
    },
    move: board.move,
    askForFiles: (ids) => {
      for (const id of ids) {
        if (board.get(id)?.item.state.kind === 'needsFile') void askForFile(id);
      }
    },
  };
}
