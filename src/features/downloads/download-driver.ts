/**
 * Brings one file of footage from a system to the disk: asks, receives, saves. A file that does not come
 * whole is thrown away, so that none is left that looks complete. Goes on whatever page is shown.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import { createStore, type Readable } from '../../core/readable.ts';
import { type Ms, ms, msBetween, ONE_MINUTE } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FileSink, SaveTarget } from '../../platform/save-file.ts';
import type { FootageFile } from '../../vendors/contract-events.ts';
import { type DownloadEvent, type DownloadState, isOver, reduceDownload } from './download-machine.ts';

export interface Download {
  readonly state: Readable<DownloadState>;
  /** Stops it, and throws away what came so far. */
  readonly cancel: () => void;
  /** Begins anew after a failure or a cancel, in the same place. */
  readonly retry: () => void;
}

export interface DownloadHost {
  /** Asks the system; resolves when the first bytes come. */
  readonly fetch: (signal: AbortSignal) => Promise<FootageFile>;
  readonly target: SaveTarget;
  readonly clock: Clock;
}

/** Bytes come in hundreds of pieces a second; a person reads a few numbers. */
const TELL_EVERY: Ms = ms(250);
/** A connection that brings nothing for this long is dead, even if nobody says so. */
const LONGEST_SILENCE: Ms = ONE_MINUTE;

const operation = 'download footage';

/** Begins at once. */
export function startDownload({ fetch, target, clock }: DownloadHost): Download {
  const state = createStore<DownloadState>({ kind: 'waiting', since: clock.now() });
  let running = new AbortController();
  let closing = false;

  async function run(mine: AbortController) {
    const { signal } = mine;
    // An answer to a run that was given up changes nothing.
    const tell = (event: DownloadEvent) => {
      if (running === mine) state.set(reduceDownload(state.get(), event));
    };
    closing = false;
    tell({ kind: 'asked', at: clock.now() });
    let sink: FileSink | undefined;
    try {
      const file = await fetch(signal);
      tell({ kind: 'opened', at: clock.now(), total: file.size });
      sink = await onDisk(target.open());
      const size = await receive(file, sink, signal, tell);
      // From here on it stands on the disk: too late to be called off.
      closing = true;
      await onDisk(sink.close());
      tell({ kind: 'saved', size });
    } catch (error) {
      closing = false;
      mine.abort();
      await sink?.abort();
      if (isAbort(error)) tell({ kind: 'cancelled' });
      else tell({ kind: 'failed', failure: toFailure(error, operation) });
    }
  }

  async function receive(
    { body, size }: FootageFile,
    sink: FileSink,
    signal: AbortSignal,
    tell: (event: DownloadEvent) => void,
  ): Promise<number> {
    const reader = body.getReader();
    let received = 0;
    let toldAt = clock.now();
    try {
      for (;;) {
        const { done, value } = await inTime(reader.read(), signal);
        if (done) break;
        await onDisk(sink.write(value));
        if (signal.aborted) throw new Failure({ code: 'aborted', operation });
        received += value.length;
        const now = clock.now();
        if (msBetween(toldAt, now) < TELL_EVERY) continue;
        toldAt = now;
        tell({ kind: 'progressed', at: now, received });
      }
    } catch (error) {
      reader.cancel().catch(() => undefined);
      throw error instanceof Failure ? error : brokenOff(error);
    }
    if (received === 0 || (size !== undefined && received < size)) throw brokenOff(undefined);
    return received;
  }

  /** What comes within the longest silence; rejects as well when the download is called off. */
  function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      const aborted = () => reject(new Failure({ code: 'aborted', operation }));
      const stopTimer = clock.after(LONGEST_SILENCE, () =>
        reject(new Failure({ code: 'timeout', operation })),
      );
      const settled = () => {
        stopTimer();
        signal.removeEventListener('abort', aborted);
      };
      signal.addEventListener('abort', aborted, { once: true });
      if (signal.aborted) aborted();
      work.then(resolve, reject).finally(settled);
    });
  }

  void run(running);
  return {
    state,
    cancel: () => {
      if (closing || isOver(state.get())) return;
      // Said at once: what is under way ends behind it.
      state.set(reduceDownload(state.get(), { kind: 'cancelled' }));
      running.abort();
    },
    retry: () => {
      if (!isOver(state.get()) || state.get().kind === 'done') return;
      running = new AbortController();
      void run(running);
    },
  };
}

/** What the disk was asked to do; when it does not, that is its fault and not the system's. */
async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new Failure({ code: 'notSaved', operation, cause: error });
  }
}

/** The line broke in the middle, or ended too early. */
function brokenOff(cause: unknown): Failure {
  const known = cause === undefined ? undefined : toFailure(cause, operation);
  if (known !== undefined && isAbort(known)) return known;
  return new Failure({ code: 'unreachable', operation, cause });
}
