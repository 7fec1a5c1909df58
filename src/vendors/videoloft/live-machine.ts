/**
 * What a live watch does next, as a pure function of what it was doing and what happened. The driver
 * performs the effects; at most one look or wait is under way at any time.
 */
import type { Failure, FailureCode } from '../../core/failure.ts';
import { retryDelay } from '../../core/retry-policy.ts';
import { addMs, type EpochMs, type Ms } from '../../core/units.ts';
import type { StreamTrouble } from '../contract.ts';
import { LIVE_LOOK_RETRY, NO_VIDEO_POLL_EVERY, WAKING_POLL_EVERY, WAKING_POLLS } from './limits.ts';
import type { LiveStream } from './live-stream.ts';

/** Why a camera is not shown. */
export type LiveObstacle =
  /** It was asked to stream and does not; `word` is the status that the vendor gave last. */
  | { readonly kind: 'noVideo'; readonly word: string | undefined }
  | { readonly kind: 'undecodable' }
  | { readonly kind: 'failure'; readonly failure: Failure };

export type LiveMachineState =
  | { readonly kind: 'resting' }
  | { readonly kind: 'waking'; readonly since: EpochMs; readonly polls: number }
  | { readonly kind: 'ready'; readonly stream: LiveStream }
  /** The player lost the stream: shown as ready until the status says otherwise. */
  | { readonly kind: 'checking'; readonly stream: LiveStream }
  /** `polls` and `misses` count looks without live video and looks that failed. */
  | {
      readonly kind: 'failed';
      readonly obstacle: LiveObstacle;
      readonly retryAt: EpochMs | undefined;
      readonly polls: number;
      readonly misses: number;
    };

export type LiveEvent =
  | { readonly kind: 'shown'; readonly now: EpochMs }
  | { readonly kind: 'hidden' }
  /** `stream` is undefined while the camera is not live, or its playlist not there. */
  | {
      readonly kind: 'looked';
      readonly now: EpochMs;
      readonly stream: LiveStream | undefined;
      readonly word: string | undefined;
    }
  | { readonly kind: 'lookFailed'; readonly now: EpochMs; readonly failure: Failure; readonly random: number }
  /** The system will not take livecommands for this camera from this person. */
  | { readonly kind: 'commandRefused'; readonly failure: Failure }
  | { readonly kind: 'waited' }
  | { readonly kind: 'troubled'; readonly trouble: StreamTrouble }
  | { readonly kind: 'retryAsked'; readonly now: EpochMs };

export type LiveEffect =
  | { readonly kind: 'keepAwake' }
  | { readonly kind: 'letSleep' }
  /** Asks whether the camera streams, and where; `anew`: finds its servers again first. */
  | { readonly kind: 'look'; readonly anew: boolean }
  | { readonly kind: 'wait'; readonly delay: Ms }
  | { readonly kind: 'stop' };

export interface LiveStep {
  readonly state: LiveMachineState;
  readonly effects: readonly LiveEffect[];
}

/** Failures that only a person can end: trying again would be noise. */
const LASTING: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'signInNeeded',
  'notPermitted',
  'hostNotAllowed',
  'badCertificate',
]);

const STOPPED: readonly LiveEffect[] = [{ kind: 'stop' }, { kind: 'letSleep' }];

export const RESTING: LiveMachineState = { kind: 'resting' };

function begin(now: EpochMs, anew: boolean): LiveStep {
  return {
    state: { kind: 'waking', since: now, polls: 0 },
    effects: [{ kind: 'keepAwake' }, { kind: 'look', anew }],
  };
}

function giveUp(obstacle: LiveObstacle): LiveStep {
  return { state: { kind: 'failed', obstacle, retryAt: undefined, polls: 0, misses: 0 }, effects: STOPPED };
}

function looked(
  state: LiveMachineState,
  event: Extract<LiveEvent, { kind: 'looked' }>,
): LiveStep | undefined {
  const { now, stream, word } = event;
  if (state.kind === 'resting' || state.kind === 'ready') return undefined;
  if (stream !== undefined) {
    const isSame = state.kind === 'checking' && state.stream.key === stream.key;
    return { state: { kind: 'ready', stream: isSame ? state.stream : stream }, effects: [] };
  }
  const polls = (state.kind === 'checking' ? 0 : state.polls) + 1;
  if (polls < WAKING_POLLS) {
    const since = state.kind === 'waking' ? state.since : now;
    return { state: { kind: 'waking', since, polls }, effects: [{ kind: 'wait', delay: WAKING_POLL_EVERY }] };
  }
  const retryAt = addMs(now, NO_VIDEO_POLL_EVERY);
  return {
    state: { kind: 'failed', obstacle: { kind: 'noVideo', word }, retryAt, polls, misses: 0 },
    effects: [{ kind: 'wait', delay: NO_VIDEO_POLL_EVERY }],
  };
}

function lookFailed(
  state: LiveMachineState,
  event: Extract<LiveEvent, { kind: 'lookFailed' }>,
): LiveStep | undefined {
  const { now, failure, random } = event;
  if (state.kind === 'resting' || state.kind === 'ready') return undefined;
  const obstacle = { kind: 'failure', failure } as const;
  if (LASTING.has(failure.code)) return giveUp(obstacle);
  const misses = (state.kind === 'failed' ? state.misses : 0) + 1;
  const polls = state.kind === 'checking' ? 0 : state.polls;
  const delay =
    retryDelay(LIVE_LOOK_RETRY, misses, random, failure.facts.retryAfter) ?? LIVE_LOOK_RETRY.maxDelay;
  return {
    state: { kind: 'failed', obstacle, retryAt: addMs(now, delay), polls, misses },
    effects: [{ kind: 'wait', delay }],
  };
}

function troubled(state: LiveMachineState, trouble: StreamTrouble): LiveStep | undefined {
  if (state.kind !== 'ready') return undefined;
  if (trouble === 'undecodable') return giveUp({ kind: 'undecodable' });
  return { state: { kind: 'checking', stream: state.stream }, effects: [{ kind: 'look', anew: true }] };
}

/** The next state and what to do for it; undefined when the event changes nothing. */
export function reduceLive(state: LiveMachineState, event: LiveEvent): LiveStep | undefined {
  switch (event.kind) {
    case 'shown':
      return state.kind === 'resting' ? begin(event.now, false) : undefined;
    case 'hidden':
      return state.kind === 'resting' ? undefined : { state: RESTING, effects: STOPPED };
    case 'looked':
      return looked(state, event);
    case 'lookFailed':
      return lookFailed(state, event);
    case 'commandRefused':
      return state.kind === 'resting' ? undefined : giveUp({ kind: 'failure', failure: event.failure });
    case 'waited':
      return state.kind === 'waking' || state.kind === 'failed'
        ? { state, effects: [{ kind: 'look', anew: false }] }
        : undefined;
    case 'troubled':
      return troubled(state, event.trouble);
    case 'retryAsked':
      return state.kind === 'failed' ? begin(event.now, true) : undefined;
  }
}
