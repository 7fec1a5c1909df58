/**
 * All that is under way, in one line. Files that are done stay counted until nothing is under way any
 * more, so that the whole grows and never jumps back.
 */
import type { EpochMs } from '../../core/units.ts';
import { isStarted, isUnderWay } from './import-job.ts';
import type { ImportItem, QueueTotals } from './import-model.ts';
import { addMark, type PaceMark, speedOf, timeLeft } from './import-pace.ts';

export const NO_TOTALS: QueueTotals = { bytes: 0, done: 0, speed: undefined, left: undefined, lines: 0 };

/** The ids of the files that count: those of before while anything is under way, and new ones. */
export function followRun(before: ReadonlySet<string>, items: readonly ImportItem[]): ReadonlySet<string> {
  const isOn = items.some(({ state }) => isUnderWay(state));
  const next = items.filter(
    ({ id, state }) => isStarted(state) || (isOn && state.kind === 'done' && before.has(id)),
  );
  return new Set(next.map(({ id }) => id));
}

/** Bytes of a file that are at the system, or on their way. */
export function uploadedBytes({ state, file }: ImportItem): number {
  switch (state.kind) {
    case 'uploading':
      return state.pace.done;
    case 'paused':
      return state.step === 'upload' ? state.done : state.step === 'hash' ? 0 : file.size;
    case 'verifying':
    case 'waitingForLock':
    case 'importing':
    case 'checking':
    case 'done':
      return file.size;
    case 'reading':
    case 'unusable':
    case 'draft':
    case 'waiting':
    case 'hashing':
    case 'needsFile':
    case 'needsSignIn':
    case 'failed':
    case 'cancelling':
    case 'cancelled':
      return 0;
  }
}

export interface TotalsMeter {
  /** Bytes that left just now. */
  readonly moved: (bytes: number) => void;
  readonly of: (items: readonly ImportItem[], now: EpochMs) => QueueTotals;
}

export function createTotalsMeter(): TotalsMeter {
  let run: ReadonlySet<string> = new Set();
  let movedBytes = 0;
  let marks: readonly PaceMark[] = [];
  return {
    moved: (bytes) => {
      movedBytes += bytes;
    },
    of: (items, now) => {
      run = followRun(run, items);
      if (run.size === 0) {
        marks = [];
        return NO_TOTALS;
      }
      let [bytes, done, rest, lines] = [0, 0, 0, 0];
      for (const item of items) {
        if (!run.has(item.id)) continue;
        const uploaded = uploadedBytes(item);
        bytes += item.file.size;
        done += uploaded;
        if (isUnderWay(item.state)) rest += item.file.size - uploaded;
        if (item.state.kind === 'uploading') lines += item.state.lines;
      }
      const isSending = items.some(({ state }) => state.kind === 'uploading');
      marks = isSending ? addMark(marks, { at: now, bytes: movedBytes }) : [];
      const speed = speedOf(marks, now);
      return { bytes, done, speed, left: rest === 0 ? undefined : timeLeft(rest, speed), lines };
    },
  };
}
