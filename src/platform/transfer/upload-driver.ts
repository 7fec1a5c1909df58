/**
 * Carries out one upload: gives pieces to the worker, watches over them and tells how it goes. What may
 * leave and when is upload-machine's, how many lines line-count's, the bytes are the worker's.
 */
import { chunkRange } from '../../core/chunk-plan.ts';
import { Failure, type FailureFacts, toFailure } from '../../core/failure.ts';
import type { Readable } from '../../core/readable.ts';
import { isTransient } from '../../core/retry-policy.ts';
import { type Ms, ms, msBetween } from '../../core/units.ts';
import type { Clock } from '../clock.ts';
import { answerFailure } from './answer-failure.ts';
import type { IdleWorker, Job } from './idle-worker.ts';
import { disturbed, observed, startLines } from './line-count.ts';
import { createThrottle } from './throttle.ts';
import {
  ANSWER_LIMIT,
  COMPLETION_LIMIT,
  FIRST_LINES,
  PROGRESS_EVERY,
  STALL_LIMIT,
} from './transfer-limits.ts';
import type { ChunkAnswer, ChunkRequest, UploadProgress, UploadTask } from './transfer-model.ts';
import {
  isComplete,
  isLastRound,
  nextPiece,
  reduceUpload,
  sentBytes,
  startUpload,
  type UploadEvent,
} from './upload-machine.ts';
import type { PieceNews, PieceRequest } from './upload-protocol.ts';

export interface UploadHost {
  readonly worker: IdleWorker<PieceRequest, PieceNews>;
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  readonly mostLines: number;
  /** In 0..1. */
  readonly random: () => number;
}

const OPERATION = 'upload';
const SUCCESS = 200;
const AFTER_SUCCESS = 300;

/** As `Transfer.upload`. */
export function runUpload(host: UploadHost, task: UploadTask, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new Failure({ code: 'aborted', operation: OPERATION }));
      return;
    }
    const upload = createUpload(host, task, {
      done: () => {
        signal.removeEventListener('abort', stop);
        resolve();
      },
      failed: (failure) => {
        signal.removeEventListener('abort', stop);
        reject(failure);
      },
    });
    const stop = () => upload.fail(new Failure({ code: 'aborted', operation: OPERATION }));
    signal.addEventListener('abort', stop, { once: true });
    upload.begin();
  });
}

interface Outcome {
  readonly done: () => void;
  readonly failed: (failure: Failure) => void;
}

/** What belongs to a piece on its way and must be undone with it. */
interface Running {
  job: Job<PieceRequest> | undefined;
  cancelWatch: () => void;
}

