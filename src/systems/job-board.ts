/**
 * Long work, for the tray that every page shows: recordings, downloads, later exports and imports. Who
 * does the work puts a job up; the board only holds them, and keeps those that are over for the person to see.
 */
import type { Failure } from '../core/failure.ts';
import type { ConnectionId } from '../core/ids.ts';
import { createStore, type Readable } from '../core/readable.ts';
import type { EpochMs, Ms } from '../core/units.ts';

export type JobState =
  | {
      readonly kind: 'running';
      /** What it does at the moment, in words: "Recording", "Downloading 12 of 40 MB". */
      readonly doing: string;
      /** 0..1 when the system tells how far it is; never guessed. */
      readonly done?: number | undefined;
      /** How long it will still take, when that can be told. */
      readonly left?: Ms | undefined;
      /** For work that lasts until a moment known beforehand: shown counting. */
      readonly span?: { readonly since: EpochMs; readonly until: EpochMs } | undefined;
      /** Told to stop and coming to its end by itself: there is nothing to stop, and leaving ends nothing. */
      readonly ending?: boolean | undefined;
    }
  | { readonly kind: 'done'; readonly result: string }
  /** Called off by the person. */
  | { readonly kind: 'stopped'; readonly result: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Job {
  readonly id: string;
  readonly kind: 'recording' | 'download' | 'import' | 'export';
  /** What it is about: "Gate North, 16:41:18". */
  readonly title: string;
  readonly system: ConnectionId;
  readonly systemName: string;
  readonly startedAt: EpochMs;
  readonly state: Readable<JobState>;
  /** How it is stopped while it runs, with the word for it: "Stop recording", "Cancel". */
  readonly stop?: { readonly label: string; readonly run: () => void } | undefined;
  /** Tries one again that failed or was called off. */
  readonly retry?: (() => void) | undefined;
  /** Where it is shown in full: a path of the app. */
  readonly path?: string | undefined;
}

/** A job and what it does at the moment. */
export interface JobNow {
  readonly job: Job;
  readonly state: JobState;
}

export interface JobBoard {
  /** Newest first. */
  readonly jobs: Readable<readonly Job[]>;
  /** The same with their states; changes when any of them does. */
  readonly now: Readable<readonly JobNow[]>;
  /** Whether there is work that leaving the window would end. */
  readonly busy: Readable<boolean>;
  /** A job with the id of another takes its place, at the head. */
  readonly add: (job: Job) => void;
  readonly remove: (id: string) => void;
}

/** So many that are over are kept for the person to see; running ones always. */
const MOST_FINISHED = 50;

export function createJobBoard(): JobBoard {
  const jobs = createStore<readonly Job[]>([]);
  const now = createStore<readonly JobNow[]>([]);
  const busy = createStore(false);
  const watched = new Map<string, () => void>();

  function refresh() {
    const states = jobs.get().map((job) => ({ job, state: job.state.get() }));
    now.set(states);
    busy.set(states.some(({ state }) => state.kind === 'running' && state.ending !== true));
  }

  function keep(next: readonly Job[]) {
    for (const job of jobs.get()) if (!next.includes(job)) unwatch(job.id);
    for (const job of next) {
      if (!watched.has(job.id)) watched.set(job.id, job.state.subscribe(refresh));
    }
    jobs.set(next);
    refresh();
  }

  function unwatch(id: string) {
    watched.get(id)?.();
    watched.delete(id);
  }

  const others = (id: string) => jobs.get().filter((job) => job.id !== id);
  return {
    jobs,
    now,
    busy,
    add: (job) => keep(withoutOldest([job, ...others(job.id)])),
    remove: (id) => keep(others(id)),
  };
}

/** Leaves the oldest finished ones out when there are too many. */
function withoutOldest(jobs: readonly Job[]): readonly Job[] {
  const finished = jobs.filter((job) => job.state.get().kind !== 'running');
  const tooOld = new Set(finished.slice(MOST_FINISHED));
  return tooOld.size === 0 ? jobs : jobs.filter((job) => !tooOld.has(job));
}
