/**
 * Long work, for the tray that every page shows: recordings, downloads, later exports and imports. Who
 * does the work puts a job up and takes it down; the board only holds them.
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
    }
  | { readonly kind: 'done'; readonly result: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Job {
  readonly id: string;
  readonly kind: 'recording' | 'download';
  /** What it is about: "Gate North, 16:41:18". */
  readonly title: string;
  readonly system: ConnectionId;
  readonly systemName: string;
  readonly startedAt: EpochMs;
  readonly state: Readable<JobState>;
  /** How it is stopped while it runs, with the word for it: "Stop recording", "Cancel". */
  readonly stop?: { readonly label: string; readonly run: () => void } | undefined;
  /** Tries a failed one again. */
  readonly retry?: (() => void) | undefined;
  /** Where it is shown in full: a path of the app. */
  readonly path?: string | undefined;
}

export interface JobBoard {
  /** Newest first. */
  readonly jobs: Readable<readonly Job[]>;
  readonly add: (job: Job) => void;
  readonly remove: (id: string) => void;
}

export function createJobBoard(): JobBoard {
  const jobs = createStore<readonly Job[]>([]);
  const others = (id: string) => jobs.get().filter((job) => job.id !== id);
  return {
    jobs,
    /** A job with the id of another takes its place. */
    add: (job) => jobs.set([job, ...others(job.id)]),
    remove: (id) => jobs.set(others(id)),
  };
}
