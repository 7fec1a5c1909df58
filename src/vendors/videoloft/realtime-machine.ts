/**
 * The connection to one logger's news (§1.3.9): when it is opened, replaced and closed, as a pure
 * function of what was and what happened. There is one, or two while one replaces the other.
 */
import type { Failure } from '../../core/failure.ts';
import type { CameraId } from '../../core/ids.ts';
import { isTransient, retryDelay, STREAM_RETRY } from '../../core/retry-policy.ts';
import { addMs, type EpochMs, epochMs, type Ms, msBetween } from '../../core/units.ts';
import { isNotResident } from './device-failure.ts';
import {
  REALTIME_ABSENT_RETRY,
  REALTIME_CLOSE_AFTER,
  REALTIME_GATHER,
  REALTIME_GROW_AFTER,
  REALTIME_LIFE,
  REALTIME_NAMED_MAX,
  REALTIME_OVERLAP,
  REALTIME_RENEW_EVERY,
  REALTIME_SLOT_RETRY,
  REALTIME_STEADY,
} from './limits.ts';
import {
  answered,
  connections,
  names,
  type RealtimeConnection,
  type RealtimeLink,
  type RealtimePhase,
  type WaitReason,
} from './realtime-link.ts';

export type RealtimeEvent = { readonly now: EpochMs } & (
  | { readonly kind: 'wanted'; readonly cameras: ReadonlySet<CameraId> }
  | { readonly kind: 'paused' }
  | { readonly kind: 'resumed' }
  /** What was open before is not to be trusted. */
  | { readonly kind: 'networkBack' }
  | { readonly kind: 'opened'; readonly id: number }
  | { readonly kind: 'noSlot'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly failure: Failure; readonly random: number }
  | { readonly kind: 'ended'; readonly id: number; readonly random: number }
  | { readonly kind: 'timePassed'; readonly random: number }
);

export type RealtimeEffect =
  | { readonly kind: 'open'; readonly connection: RealtimeConnection }
  | { readonly kind: 'close'; readonly id: number }
  /** No connection is left that needs it. */
  | { readonly kind: 'freeSlot' };

export interface RealtimeStep {
  readonly link: RealtimeLink;
  readonly effects: readonly RealtimeEffect[];
}

/** The call does not exist there: "Not Found", "Method Not Allowed", "Not Implemented". */
const ABSENT: ReadonlySet<number | undefined> = new Set([404, 405, 410, 501]);

const only = (link: RealtimeLink): RealtimeStep => ({ link, effects: [] });

const closing = (ids: readonly number[]): readonly RealtimeEffect[] =>
  ids.map((id) => ({ kind: 'close', id }));

/** Leaves all connections for a phase that has none. */
function leaveAll(link: RealtimeLink, phase: RealtimePhase, failures = link.failures): RealtimeStep {
  return {
    link: { ...link, phase, failures, growAt: undefined },
    effects: [...closing(connections(link)), { kind: 'freeSlot' }],
  };
}

function newConnection(link: RealtimeLink, now: EpochMs): RealtimeConnection {
  const { wanted, newest } = link;
  return { id: newest + 1, named: wanted.size > REALTIME_NAMED_MAX ? undefined : wanted, at: now };
}

/** Opens a connection in place of all others. */
function openAnew(link: RealtimeLink, now: EpochMs, failures = link.failures): RealtimeStep {
  // Naming nobody would ask for everybody.
  if (link.wanted.size === 0) return rest(link);
  const next = newConnection(link, now);
  return {
    link: { ...link, phase: { kind: 'opening', next }, failures, growAt: undefined, newest: next.id },
    effects: [...closing(connections(link)), { kind: 'open', connection: next }],
  };
}

