/**
 * The exports of the server: how far each is, what became of it, when it is dropped. Everything follows
 * from the time; nothing runs.
 */
import type { ExportBody } from './export-body.ts';
import type { AxxonSettings } from './options.ts';
import type { Span } from '../recordings.ts';
import type { AxxonSiteCamera } from './site.ts';
import { uuidOf } from './uuid.ts';

/** Not performed yet, running, complete, error, no space, a file of that name exists, no data. */
export type ExportState = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** What becomes of an export whatever was asked. In 0 and 1 it stays until the control ends it. */
export interface Forced {
  readonly state: ExportState;
  /** The words of the status. */
  readonly error?: string;
}

/** What was asked. */
export interface ExportOrder {
  readonly kind: 'archive' | 'live';
  readonly camera: AxxonSiteCamera;
  /** The name; undefined for live video. */
  readonly archive: string | undefined;
  /** Epoch ms; the same for one picture. */
  readonly begin: number;
  readonly end: number;
  readonly waitTimeout: number;
  readonly body: ExportBody;
  /** As it came. */
  readonly bodyText: string;
  /** Address as it came, credentials never. */
  readonly url: string;
  readonly user: string;
  /** What there is to export. */
  readonly footage: readonly Span[];
}

export interface ExportJob extends ExportOrder {
  readonly id: string;
  readonly startedAt: number;
  readonly runsFrom: number;
  doneAt: number;
  /** Epoch ms up to which it does not begin, whatever the time: Infinity where it is held in state 0. */
  heldUntil: number;
  outcome: Exclude<ExportState, 0 | 1>;
  error: string;
  /** Epoch ms of the last request for it. */
  touchedAt: number;
  downloads: number;
  removed: 'deleted' | 'expired' | 'stopped' | undefined;
}

export interface ExportStore {
  readonly start: (order: ExportOrder, at: number, forced: Forced | undefined) => ExportJob;
  /** One that is still there; asking counts as a use. */
  readonly find: (id: string, at: number) => ExportJob | undefined;
  /** All that ever were, oldest first. */
  readonly all: (at: number) => readonly ExportJob[];
  /** How long exports of the archive run from now on, in ms. */
  readonly setExportMs: (exportMs: (lengthMs: number) => number) => void;
  /** The server stops: all are dropped. */
  readonly stop: () => void;
}

const ERRORS: Readonly<Record<ExportState, string>> = {
  0: '',
  1: '',
  2: '',
  3: 'Export error',
  4: 'Not enough space to complete the operation',
  5: 'File with the given name already exists',
  6: 'No data to export',
};

export function createExportStore({
  seed,
  exportMs: firstExportMs,
  pendingMs,
  exportKeptMs,
  keyFrameGapMs,
}: AxxonSettings): ExportStore {
  const jobs = new Map<string, ExportJob>();
  let exportMs = firstExportMs;

  const expire = (at: number) => {
    for (const job of jobs.values()) {
      if (job.removed === undefined && at - job.touchedAt >= exportKeptMs) job.removed = 'expired';
    }
  };
  /** Footage that no frame comes of in time is none. */
  const outcomeOf = ({ footage, waitTimeout }: ExportOrder) =>
    footage.length === 0 || waitTimeout < keyFrameGapMs ? 6 : 2;

  return {
    start: (order, at, forced) => {
      const id = uuidOf(`axxon export ${seed} ${jobs.size}`);
      const length = order.footage.reduce((sum, { begin, end }) => sum + end - begin, 0);
      const runsFrom = at + pendingMs;
      const doneAt =
        order.kind === 'live' ? Math.max(order.end, runsFrom) : runsFrom + Math.max(0, exportMs(length));
      const isHeld = forced !== undefined && forced.state < 2;
      const outcome =
        forced === undefined || forced.state === 0 || forced.state === 1 ? outcomeOf(order) : forced.state;
      const job: ExportJob = {
        ...order,
        id,
        startedAt: at,
        runsFrom,
        doneAt: isHeld ? Infinity : doneAt,
        heldUntil: forced?.state === 0 ? Infinity : runsFrom,
        outcome,
        error: forced?.error ?? ERRORS[outcome],
        touchedAt: at,
        downloads: 0,
        removed: undefined,
      };
      jobs.set(id, job);
      return job;
    },
    find: (id, at) => {
      expire(at);
      const job = jobs.get(id.toLowerCase());
      if (job === undefined || job.removed !== undefined) return undefined;
      job.touchedAt = at;
      return job;
    },
    all: (at) => {
      expire(at);
      return [...jobs.values()];
    },
    setExportMs: (next) => {
      exportMs = next;
    },
    stop: () => {
      for (const job of jobs.values()) job.removed ??= 'stopped';
    },
  };
}

export function stateOf(job: ExportJob, at: number): ExportState {
  if (at < job.heldUntil) return 0;
  return at < job.doneAt ? 1 : job.outcome;
}

/** 0 to 1. Half of what is held while it runs is done. */
export function progressOf(job: ExportJob, at: number): number {
  const state = stateOf(job, at);
  if (state === 0) return 0;
  if (state === 2) return 1;
  if (job.doneAt === Infinity) return 0.5;
  const progress = (at - job.runsFrom) / Math.max(1, job.doneAt - job.runsFrom);
  return Math.min(0.99, Math.max(0, progress));
}
