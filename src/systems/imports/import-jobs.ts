/**
 * The import queue in the tray of every page: one line for each system, however many files there are. It
 * is not stopped from there, because a sign-out stops what the tray can stop, and an import outlives that.
 */
import type { ConnectionId } from '../../core/ids.ts';
import { createStore, type Store } from '../../core/readable.ts';
import type { Clock } from '../../platform/clock.ts';
import type { JobBoard, JobState } from '../job-board.ts';
import { isUnderWay } from './import-job.ts';
import type { ImportItem, ImportQueue } from './import-model.ts';
import { followRun, uploadedBytes } from './import-totals.ts';

export interface ImportJobsHost {
  readonly queue: Pick<ImportQueue, 'items' | 'totals'>;
  readonly board: Pick<JobBoard, 'add' | 'jobs'>;
  readonly clock: Clock;
  readonly nameOf: (system: ConnectionId) => string;
}

interface Line {
  run: ReadonlySet<string>;
  readonly state: Store<JobState>;
  shown: boolean;
}

/** Follows the queue for as long as it lives; returns the way to stop. */
export function trackImports({ queue, board, clock, nameOf }: ImportJobsHost): () => void {
  const lines = new Map<ConnectionId, Line>();

  function follow(): void {
    const bySystem = new Map<ConnectionId, ImportItem[]>();
    for (const item of queue.items.get()) {
      if (item.target === undefined) continue;
      const list = bySystem.get(item.target.system);
      if (list === undefined) bySystem.set(item.target.system, [item]);
      else list.push(item);
    }
    for (const system of lines.keys()) if (!bySystem.has(system)) bySystem.set(system, []);
    for (const [system, items] of bySystem) tell(system, items);
  }

  function tell(system: ConnectionId, items: readonly ImportItem[]): void {
    const isOn = items.some(({ state }) => isUnderWay(state));
    let line = lines.get(system);
    if (line === undefined) {
      if (!isOn) return;
      line = { run: new Set(), state: createStore(STARTING), shown: false };
      lines.set(system, line);
    }
    if (isOn) {
      // What ended in this run belongs to it, also when it failed.
      line.run = new Set([...line.run, ...followRun(line.run, items)]);
      const left = lines.size === 1 ? queue.totals.get().left : undefined;
      line.state.set(runningState(itemsOf(line.run, items), left));
      putUp(system, line, items);
    } else if (line.shown) {
      line.shown = false;
      const state = endState(itemsOf(line.run, items));
      // The row of this run keeps its end; the next run is another row.
      line.state.set(state);
      line.run = new Set();
      lines.delete(system);
    }
  }

  function putUp(system: ConnectionId, line: Line, items: readonly ImportItem[]): void {
    const id = `imports ${system}`;
    // A sign-out takes it off the board; whoever signs in sees what goes on.
    if (line.shown && board.jobs.get().some((job) => job.id === id)) return;
    line.shown = true;
    board.add({
      id,
      kind: 'import',
      title: titleOf(itemsOf(line.run, items)),
      system,
      systemName: nameOf(system),
      startedAt: clock.now(),
      state: line.state,
      path: '/imports',
    });
  }

  follow();
  return queue.items.subscribe(follow);
}

const STARTING: JobState = { kind: 'running', doing: 'Waiting' };

const itemsOf = (ids: ReadonlySet<string>, items: readonly ImportItem[]) =>
  items.filter(({ id }) => ids.has(id));

const titleOf = (items: readonly ImportItem[]): string => {
  const [only] = items;
  return only !== undefined && items.length === 1 ? only.file.name : 'Importing files';
};

const countOf = (items: readonly ImportItem[], kind: ImportItem['state']['kind']): number =>
  items.reduce((sum, { state }) => sum + (state.kind === kind ? 1 : 0), 0);

function runningState(
  items: readonly ImportItem[],
  left: Extract<JobState, { kind: 'running' }>['left'],
): JobState {
  const size = items.reduce((sum, { file }) => sum + file.size, 0);
  const sent = items.reduce((sum, item) => sum + uploadedBytes(item), 0);
  const counts = items.length === 1 ? '' : `, ${countOf(items, 'done')} of ${items.length} done`;
  // Sent is not imported: once all is sent, nobody knows how far it is.
  const done = size > 0 && sent < size ? sent / size : undefined;
  return { kind: 'running', doing: `${doingOf(items)}${counts}`, done, left };
}

const DOING = [
  ['uploading', 'Uploading'],
  ['importing', 'Importing'],
  ['waitingForLock', 'Waiting for the camera'],
  ['hashing', 'Computing checksums'],
  ['verifying', 'Waiting for the system to verify'],
  ['checking', 'Checking the timeline'],
  ['cancelling', 'Cancelling'],
] as const;

const doingOf = (items: readonly ImportItem[]): string =>
  DOING.find(([kind]) => items.some(({ state }) => state.kind === kind))?.[1] ?? 'Waiting';

/** What a run came to, once nothing of it goes on by itself. */
function endState(items: readonly ImportItem[]): JobState {
  const failure = items.flatMap(({ state }) => (state.kind === 'failed' ? [state.failure] : []))[0];
  if (failure !== undefined) return { kind: 'failed', failure };
  const done = countOf(items, 'done');
  const rest = items.length - done - countOf(items, 'cancelled');
  const imported = done === 1 ? '1 file imported' : `${done} files imported`;
  if (rest > 0) return { kind: 'stopped', result: `${imported}, ${rest} not` };
  return done === 0 ? { kind: 'stopped', result: 'Cancelled' } : { kind: 'done', result: imported };
}
