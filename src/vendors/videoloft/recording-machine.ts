/**
 * What a recording on demand does next (§1.1.3, 1.3.5), as a pure function of what it was doing and what
 * happened. Whoever drives it calls `time` at the moment that `wakesAt` names, and performs the effect.
 */
import type { Failure, FailureCode } from '../../core/failure.ts';
import { isTransient, type RetryPolicy, retryDelay } from '../../core/retry-policy.ts';
import { addMs, type EpochMs, epochMs, msBetween } from '../../core/units.ts';
import { isLastingRefusal } from './camera-task.ts';
import {
  PLAYS_AFTER_TRIGGER,
  RECORDING_LENGTH,
  RECORDING_LINGER,
  TRIGGER_EVERY,
  TRIGGER_GAP_MIN,
  TRIGGER_REPEAT,
  TRIGGER_REPEAT_MAX,
} from './limits.ts';

/** The triggers so far. */
export interface Triggers {
  /** When the newest one left that the system took. */
  readonly takenAt: EpochMs | undefined;
  /** When the newest one left that is not known to be lost: as far as is known, the camera heard it. */
  readonly heardAt: EpochMs | undefined;
  /** When the one left that is under way; undefined when none is, or while it waits for a server or token. */
  readonly leftAt: EpochMs | undefined;
  /** When the next one is due; undefined while one waits to leave. */
  readonly askAt: EpochMs | undefined;
  /** Failures in a row. */
  readonly misses: number;
}

export type RecordingMachineState =
  | { readonly kind: 'starting'; readonly startedAt: EpochMs; readonly triggers: Triggers }
  | {
      readonly kind: 'recording';
      readonly since: EpochMs;
      readonly until: EpochMs;
      readonly triggers: Triggers;
      readonly trouble: Failure | undefined;
      readonly hole: boolean;
    }
  | {
      readonly kind: 'ending';
      readonly since: EpochMs;
      readonly stoppedAt: EpochMs;
      readonly endsAbout: EpochMs;
      readonly playsUntil: EpochMs;
      readonly triggers: Triggers;
      readonly hole: boolean;
    }
  | {
      readonly kind: 'ended';
      readonly since: EpochMs;
      readonly stoppedAt: EpochMs;
      readonly playsUntil: EpochMs;
      readonly hole: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly since: EpochMs | undefined };

export type RecordingEvent =
  /** A moment came that `wakesAt` named. */
  | { readonly kind: 'time'; readonly now: EpochMs }
  /** The trigger that was asked for leaves. */
  | { readonly kind: 'left'; readonly now: EpochMs }
  | { readonly kind: 'taken'; readonly now: EpochMs }
  | { readonly kind: 'missed'; readonly now: EpochMs; readonly failure: Failure }
  /** The network is back, or may be. */
  | { readonly kind: 'online'; readonly now: EpochMs }
  | { readonly kind: 'prolonged' }
  | { readonly kind: 'stopped'; readonly now: EpochMs }
  /** Nobody is signed in any more, and nobody asked for that. */
  | { readonly kind: 'signedOut'; readonly failure: Failure }
  /** Another recording goes on with what this one began, or nothing is asked any more at all. */
  | { readonly kind: 'dropped'; readonly now: EpochMs };

/** `ask`: sends a trigger, in place of one that is under way. `callOff`: one that has not left stays here. */
export type RecordingEffect = 'ask' | 'callOff';

export interface RecordingStep {
  readonly state: RecordingMachineState;
  readonly effect?: RecordingEffect;
}

const REPEAT: RetryPolicy = {
  retries: Number.POSITIVE_INFINITY,
  firstDelay: TRIGGER_REPEAT,
  maxDelay: TRIGGER_REPEAT_MAX,
};

/**
 * Failures of a trigger that left and may have arrived all the same. A connection that broke is not
 * among them: it mostly was none, and one trigger too many does no harm where a hole does.
 */
const MAY_HAVE_ARRIVED: ReadonlySet<FailureCode> = new Set<FailureCode>(['timeout', 'badReply']);

