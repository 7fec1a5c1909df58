/**
 * What the holder of a camera's lock does next (Steps 4 to 7), as a pure function. Whoever drives it
 * calls `time` at the moment that `wakesAt` names, and performs the effect. Extending is both what keeps
 * the lock and what tells how an import goes.
 */
import type { Failure } from '../../core/failure.ts';
import { isTransient } from '../../core/retry-policy.ts';
import { addMs, type EpochMs, epochMs, msBetween } from '../../core/units.ts';
import { EXTEND_EVERY, EXTEND_EVERY_IMPORTING, IMPORT_GRACE, LASTING_MISSES } from './import-limits.ts';
import type { LockStatus } from './virtual-camera-wire.ts';

/** An import that the server agreed to, or may have. */
export interface ImportWork {
  readonly since: EpochMs;
  /** The server was seen importing. */
  readonly seen: boolean;
  /**
   * Why it is not certain that the server works at it: the answer to the order was lost, or a look failed
   * since it was last seen. A server that restarts forgets its imports.
   */
  readonly doubt: Failure | undefined;
  /** Refusals in a row that will not pass by themselves. */
  readonly misses: number;
}

export type CameraLockState =
  | {
      readonly kind: 'held';
      /** When the newest extension left, and when the next is due; undefined while one is under way. */
      readonly askedAt: EpochMs;
      readonly askAt: EpochMs | undefined;
      readonly work: ImportWork | undefined;
    }
  /** Somebody else has it. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'released' };

export type CameraLockEvent =
  /** A moment came that `wakesAt` named. */
  | { readonly kind: 'time'; readonly now: EpochMs }
  /** An extension was answered. */
  | { readonly kind: 'looked'; readonly now: EpochMs; readonly status: LockStatus }
  | { readonly kind: 'missed'; readonly now: EpochMs; readonly failure: Failure }
  /** The server took the order to import, or may have taken it: `doubt`. */
  | { readonly kind: 'begun'; readonly now: EpochMs; readonly doubt?: Failure | undefined }
  /** Nobody waits for the import any more. */
  | { readonly kind: 'left' }
  /** The server says that the lock is somebody else's, or nobody's. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'released' };

export type CameraLockEffect =
  | { readonly kind: 'extend' }
  | { readonly kind: 'progress'; readonly done: number | undefined }
  /** The import is over as far as the server tells. `doubt`: it may have been forgotten instead. */
  | { readonly kind: 'over'; readonly doubt: Failure | undefined }
  /** How the import goes can no longer be learned. */
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'lost' };

export interface CameraLockStep {
  readonly state: CameraLockState;
  readonly effect?: CameraLockEffect;
}

type Held = Extract<CameraLockState, { kind: 'held' }>;

/** A lock that the server granted to a request that left at `askedAt`. */
export const beginCameraLock = (askedAt: EpochMs): CameraLockState => ({
  kind: 'held',
  askedAt,
  askAt: addMs(askedAt, EXTEND_EVERY),
  work: undefined,
});

/** When something is due by itself; undefined when nothing is. */
export const wakesAt = (state: CameraLockState): EpochMs | undefined =>
  state.kind === 'held' ? state.askAt : undefined;

/** Counted from when the last one left: its answer may have been slow, and the lock's life began before. */
function nextAfter({ askedAt }: Held, work: ImportWork | undefined, now: EpochMs): EpochMs {
  const every = work === undefined ? EXTEND_EVERY : EXTEND_EVERY_IMPORTING;
  return epochMs(Math.max(addMs(askedAt, every), now));
}

function looked(state: Held, now: EpochMs, status: LockStatus): CameraLockStep {
  if (!status.success) return { state: { kind: 'lost' }, effect: { kind: 'lost' } };
  const { work } = state;
  // A look that left before the order says nothing of it.
  if (work === undefined || state.askedAt < work.since) {
    return { state: { ...state, askAt: nextAfter(state, work, now) } };
  }
  if (status.consuming) {
    const seen = { ...work, seen: true, doubt: undefined, misses: 0 };
    const effect = { kind: 'progress', done: status.progress } as const;
    return { state: { ...state, askAt: nextAfter(state, seen, now), work: seen }, effect };
  }
  if (!work.seen && msBetween(work.since, now) < IMPORT_GRACE) {
    const unseen = { ...work, misses: 0 };
    return { state: { ...state, askAt: nextAfter(state, unseen, now), work: unseen } };
  }
  const next = { ...state, askAt: nextAfter(state, undefined, now), work: undefined };
  return { state: next, effect: { kind: 'over', doubt: work.doubt } };
}

/** Ignored, because the next one follows; but for what the next one will be told, too. */
function missed(state: Held, now: EpochMs, failure: Failure): CameraLockStep {
  const { work } = state;
  const misses = work === undefined || isTransient(failure.code) ? 0 : work.misses + 1;
  if (misses >= LASTING_MISSES) {
    const next = { ...state, askAt: nextAfter(state, undefined, now), work: undefined };
    return { state: next, effect: { kind: 'failed', failure } };
  }
  const next = work && { ...work, doubt: failure, misses };
  return { state: { ...state, askAt: nextAfter(state, next, now), work: next } };
}

function begun(state: Held, now: EpochMs, doubt: Failure | undefined): CameraLockStep {
  const work: ImportWork = { since: now, seen: false, doubt, misses: 0 };
  const soon = addMs(now, EXTEND_EVERY_IMPORTING);
  const askAt = state.askAt === undefined ? undefined : epochMs(Math.min(state.askAt, soon));
  return { state: { ...state, askAt, work } };
}

/** The next state and what to do for it; undefined when the event changes nothing. */
export function reduceCameraLock(state: CameraLockState, event: CameraLockEvent): CameraLockStep | undefined {
  if (state.kind === 'released') return undefined;
  if (event.kind === 'released') return { state: { kind: 'released' } };
  if (state.kind === 'lost') return undefined;
  switch (event.kind) {
    case 'time':
      if (state.askAt === undefined || state.askAt > event.now) return undefined;
      return { state: { ...state, askedAt: event.now, askAt: undefined }, effect: { kind: 'extend' } };
    case 'looked':
      return looked(state, event.now, event.status);
    case 'missed':
      return missed(state, event.now, event.failure);
    case 'begun':
      return begun(state, event.now, event.doubt);
    case 'left':
      return state.work === undefined ? undefined : { state: { ...state, work: undefined } };
    case 'refused':
      return { state: { kind: 'lost' }, effect: { kind: 'lost' } };
  }
}
