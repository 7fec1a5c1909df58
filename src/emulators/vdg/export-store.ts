/**
 * The exports of the server. Their ids count from 1 in every session; a new session knows nothing of those
 * before it, which go on all the same. Everything follows from the time; nothing runs.
 */
import type { Span } from '../recordings.ts';
import { SECOND_MS } from './limits.ts';
import type { VdgDevice } from './site.ts';

export type JobState = 'pending' | 'busy' | 'finished' | 'failed';

/** A device of an export, with the times that were asked for and what of them there is. */
export interface ExportDevice {
  readonly device: VdgDevice;
  /** Epoch ms of the server's clock. */
  readonly begin: number;
  readonly end: number;
  readonly footage: readonly Span[];
  readonly bytes: number;
}

/** What was asked, and found to be right. */
export interface ExportOrder {
  readonly devices: readonly ExportDevice[];
  /** As the server took it. */
  readonly path: string;
  /** Bytes a second; 0 for as many as possible. */
  readonly bandwidth: number;
}

export interface ExportJob extends ExportOrder {
  readonly session: number;
  readonly id: number;
  /** The body as it came. */
  readonly xml: string;
  readonly startedAt: number;
  readonly runsFrom: number;
  doneAt: number;
  readonly outcome: 'finished' | 'failed';
  isDeleted: boolean;
}

export interface ExportStore {
  readonly start: (order: ExportOrder, xml: string, at: number) => ExportJob;
  /** Those of this session that were not deleted, oldest first. */
  readonly known: () => readonly ExportJob[];
  /** All that ever were, oldest first. */
  readonly all: () => readonly ExportJob[];
  readonly session: () => number;
  readonly restartSession: () => void;
  readonly failNext: () => void;
}

export interface Pace {
  readonly exportMs: (lengthMs: number) => number;
  readonly pendingMs: number;
}

export const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { begin, end }) => sum + end - begin, 0);

/** The sizes of all devices together. */
export const bytesOf = (devices: readonly ExportDevice[]): number =>
  devices.reduce((sum, { bytes }) => sum + bytes, 0);

export function createExportStore(pace: () => Pace): ExportStore {
  const jobs: ExportJob[] = [];
  let session = 1;
  let lastId = 0;
  let failing = 0;
  return {
    start: (order, xml, at) => {
      const { exportMs, pendingMs } = pace();
      const length = order.devices.reduce((sum, { footage }) => sum + lengthOf(footage), 0);
      const held = order.bandwidth === 0 ? 0 : (bytesOf(order.devices) / order.bandwidth) * SECOND_MS;
      const runsFrom = at + pendingMs;
      lastId += 1;
      const job: ExportJob = {
        ...order,
        session,
        id: lastId,
        xml,
        startedAt: at,
        runsFrom,
        doneAt: runsFrom + Math.max(0, exportMs(length), held),
        outcome: failing > 0 ? 'failed' : 'finished',
        isDeleted: false,
      };
      failing = Math.max(0, failing - 1);
      jobs.push(job);
      return job;
    },
    known: () => jobs.filter((job) => job.session === session && !job.isDeleted),
    all: () => jobs,
    session: () => session,
    restartSession: () => {
      session += 1;
      lastId = 0;
    },
    failNext: () => {
      failing += 1;
    },
  };
}

export function stateOf(job: ExportJob, at: number): JobState {
  if (at >= job.doneAt) return job.outcome;
  return at < job.runsFrom ? 'pending' : 'busy';
}

/** 0 to 100 of each device: they are written one after the other. Half of what is held is done. */
export function progressOf(job: ExportJob, at: number): readonly number[] {
  const state = stateOf(job, at);
  const total = bytesOf(job.devices);
  const part = job.doneAt === Infinity ? 0.5 : (at - job.runsFrom) / (job.doneAt - job.runsFrom);
  const done = state === 'pending' ? 0 : Math.min(1, part) * total;
  let before = 0;
  return job.devices.map(({ bytes }) => {
    const own = state === 'finished' ? 1 : Math.min(1, Math.max(0, (done - before) / bytes));
    before += bytes;
    return Math.floor(own * 100);
  });
}