/** The camera stops by itself this long after the last trigger: a longer silence leaves a hole. */
const isHole = ({ takenAt }: Triggers, now: EpochMs): boolean =>
  takenAt !== undefined && msBetween(takenAt, now) > RECORDING_LINGER;

/**
 * A recording that begins now. `before`: the triggers of one that is ending and that it takes up; the
 * camera still records then, and a trigger right after the last one would only break the rhythm.
 */
export function beginRecording(now: EpochMs, before: Triggers | undefined): RecordingStep {
  const heardAt = before?.heardAt;
  if (before === undefined || heardAt === undefined || msBetween(heardAt, now) >= TRIGGER_GAP_MIN) {
    const triggers: Triggers = {
      takenAt: undefined,
      heardAt: undefined,
      leftAt: undefined,
      askAt: undefined,
      misses: 0,
    };
    return { state: { kind: 'starting', startedAt: now, triggers }, effect: 'ask' };
  }
  const triggers: Triggers = {
    ...before,
    leftAt: undefined,
    askAt: addMs(heardAt, TRIGGER_EVERY),
    misses: 0,
  };
  if (before.takenAt !== heardAt) return { state: { kind: 'starting', startedAt: now, triggers } };
  return { state: recordingSince(now, triggers) };
}

function recordingSince(since: EpochMs, triggers: Triggers): RecordingMachineState {
  const until = addMs(since, RECORDING_LENGTH);
  return { kind: 'recording', since, until, triggers, trouble: undefined, hole: false };
}

/** When something is due by itself; undefined when nothing is. */
export function wakesAt(state: RecordingMachineState): EpochMs | undefined {
  switch (state.kind) {
    case 'starting':
      return state.triggers.askAt;
    case 'recording':
      return epochMs(Math.min(state.until, state.triggers.askAt ?? state.until));
    case 'ending':
      return state.endsAbout;
    case 'ended':
    case 'failed':
      return undefined;
  }
}

/** Starting or recording: triggers go out. */
type Asking = Extract<RecordingMachineState, { kind: 'starting' | 'recording' }>;

const isAsking = (state: RecordingMachineState): state is Asking =>
  state.kind === 'starting' || state.kind === 'recording';

function timeCame(state: RecordingMachineState, now: EpochMs): RecordingStep | undefined {
  const due = wakesAt(state);
  if (due === undefined || due > now) return undefined;
  if (state.kind === 'ending') return { state: toEnded(state) };
  if (state.kind === 'recording' && now >= state.until) return stop(state, now);
  if (!isAsking(state)) return undefined;
  const triggers: Triggers = { ...state.triggers, leftAt: undefined, askAt: undefined };
  return { state: { ...state, triggers }, effect: 'ask' };
}

function left(state: Asking, now: EpochMs): RecordingStep {
  const triggers = { ...state.triggers, leftAt: now, heardAt: now, askAt: addMs(now, TRIGGER_EVERY) };
  return { state: { ...state, triggers } };
}

function taken(state: Asking, now: EpochMs): RecordingStep {
  // Counted from when it left: the camera cannot have heard it earlier.
  const takenAt = state.triggers.leftAt ?? now;
  const triggers = { ...state.triggers, takenAt, heardAt: takenAt, leftAt: undefined, misses: 0 };
  if (state.kind === 'starting') return { state: recordingSince(takenAt, triggers) };
  const hole = state.hole || isHole(state.triggers, takenAt);
  return { state: { ...state, triggers, trouble: undefined, hole } };
}

function missed(state: Asking, now: EpochMs, failure: Failure): RecordingStep {
  const { triggers } = state;
  if (isLastingRefusal(failure)) return fail(state, failure);
  if (state.kind === 'starting') {
    const isLate = msBetween(state.startedAt, now) >= RECORDING_LINGER;
    if (isLate || !isTransient(failure.code)) return fail(state, failure);
  }
  const next = { ...triggers, leftAt: undefined, misses: triggers.misses + 1 };
  const { leftAt } = triggers;
  const wait = retryDelay(REPEAT, next.misses, 0, failure.facts.retryAfter) ?? TRIGGER_REPEAT_MAX;
  const repeated: Triggers =
    leftAt !== undefined && MAY_HAVE_ARRIVED.has(failure.code)
      ? { ...next, askAt: epochMs(Math.max(leftAt + TRIGGER_GAP_MIN, now)) }
      : { ...next, askAt: addMs(now, wait), heardAt: triggers.takenAt };
  if (state.kind === 'starting') return { state: { ...state, triggers: repeated } };
  const hole = state.hole || isHole(repeated, now);
  return { state: { ...state, triggers: repeated, trouble: failure, hole } };
}