/** Opens the connection that follows the present one, which stays until then. */
function replace(link: RealtimeLink, now: EpochMs): RealtimeStep {
  const { phase } = link;
  if ((phase.kind !== 'open' && phase.kind !== 'replacing') || link.wanted.size === 0) {
    return openAnew(link, now);
  }
  const { current, openedAt } = phase;
  const next = newConnection(link, now);
  const others = connections(link).filter((id) => id !== current.id);
  return {
    link: {
      ...link,
      phase: { kind: 'replacing', current, openedAt, next },
      growAt: undefined,
      newest: next.id,
    },
    effects: [...closing(others), { kind: 'open', connection: next }],
  };
}

/** Nobody is there to hear. That a logger has no such call is not forgotten. */
function rest(link: RealtimeLink): RealtimeStep {
  const { phase } = link;
  const isAbsent = phase.kind === 'waiting' && phase.why === 'absent';
  return leaveAll({ ...link, leaveAt: undefined }, isAbsent ? phase : { kind: 'resting' });
}

function wanted(link: RealtimeLink, cameras: ReadonlySet<CameraId>, now: EpochMs): RealtimeStep {
  const { phase, isPaused } = link;
  const isLeft = cameras.size === 0;
  const leaveAt = isLeft && phase.kind !== 'resting' ? addMs(now, REALTIME_CLOSE_AFTER) : undefined;
  const next = { ...link, wanted: cameras, leaveAt: isLeft ? (link.leaveAt ?? leaveAt) : undefined };
  if (phase.kind === 'resting') {
    if (isLeft || isPaused) return only(next);
    return only({
      ...next,
      phase: { kind: 'waiting', why: 'gather', until: addMs(now, REALTIME_GATHER) },
    });
  }
  if (phase.kind === 'waiting') return only(next);
  const newest = phase.kind === 'open' ? phase.current : phase.next;
  const isMissingSome = [...cameras].some((camera) => !names(newest, camera));
  return only({
    ...next,
    growAt: isMissingSome ? (link.growAt ?? addMs(now, REALTIME_GROW_AFTER)) : undefined,
  });
}

/** How long to leave a logger alone after a try that failed. */
function pause(failure: Failure | undefined, failures: number, random: number): [WaitReason, Ms] {
  const code = failure?.code ?? 'unreachable';
  const isAbsent = ABSENT.has(failure?.facts.status) || !(isTransient(code) || code === 'signInNeeded');
  if (isAbsent && !isNotResident(failure?.facts.vendorText)) return ['absent', REALTIME_ABSENT_RETRY];
  const delay = retryDelay(STREAM_RETRY, failures, random, failure?.facts.retryAfter);
  return ['failed', delay ?? STREAM_RETRY.maxDelay];
}

function failed(
  link: RealtimeLink,
  now: EpochMs,
  failure: Failure | undefined,
  random: number,
): RealtimeStep {
  const failures = link.failures + 1;
  const [why, delay] = pause(failure, failures, random);
  const { phase } = link;
  if (phase.kind !== 'replacing') {
    return leaveAll(link, { kind: 'waiting', why, until: addMs(now, delay) }, failures);
  }
  const { current, openedAt, next } = phase;
  const renewAt = addMs(now, delay);
  return {
    link: { ...link, phase: { kind: 'open', current, openedAt, renewAt, old: undefined }, failures },
    effects: closing([next.id]),
  };
}

function opened(link: RealtimeLink, id: number, now: EpochMs): RealtimeStep {
  const { phase } = link;
  if ((phase.kind !== 'opening' && phase.kind !== 'replacing') || phase.next.id !== id) return only(link);
  const { next } = phase;
  const before = phase.kind === 'replacing' ? phase.current.id : undefined;
  // Counted from the question: the server counts from there, and may take its time to answer.
  const renewAt = epochMs(Math.max(addMs(next.at, REALTIME_RENEW_EVERY), addMs(now, REALTIME_STEADY)));
  const old = before === undefined ? undefined : { id: before, until: addMs(now, REALTIME_OVERLAP) };
  return only({ ...link, phase: { kind: 'open', current: next, openedAt: now, renewAt, old } });
}

