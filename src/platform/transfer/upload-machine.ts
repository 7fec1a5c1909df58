/**
 * Which pieces of an upload wait, are on their way, or are confirmed, and when the next one may leave.
 * Pure: what is sent, measured and told is the driver's. Trouble is of the upload, not of a piece: when
 * the line is down, every further piece would only find that out again.
 */
import { type ChunkPlan, chunkRange } from '../../core/chunk-plan.ts';
import type { Failure } from '../../core/failure.ts';
import { retryDelay, STREAM_RETRY } from '../../core/retry-policy.ts';
import { addMs, type EpochMs } from '../../core/units.ts';

/** A piece on its way. */
export interface Flight {
  /** Which departure of the upload it was. */
  readonly turn: number;
  /** Bytes that have left. */
  readonly moved: number;
  /** When it last moved. */
  readonly movedAt: EpochMs;
  /** All of it has left: the answer is awaited. */
  readonly isSent: boolean;
}

/** From the first failure until something is confirmed again. */
export interface Trouble {
  readonly failure: Failure;
  /** Failures one after the other; those of pieces that were on their way already count as one. */
  readonly count: number;
  /** Departures until the last failure that counted. */
  readonly since: number;
  readonly retryAt: EpochMs;
}

export interface UploadState {
  readonly plan: ChunkPlan;
  /** Pieces that were not confirmed at the beginning; those before `next` have left at least once. */
  readonly todo: readonly number[];
  readonly next: number;
  /** Pieces that failed and leave again after the others: one that always fails holds up none. */
  readonly again: readonly number[];
  readonly flights: ReadonlyMap<number, Flight>;
  /** How many pieces have left so far, each time counted. */
  readonly turns: number;
  readonly confirmedBytes: number;
  readonly trouble: Trouble | undefined;
  /** Pieces whose credential was refused, since something was confirmed. */
  readonly refused: ReadonlySet<number>;
}

export type UploadEvent =
  | { readonly kind: 'left'; readonly index: number; readonly at: EpochMs }
  | { readonly kind: 'moved'; readonly index: number; readonly bytes: number; readonly at: EpochMs }
  | { readonly kind: 'sent'; readonly index: number; readonly at: EpochMs }
  | { readonly kind: 'confirmed'; readonly index: number }
  /** `random` is in 0..1. */
  | {
      readonly kind: 'failed';
      readonly index: number;
      readonly failure: Failure;
      readonly at: EpochMs;
      readonly random: number;
    }
  | { readonly kind: 'credentialRefused'; readonly index: number }
  /** The browser has its network back. */
  | { readonly kind: 'networkReturned'; readonly at: EpochMs };

/** An upload of which nothing is on its way yet. */
export function startUpload(plan: ChunkPlan, isConfirmed: (index: number) => boolean): UploadState {
  const todo: number[] = [];
  let confirmedBytes = 0;
  for (let index = 0; index < plan.count; index += 1) {
    if (isConfirmed(index)) confirmedBytes += bytesOf(plan, index);
    else todo.push(index);
  }
  return {
    plan,
    todo,
    next: 0,
    again: [],
    flights: new Map(),
    turns: 0,
    confirmedBytes,
    trouble: undefined,
    refused: new Set(),
  };
}

const bytesOf = (plan: ChunkPlan, index: number): number => {
  const { begin, end } = chunkRange(plan, index);
  return end - begin;
};

/** No piece waits for its turn: the answer to any one on its way can complete the set. */
export const isLastRound = ({ todo, next, again }: UploadState): boolean =>
  next >= todo.length && again.length === 0;

export const isComplete = (state: UploadState): boolean => isLastRound(state) && state.flights.size === 0;

/** Of this file: bytes confirmed and on their way. */
export function sentBytes({ confirmedBytes, flights }: UploadState): number {
  let bytes = confirmedBytes;
  for (const { moved } of flights.values()) bytes += moved;
  return bytes;
}

/** The piece that may leave now over one of `lines` lines; undefined when none may or none is left. */
export function nextPiece(state: UploadState, lines: number, now: EpochMs): number | undefined {
  if (state.flights.size >= lines) return undefined;
  const { trouble } = state;
  if (trouble !== undefined && (now < trouble.retryAt || isProbed(state, trouble))) return undefined;
  return state.todo[state.next] ?? state.again[0];
}

/** While there is trouble, one piece finds out for all. What left before it began proves nothing. */
function isProbed({ flights }: UploadState, { since }: Trouble): boolean {
  return Array.from(flights.values()).some(({ turn }) => turn > since);
}

export function reduceUpload(state: UploadState, event: UploadEvent): UploadState {
  if (event.kind === 'left') return left(state, event.index, event.at);
  if (event.kind === 'networkReturned') {
    const { trouble } = state;
    return trouble === undefined ? state : { ...state, trouble: { ...trouble, count: 0, retryAt: event.at } };
  }
  const flight = state.flights.get(event.index);
  // A late word of a piece that is not on its way any more.
  if (flight === undefined) return state;
  switch (event.kind) {
    case 'moved': {
      const moved = Math.min(event.bytes, bytesOf(state.plan, event.index));
      return withFlight(state, event.index, { ...flight, moved, movedAt: event.at });
    }
    case 'sent': {
      const moved = bytesOf(state.plan, event.index);
      return withFlight(state, event.index, { ...flight, moved, movedAt: event.at, isSent: true });
    }
    case 'confirmed':
      return {
        ...landed(state, event.index),
        confirmedBytes: state.confirmedBytes + bytesOf(state.plan, event.index),
        trouble: undefined,
        refused: new Set(),
      };
    case 'failed': {
      const trouble = troubled(state, flight, event);
      return { ...landed(state, event.index), again: [...state.again, event.index], trouble };
    }
    case 'credentialRefused': {
      const refused = new Set(state.refused).add(event.index);
      return { ...landed(state, event.index), again: [...state.again, event.index], refused };
    }
  }
}

function left(state: UploadState, index: number, at: EpochMs): UploadState {
  const turns = state.turns + 1;
  const flight: Flight = { turn: turns, moved: 0, movedAt: at, isSent: false };
  const sent = withFlight({ ...state, turns }, index, flight);
  if (state.todo[state.next] === index) return { ...sent, next: state.next + 1 };
  return { ...sent, again: state.again.filter((one) => one !== index) };
}

const withFlight = (state: UploadState, index: number, flight: Flight): UploadState => ({
  ...state,
  flights: new Map(state.flights).set(index, flight),
});

function landed(state: UploadState, index: number): UploadState {
  const flights = new Map(state.flights);
  flights.delete(index);
  return { ...state, flights };
}

interface FailedPiece {
  readonly failure: Failure;
  readonly at: EpochMs;
  readonly random: number;
}

function troubled({ trouble, turns }: UploadState, flight: Flight, failed: FailedPiece): Trouble {
  const { failure, at, random } = failed;
  // It left before the trouble began: the same trouble, met by another piece.
  if (trouble !== undefined && flight.turn <= trouble.since) return { ...trouble, failure };
  const count = (trouble?.count ?? 0) + 1;
  const delay = retryDelay(STREAM_RETRY, count, random, failure.facts.retryAfter) ?? STREAM_RETRY.maxDelay;
  return { failure, count, since: turns, retryAt: addMs(at, delay) };
}
