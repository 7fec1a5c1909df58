/**
 * Exports in the tray of every page: one line for each system, however many there are. Closing the window
 * ends none of them at the system, so most of them do not hold it back; what would break does.
 */
import type { ConnectionId } from '../../core/ids.ts';
import { createStore, type Store } from '../../core/readable.ts';
import type { Clock } from '../../platform/clock.ts';
import type { JobBoard, JobState } from '../job-board.ts';
import { isOnItsWay, isUnfinished } from './export-job.ts';
import type { ExportGroup, ExportItem, ExportList } from './export-model.ts';

export interface ExportJobsHost {
  readonly list: Pick<ExportList, 'items' | 'busy'>;
  readonly board: Pick<JobBoard, 'add' | 'jobs'>;
  readonly clock: Clock;
}

interface Line {
  /** What was under way since the line went up. */
  run: ReadonlySet<string>;
  readonly state: Store<JobState>;
}

/** Follows the list for as long as it lives; returns the way to stop. */
export function trackExports({ list, board, clock }: ExportJobsHost): () => void {
  const lines = new Map<ConnectionId, Line>();

  function follow(): void {
    const bySystem = new Map<ConnectionId, ExportItem[]>();
    for (const item of list.items.get()) {
      const those = bySystem.get(item.camera.system);
      if (those === undefined) bySystem.set(item.camera.system, [item]);
      else those.push(item);
    }
    for (const system of lines.keys()) if (!bySystem.has(system)) bySystem.set(system, []);
    for (const [system, items] of bySystem) tell(system, items);
  }

  function tell(system: ConnectionId, items: readonly ExportItem[]): void {
    const now = items.filter(isUnderWay);
    const line = lines.get(system);
    if (line === undefined && now.length === 0) return;
    const known = line ?? { run: new Set<string>(), state: createStore(STARTING) };
    lines.set(system, known);
    known.run = new Set([...known.run, ...now.map(({ id }) => id)]);
    const those = items.filter(({ id }) => known.run.has(id));
    if (now.length === 0) {
      // The row of this run keeps its end; the next run is another row.
      lines.delete(system);
      known.state.set(endState(those));
      return;
    }
    known.state.set({ ...runningState(those), ending: !list.busy.get() });
    putUp(system, known, those);
  }

  function putUp(system: ConnectionId, { state }: Line, items: readonly ExportItem[]): void {
    const id = `exports ${system}`;
    const [first] = items;
    if (first === undefined) return;
    const [title, path] = [titleOf(first, items), pathOf(items)];
    // A sign-out takes it off the board; whoever signs in sees what goes on.
    const there = board.jobs.get().find((job) => job.id === id && job.state === state);
    if (there?.title === title && there.path === path) return;
    const startedAt = there?.startedAt ?? clock.now();
    const { systemName } = first;
    board.add({ id, kind: 'export', title, system, systemName, startedAt, state, path });
  }

  follow();
  const stops = [list.items.subscribe(follow), list.busy.subscribe(follow)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** The group that all of them belong to. */
function groupOf(items: readonly ExportItem[]): ExportGroup | undefined {
  const [first, ...others] = items.map(({ group }) => group);
  return others.every((other) => other?.id === first?.id) ? first : undefined;
}

function titleOf(first: ExportItem, items: readonly ExportItem[]): string {
  const { cameraName, others } = first;
  if (items.length > 1) return groupOf(items)?.name ?? 'Exports';
  return others.length === 0 ? cameraName : `${cameraName} and ${others.length} more`;
}

function pathOf(items: readonly ExportItem[]): string {
  const group = groupOf(items);
  return group === undefined ? '/exports' : `/exports?group=${encodeURIComponent(group.id)}`;
}

const STARTING: JobState = { kind: 'running', doing: 'Waiting' };

/** Something goes on for it without anybody doing anything. */
const isUnderWay = ({ state, files }: ExportItem): boolean =>
  (isUnfinished(state) && state.kind !== 'needsSignIn') || files.some(isOnItsWay);

function runningState(items: readonly ExportItem[]): Extract<JobState, { kind: 'running' }> {
  const over = items.filter((item) => !isUnderWay(item)).length;
  const counts = items.length === 1 ? '' : `, ${over} of ${items.length} done`;
  const [only] = items;
  const done = items.length === 1 && only !== undefined ? shareOf(only) : undefined;
  return { kind: 'running', doing: `${doingOf(items)}${counts}`, done };
}

function shareOf({ state, files }: ExportItem): number | undefined {
  if (state.kind === 'running') return state.progress;
  const [loading] = files.flatMap(({ download }) => (download.kind === 'loading' ? download : []));
  return loading?.size === undefined || loading.size === 0 ? undefined : loading.received / loading.size;
}

const DOING = [
  ['running', 'Exporting'],
  ['waiting', 'Waiting for the system'],
  ['submitting', 'Ordering'],
  ['cancelling', 'Cancelling'],
  ['deleting', 'Deleting'],
] as const;

function doingOf(items: readonly ExportItem[]): string {
  if (items.some(({ files }) => files.some(({ download }) => download.kind === 'loading')))
    return 'Downloading';
  return DOING.find(([kind]) => items.some(({ state }) => state.kind === kind))?.[1] ?? 'Waiting';
}

/** What a run came to, once nothing of it goes on by itself. */
function endState(items: readonly ExportItem[]): JobState {
  const [failure] = items.flatMap(({ state, files }) => {
    if (state.kind === 'failed' || state.kind === 'unknown') return state.failure;
    return files.flatMap(({ download }) => (download.kind === 'failed' ? download.failure : []));
  });
  if (failure !== undefined) return { kind: 'failed', failure };
  const ready = items.filter(({ state }) => state.kind === 'ready');
  const where = ready.every(({ stays }) => stays) ? ' on the server' : '';
  const result = `${ready.length === 1 ? '1 export' : `${ready.length} exports`} ready${where}`;
  return ready.length === 0 ? { kind: 'stopped', result: 'Nothing exported' } : { kind: 'done', result };
}