function ended(link: RealtimeLink, id: number, now: EpochMs, random: number): RealtimeStep {
  const { phase } = link;
  if (phase.kind === 'open' && phase.old?.id === id)
    return only({ ...link, phase: { ...phase, old: undefined } });
  if (answered(link)?.id !== id) return only(link);
  if (phase.kind === 'replacing') return only({ ...link, phase: { kind: 'opening', next: phase.next } });
  const isSteady = phase.kind === 'open' && msBetween(phase.openedAt, now) >= REALTIME_STEADY;
  return isSteady ? openAnew(link, now, 0) : failed(link, now, undefined, random);
}

/** Does the one thing that is due first in importance; the driver comes again for the next. */
function timePassed(link: RealtimeLink, now: EpochMs, random: number): RealtimeStep {
  const { phase, growAt, leaveAt } = link;
  const isDue = (at: EpochMs | undefined): boolean => at !== undefined && at <= now;
  if (isDue(leaveAt)) return rest(link);
  switch (phase.kind) {
    case 'resting':
      return only({ ...link, growAt: undefined });
    case 'waiting':
      if (!isDue(phase.until)) return only({ ...link, growAt: undefined });
      if (link.wanted.size > 0 && !link.isPaused) return openAnew(link, now);
      return only({ ...link, phase: { kind: 'resting' } });
    case 'opening':
      if (isDue(growAt)) return openAnew(link, now);
      return isDue(addMs(phase.next.at, REALTIME_RENEW_EVERY))
        ? failed(link, now, undefined, random)
        : only(link);
    case 'open': {
      // The machine slept, or the server forgot to end it: nobody knows when the news stopped.
      if (isDue(addMs(phase.current.at, REALTIME_LIFE))) return openAnew(link, now);
      const { old } = phase;
      if (old !== undefined && isDue(old.until)) {
        return { link: { ...link, phase: { ...phase, old: undefined } }, effects: closing([old.id]) };
      }
      return isDue(growAt) || isDue(phase.renewAt) ? replace(link, now) : only(link);
    }
    case 'replacing':
      if (isDue(addMs(phase.current.at, REALTIME_LIFE))) {
        return {
          link: { ...link, phase: { kind: 'opening', next: phase.next } },
          effects: closing([phase.current.id]),
        };
      }
      if (isDue(growAt)) return replace(link, now);
      return isDue(addMs(phase.next.at, REALTIME_RENEW_EVERY))
        ? failed(link, now, undefined, random)
        : only(link);
  }
}

function networkBack(link: RealtimeLink, now: EpochMs): RealtimeStep {
  const { phase } = link;
  const isAtRest = phase.kind === 'resting' || (phase.kind === 'waiting' && phase.why !== 'failed');
  return isAtRest ? only(link) : openAnew(link, now, 0);
}

/** What follows from an event; an event of a connection that is left already changes nothing. */
export function reduceRealtime(link: RealtimeLink, event: RealtimeEvent): RealtimeStep {
  const { now } = event;
  switch (event.kind) {
    case 'wanted':
      return wanted(link, event.cameras, now);
    case 'paused':
      return rest({ ...link, isPaused: true });
    case 'resumed': {
      const next = { ...link, isPaused: false };
      return next.phase.kind === 'resting' && next.wanted.size > 0 ? openAnew(next, now) : only(next);
    }
    case 'networkBack':
      return networkBack(link, now);
    case 'opened':
      return opened(link, event.id, now);
    case 'noSlot': {
      const isMine = link.phase.kind === 'opening' && link.phase.next.id === event.id;
      const until = addMs(now, REALTIME_SLOT_RETRY);
      return isMine ? leaveAll(link, { kind: 'waiting', why: 'noSlot', until }) : only(link);
    }
    case 'failed': {
      const { phase } = link;
      const isMine = (phase.kind === 'opening' || phase.kind === 'replacing') && phase.next.id === event.id;
      return isMine ? failed(link, now, event.failure, event.random) : only(link);
    }
    case 'ended':
      return ended(link, event.id, now, event.random);
    case 'timePassed':
      return timePassed(link, now, event.random);
  }
}