function createUpload(
  { worker, clock, online, mostLines, random }: UploadHost,
  task: UploadTask,
  outcome: Outcome,
) {
  const { plan } = task;
  let state = startUpload(plan, task.confirmed);
  let lines = startLines(FIRST_LINES, mostLines);
  /** Bytes that left since the beginning, also those that have to leave once more. */
  let moved = 0;
  let isOver = false;
  let cancelWake = (): void => undefined;
  const running = new Map<number, Running>();
  const progress = createThrottle(clock, PROGRESS_EVERY, () => task.onProgress(progressNow()));
  const stopListening = online.subscribe(() => {
    if (!online.get() || isOver) return;
    reduce({ kind: 'networkReturned', at: clock.now() });
    fill();
  });

  function progressNow(): UploadProgress {
    const { trouble, flights } = state;
    const now = { sent: sentBytes(state), lines: flights.size };
    if (trouble === undefined) return now;
    const retryAt = trouble.retryAt > clock.now() ? trouble.retryAt : undefined;
    return { ...now, retryAt, trouble: trouble.failure };
  }

  function reduce(event: UploadEvent): void {
    const before = state;
    state = reduceUpload(state, event);
    moved += Math.max(sentBytes(state) - sentBytes(before), 0);
    if (state.trouble !== before.trouble) {
      lines = disturbed(lines);
      progress.force();
    } else if (state !== before) progress.ask();
  }

  /** Lets go of all that is held; nothing happens afterwards. */
  function close(): void {
    isOver = true;
    stopListening();
    cancelWake();
    progress.dispose();
    for (const index of Array.from(running.keys())) letGo(index);
  }

  function fail(failure: Failure): void {
    if (isOver) return;
    close();
    outcome.failed(failure);
  }

  /** Sends what may leave now, and comes back when more may. */
  function fill(): void {
    cancelWake();
    for (;;) {
      if (isOver) return;
      const index = nextPiece(state, lines.lines, clock.now());
      if (index === undefined) break;
      send(index);
    }
    if (isComplete(state)) {
      progress.force();
      close();
      outcome.done();
      return;
    }
    const { trouble } = state;
    if (trouble === undefined || trouble.retryAt <= clock.now()) return;
    cancelWake = clock.after(ms(msBetween(clock.now(), trouble.retryAt)), fill);
  }

  function send(index: number): void {
    const one: Running = { job: undefined, cancelWatch: () => undefined };
    running.set(index, one);
    reduce({ kind: 'left', index, at: clock.now() });
    const isCurrent = () => running.get(index) === one;
    requestOf(index).then(
      (request) => {
        if (isCurrent()) post(index, one, request);
      },
      (error: unknown) => {
        if (isCurrent()) failed(index, toFailure(error, OPERATION));
      },
    );
  }

  const requestOf = async (index: number): Promise<ChunkRequest> => await task.request(index);

  function post(index: number, one: Running, request: ChunkRequest): void {
    const { begin, end } = chunkRange(plan, index);
    try {
      one.job = worker.open({
        heard: (news) => heard(index, news),
        // Its code cannot be fetched while the line is down; then it can be started again.
        broke: (cause) => failed(index, lineFailure({ cause })),
      });
    } catch (cause) {
      fail(new Failure({ code: 'defect', operation: OPERATION, cause }));
      return;
    }
    one.job.post({ id: one.job.id, kind: 'send', request, body: task.file.slice(begin, end) });
    // From now on: the time until it had its request is not its own.
    reduce({ kind: 'moved', index, bytes: 0, at: clock.now() });
    watch(index, one, STALL_LIMIT);
  }

  function heard(index: number, news: PieceNews): void {
    switch (news.kind) {
      case 'moved':
        reduce({ kind: 'moved', index, bytes: news.bytes, at: clock.now() });
        measure();
        return;
      case 'sent':
        reduce({ kind: 'sent', index, at: clock.now() });
        measure();
        return;
      case 'answered':
        answered(index, news.answer);
        return;
      case 'broke':
        if (news.unreadable) fail(new Failure({ code: 'notReadable', operation: OPERATION }));
        else failed(index, lineFailure({}));
    }
  }

  function measure(): void {
    // With fewer pieces than lines, more lines cannot help.
    if (isLastRound(state) || state.trouble !== undefined) return;
    const { lines: before } = lines;
    lines = observed(lines, moved, clock.now());
    if (lines.lines > before) fill();
  }

  const lineFailure = (facts: Pick<FailureFacts, 'cause'>): Failure =>
    new Failure({ code: online.get() ? 'unreachable' : 'offline', operation: OPERATION, ...facts });

  function answered(index: number, answer: ChunkAnswer): void {
    if (answer.status < SUCCESS || answer.status >= AFTER_SUCCESS) {
      failed(index, answerFailure(answer, task.failureOf, OPERATION));
      return;
    }
    letGo(index);
    reduce({ kind: 'confirmed', index });
    task.onConfirmed(index);
    fill();
  }

  function failed(index: number, failure: Failure): void {
    // Once: it leaves with the credential of the moment, which is perhaps a newer one.
    const asksAgain = failure.code === 'signInNeeded' && !state.refused.has(index);
    if (!asksAgain && !isTransient(failure.code)) {
      fail(failure);
      return;
    }
    letGo(index);
    reduce(
      asksAgain
        ? { kind: 'credentialRefused', index }
        : { kind: 'failed', index, failure, at: clock.now(), random: random() },
    );
    fill();
  }

  /** Looks after a piece again when it could have been silent for too long. */
  function watch(index: number, one: Running, delay: Ms): void {
    one.cancelWatch = clock.after(delay, () => {
      const flight = state.flights.get(index);
      if (flight === undefined) return;
      const answerLimit = isLastRound(state) ? COMPLETION_LIMIT : ANSWER_LIMIT;
      const left = (flight.isSent ? answerLimit : STALL_LIMIT) - msBetween(flight.movedAt, clock.now());
      if (left <= 0) failed(index, new Failure({ code: 'timeout', operation: OPERATION }));
      // No longer than the shortest limit: which one holds may change meanwhile.
      else watch(index, one, ms(Math.min(left, STALL_LIMIT)));
    });
  }

  function letGo(index: number): void {
    const one = running.get(index);
    running.delete(index);
    one?.cancelWatch();
    const job = one?.job;
    // Of one that has ended the worker knows nothing any more.
    job?.post({ id: job.id, kind: 'stop' });
    job?.close();
  }

  return { begin: fill, fail };
}
