/**
 * What a download is doing, as a pure function of what happened to it: waiting for the system, receiving
 * bytes, over. Knows neither network nor disk.
 */
import type { Failure } from '../../core/failure.ts';
import { type EpochMs, type Ms, ms, msBetween, ONE_SECOND } from '../../core/units.ts';

/** How many bytes had come at a moment. */
interface Mark {
  readonly at: EpochMs;
  readonly received: number;
}

export type DownloadState =
  /** The system was asked and builds the file. */
  | { readonly kind: 'waiting'; readonly since: EpochMs }
  | {
      readonly kind: 'receiving';
      readonly since: EpochMs;
      readonly received: number;
      /** Bytes of the whole file, when the system told. */
      readonly total: number | undefined;
      /** Oldest first: what speed is measured from. */
      readonly marks: readonly Mark[];
    }
  | { readonly kind: 'done'; readonly size: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

export type DownloadEvent =
  | { readonly kind: 'asked'; readonly at: EpochMs }
  /** The file begins to come. */
  | { readonly kind: 'opened'; readonly at: EpochMs; readonly total: number | undefined }
  | { readonly kind: 'progressed'; readonly at: EpochMs; readonly received: number }
  | { readonly kind: 'saved'; readonly size: number }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

/** Speed is that of this long: steady enough to read, short enough to notice a change. */
const MEASURED: Ms = ms(5 * ONE_SECOND);
/** A speed from less than this would jump. */
const SHORTEST: Ms = ONE_SECOND;

export const isOver = ({ kind }: DownloadState): boolean =>
  kind === 'done' || kind === 'failed' || kind === 'cancelled';

/** The next state; what comes after an end changes nothing, except asking anew. */
export function reduceDownload(state: DownloadState, event: DownloadEvent): DownloadState {
  if (event.kind === 'asked') return { kind: 'waiting', since: event.at };
  if (isOver(state)) return state;
  switch (event.kind) {
    case 'opened':
      return {
        kind: 'receiving',
        since: event.at,
        received: 0,
        total: event.total,
        marks: [{ at: event.at, received: 0 }],
      };
    case 'progressed':
      return state.kind === 'receiving' ? progressed(state, event) : state;
    case 'saved':
      return { kind: 'done', size: event.size };
    case 'failed':
      return { kind: 'failed', failure: event.failure };
    case 'cancelled':
      return { kind: 'cancelled' };
  }
}

type Receiving = Extract<DownloadState, { readonly kind: 'receiving' }>;

function progressed(state: Receiving, { at, received }: Mark): Receiving {
  const young = state.marks.filter((mark) => msBetween(mark.at, at) <= MEASURED);
  // The one just before the window's edge keeps the measure as long as the window.
  const before = state.marks.findLast((mark) => msBetween(mark.at, at) > MEASURED);
  const marks = [...(before === undefined ? [] : [before]), ...young, { at, received }];
  return { ...state, received, marks };
}

/** Bytes in a second; undefined until enough has been seen. */
export function speedOf(state: Receiving): number | undefined {
  const first = state.marks[0];
  const last = state.marks.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const length = msBetween(first.at, last.at);
  if (length < SHORTEST) return undefined;
  return ((last.received - first.received) / length) * ONE_SECOND;
}

/** 0..1; undefined when the system did not tell how large the file is. */
export function shareOf({ received, total }: Receiving): number | undefined {
  return total === undefined ? undefined : Math.min(received / total, 1);
}

/** How long the rest takes at this speed; undefined when that cannot be told. */
export function timeLeft(state: Receiving): Ms | undefined {
  const speed = speedOf(state);
  if (state.total === undefined || speed === undefined || speed <= 0) return undefined;
  return ms((Math.max(state.total - state.received, 0) / speed) * ONE_SECOND);
}