/** What failed is repeated at once, unless it would come too soon after one that was heard. */
function hasten(state: Asking, now: EpochMs): RecordingStep | undefined {
  const { misses, askAt, heardAt } = state.triggers;
  if (misses === 0 || askAt === undefined || state.triggers.leftAt !== undefined) return undefined;
  const soonest = heardAt === undefined ? now : epochMs(Math.max(now, heardAt + TRIGGER_GAP_MIN));
  if (soonest >= askAt) return undefined;
  return { state: { ...state, triggers: { ...state.triggers, askAt: soonest } } };
}

function fail(state: Asking, failure: Failure): RecordingStep {
  const since = state.kind === 'recording' ? state.since : undefined;
  return { state: { kind: 'failed', failure, since }, effect: 'callOff' };
}

/** No longer asked for. What the camera heard last decides how long it goes on. */
function stop(state: Asking, now: EpochMs): RecordingStep {
  const { triggers } = state;
  const { heardAt } = triggers;
  const since = state.kind === 'recording' ? state.since : (heardAt ?? state.startedAt);
  // A computer that slept comes late: nothing was asked after the end, nor while it slept.
  const stoppedAt = state.kind === 'recording' ? epochMs(Math.min(now, state.until)) : now;
  const isSilent = heardAt !== undefined && msBetween(heardAt, stoppedAt) > RECORDING_LINGER;
  const hole = state.kind === 'recording' && (state.hole || isSilent);
  if (heardAt === undefined) {
    const ended = { kind: 'ended', since, stoppedAt, playsUntil: since, hole } as const;
    return { state: ended, effect: 'callOff' };
  }
  const ending = {
    kind: 'ending',
    since,
    stoppedAt,
    endsAbout: addMs(heardAt, RECORDING_LINGER),
    playsUntil: addMs(heardAt, PLAYS_AFTER_TRIGGER),
    triggers,
    hole,
  } as const;
  return { state: ending.endsAbout <= now ? toEnded(ending) : ending, effect: 'callOff' };
}

function toEnded(state: Extract<RecordingMachineState, { kind: 'ending' }>): RecordingMachineState {
  const { since, stoppedAt, playsUntil, hole } = state;
  return { kind: 'ended', since, stoppedAt, playsUntil, hole };
}

function drop(state: RecordingMachineState, now: EpochMs): RecordingStep | undefined {
  if (state.kind === 'ending') return { state: toEnded(state) };
  if (!isAsking(state)) return undefined;
  const step = stop(state, now);
  return step.state.kind === 'ending' ? { ...step, state: toEnded(step.state) } : step;
}

/** The next state and what to do for it; undefined when the event changes nothing. */
export function reduceRecording(
  state: RecordingMachineState,
  event: RecordingEvent,
): RecordingStep | undefined {
  switch (event.kind) {
    case 'time':
      return timeCame(state, event.now);
    case 'left':
      return isAsking(state) ? left(state, event.now) : undefined;
    case 'taken':
      return isAsking(state) ? taken(state, event.now) : undefined;
    case 'missed':
      return isAsking(state) ? missed(state, event.now, event.failure) : undefined;
    case 'online':
      return isAsking(state) ? hasten(state, event.now) : undefined;
    case 'prolonged':
      return state.kind === 'recording'
        ? { state: { ...state, until: addMs(state.until, RECORDING_LENGTH) } }
        : undefined;
    case 'stopped':
      return isAsking(state) ? stop(state, event.now) : undefined;
    case 'signedOut':
      return isAsking(state) ? fail(state, event.failure) : undefined;
    case 'dropped':
      return drop(state, event.now);
  }
}
