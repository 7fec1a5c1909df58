/**
 * Reading files of footage in one worker, one after the other: readings before pictures. A file on which
 * the worker hangs or breaks is given up, and the next has a new worker. Idle, there is none.
 */
import { Failure, type FailureCode } from '../../core/failure.ts';
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { FootageReader } from './footage-reader-model.ts';
import type { FootageAnswer, FootageRequest } from './footage-reader-protocol.ts';

/** The page's side of the worker. */
export interface FootageWorker {
  readonly post: (request: FootageRequest) => void;
  readonly end: () => void;
}

/** Starts a worker that tells answers, or that it broke. */
export type StartFootageWorker = (told: (answer: FootageAnswer) => void, broke: () => void) => FootageWorker;

/** Twice what the worker allows itself: what takes longer is stuck in the disk or in a decoder. */
const FILE_LIMIT = ms(10 * ONE_SECOND);
/** Its code comes over the network. */
const START_LIMIT = ms(30 * ONE_SECOND);
/** An idle worker is kept this long: people choose files more than once. */
const IDLE_WAIT = ms(30 * ONE_SECOND);

const startWorker: StartFootageWorker = (told, broke) => {
  const worker = new Worker(new URL('./footage-reader.worker.ts', import.meta.url), {
    type: 'module',
    name: 'footage',
  });
  worker.addEventListener('message', ({ data }: MessageEvent<FootageAnswer>) => told(data));
  worker.addEventListener('error', broke);
  worker.addEventListener('messageerror', broke);
  return {
    post: (request) => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
      worker.postMessage(request);
    },
    end: () => worker.terminate(),
  };
};

/** The worker of the moment. What one says that was ended meanwhile is nobody's. */
interface Running {
  isReady: boolean;
  link: FootageWorker | undefined;
}

interface Job {
  readonly request: FootageRequest;
  readonly answered: (answer: FootageAnswer) => void;
  /** It cannot be had: this file hangs or breaks the worker. */
  readonly givenUp: () => void;
  readonly failed: (code: FailureCode) => void;
}

/**
 * Readings reject with `aborted`, or with `defect` where the worker cannot be started at all; a file that
 * cannot be read in time is `unreadable`, and has no picture.
 */
export function createFootageReader(
  start: StartFootageWorker = startWorker,
  clock: Clock = systemClock,
): FootageReader {
  const waiting = { reading: new Set<Job>(), frame: new Set<Job>() };
  let newest = 0;
  let current: Job | undefined;
  let worker: Running | undefined;
  let cancelTimer = (): void => undefined;

  function setTimer(delay: Ms, callback: () => void): void {
    cancelTimer();
    cancelTimer = clock.after(delay, callback);
  }

  function next(): void {
    if (current !== undefined) return;
    const [job] = waiting.reading.size > 0 ? waiting.reading : waiting.frame;
    if (job === undefined) {
      setTimer(IDLE_WAIT, endWorker);
      return;
    }
    waiting[job.request.want].delete(job);
    current = job;
    if (worker?.isReady === true) post(job);
    else startFor(job);
  }

  function startFor(job: Job): void {
    setTimer(START_LIMIT, broke);
    const mine: Running = { isReady: false, link: undefined };
    worker = mine;
    try {
      mine.link = start(
        (answer) => {
          if (worker === mine) told(answer);
        },
        () => {
          if (worker === mine) broke();
        },
      );
    } catch {
      current = undefined;
      endWorker();
      job.failed('defect');
      next();
    }
  }

  function post(job: Job): void {
    setTimer(FILE_LIMIT, broke);
    worker?.link?.post(job.request);
  }

  function told(answer: FootageAnswer): void {
    if (answer.kind === 'ready') {
      if (worker !== undefined) worker.isReady = true;
      if (current !== undefined) post(current);
      return;
    }
    if (answer.id !== current?.request.id) return;
    const job = current;
    current = undefined;
    job.answered(answer);
    next();
  }

  /** It says so itself, or says nothing for too long. */
  function broke(): void {
    const job = current;
    const wasReady = worker?.isReady === true;
    current = undefined;
    endWorker();
    if (wasReady) job?.givenUp();
    else job?.failed('defect');
    next();
  }

  function endWorker(): void {
    cancelTimer();
    worker?.link?.end();
    worker = undefined;
  }

  function ask<T>(
    want: FootageRequest['want'],
    file: File,
    signal: AbortSignal,
    meaning: (answer: FootageAnswer | undefined) => T,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      newest += 1;
      const failed = (code: FailureCode): void => reject(new Failure({ code, operation: 'read footage' }));
      const settle = (answer?: FootageAnswer): void => {
        signal.removeEventListener('abort', abort);
        resolve(meaning(answer));
      };
      const job: Job = {
        request: { id: newest, file, want },
        answered: settle,
        givenUp: settle,
        failed,
      };
      // One that is under way goes on to its end, which is near; its answer is nobody's.
      const abort = (): void => {
        waiting[want].delete(job);
        failed('aborted');
      };
      if (signal.aborted) {
        abort();
        return;
      }
      signal.addEventListener('abort', abort, { once: true });
      waiting[want].add(job);
      next();
    });
  }

  return {
    read: (file, signal) =>
      ask('reading', file, signal, (answer) =>
        answer?.kind === 'reading' ? answer.reading : { kind: 'unusable', because: 'unreadable' },
      ),
    frame: (file, signal) =>
      ask('frame', file, signal, (answer) => (answer?.kind === 'frame' ? answer.frame : undefined)),
  };
}
