/**
 * What is done for one export at its system: its order, the questions how it goes, the look at what the
 * archive held, and its end. Each function is one run; it ends by telling the board, or rejects. Whose turn
 * it is is the pump's, its files are the downloads'.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { Readable } from '../../core/readable.ts';
import { addMs, msBetween } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import type { ExportStatus, FootageExports } from '../../vendors/contract-exports.ts';
import { persist, waitAfter } from '../persist.ts';
import type { ExportBoard } from './export-board.ts';
import { type ExportJob, expiryFrom, isStaying, rangeOf, settingsUsed, withFiles } from './export-job.ts';
import { isAnswerLost, pollDelay } from './export-pace.ts';
import { createQuestionTurns } from './question-turns.ts';
import { whenOnline } from './when-online.ts';

export interface DriverHost {
  readonly board: ExportBoard;
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  /** Resolves once what the board knows is kept. */
  readonly flush: () => Promise<void>;
}

export interface ExportDriver {
  /** `account` is whose order it is from now on. Rejects with `busy` where the system wants it later. */
  readonly submit: (
    id: string,
    exports: FootageExports,
    account: string,
    signal: AbortSignal,
  ) => Promise<void>;
  /** Asks until it has come to its end. */
  readonly watch: (id: string, exports: FootageExports, signal: AbortSignal) => Promise<void>;
  /** Asks once whether the system still has it. */
  readonly check: (id: string, exports: FootageExports, signal: AbortSignal) => Promise<void>;
  /** What the archive held of its range, where the system tells. */
  readonly look: (id: string, exports: FootageExports, signal: AbortSignal) => Promise<void>;
  /** Ends it, and deletes its files at the system. */
  readonly end: (id: string, exports: FootageExports, signal: AbortSignal) => Promise<void>;
}

const operation = 'export footage';

export function createExportDriver(host: DriverHost): ExportDriver {
  const { board, clock, online } = host;
  const turns = createQuestionTurns(clock);

  const jobOf = (id: string): ExportJob => {
    const job = board.get(id);
    if (job === undefined) throw new Failure({ code: 'aborted', operation });
    return job;
  };
  const ticketOf = ({ item }: ExportJob): string => {
    if (item.ticket === undefined) throw new Failure({ code: 'aborted', operation });
    return item.ticket;
  };
  /** After each wait: is this run still the job's? */
  const proveCurrent = (signal: AbortSignal): void => {
    if (signal.aborted) throw new Failure({ code: 'aborted', operation });
  };

  async function submit(
    id: string,
    exports: FootageExports,
    account: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { item } = jobOf(id);
    const { camera, source, settings } = item;
    const stays = isStaying(exports, settings.format);
    const used = settingsUsed(exports, settings.format);
    board.learn(id, { account, stays, settingsUsed: used, span: rangeOf(item, clock.now()) });
    board.remember(id, { isSent: true });
    board.tell(id, { kind: 'sent' });
    // Whatever happens from here on, it is known that it may have been sent.
    await host.flush();
    proveCurrent(signal);
    if (jobOf(id).memory.wish === 'cancel') return refuse(id);
    const others = item.others.map((other) => ({ camera: other.camera, span: other.span }));
    const request = { camera: camera.camera, source, others, settings };
    try {
      const { id: ticket, name: nameThere, clockOffset } = await exports.start(request, signal);
      proveCurrent(signal);
      const sentAt = clock.now();
      board.learn(id, {
        ticket,
        clockOffset,
        nameThere,
        sentAt,
        expiresAt: expiryFrom(sentAt, exports.keptFor, { stays }),
      });
      board.remember(id, { isSent: false });
      board.tell(id, { kind: 'accepted' });
    } catch (error) {
      proveCurrent(signal);
      const failure = toFailure(error, operation, camera.system);
      if (isAnswerLost(failure)) {
        // A row that somebody took out comes back with this: it is the only trace.
        board.remember(id, { isSent: false, wish: undefined, isLeaving: false });
        board.tell(id, { kind: 'answerLost', failure });
        return;
      }
      if (jobOf(id).memory.wish === 'cancel') return refuse(id);
      board.remember(id, { isSent: false });
      if (failure.code === 'busy' || failure.code === 'signInNeeded') throw failure;
      const problem = exports.blame(failure, request);
      board.tell(id, { kind: 'failed', failure, problem });
    }
  }

  /** The system has nothing of what nobody wants any more. */
  function refuse(id: string): void {
    board.remember(id, { isSent: false, wish: undefined });
    board.tell(id, { kind: 'cancelled' });
  }

  async function watch(id: string, exports: FootageExports, signal: AbortSignal): Promise<void> {
    const { expiresAt, ticket, camera } = jobOf(id).item;
    const { keptFor } = exports;
    const isTold = expiresAt !== undefined && keptFor !== undefined;
    /** Since it was last asked about, or taken. */
    const age = isTold ? keptFor - msBetween(clock.now(), expiresAt) : 0;
    // Nothing has happened at the system in the moment after its answer.
    if (ticket !== undefined && age < pollDelay(0)) await sleep(clock, pollDelay(0), signal);
    let polls = 0;
    let tries = 0;
    while (!signal.aborted) {
      await waitForNetwork(id, signal);
      await turns.next(camera.system, polls, signal);
      try {
        const status = await exports.status(ticketOf(jobOf(id)), signal);
        proveCurrent(signal);
        if (isOver(id, exports, status)) return;
        polls += 1;
        tries = 0;
        await sleep(clock, pollDelay(polls), signal);
      } catch (error) {
        proveCurrent(signal);
        const failure = toFailure(error, operation, jobOf(id).item.camera.system);
        if (failure.code === 'notFound') {
          // What stays in a folder of the system is not gone because the system forgot about it.
          const { stays } = jobOf(id).item;
          return void board.tell(id, stays ? { kind: 'lost', failure } : { kind: 'gone' });
        }
        if (failure.code === 'signInNeeded') throw failure;
        // Whatever else it is: the export goes on at the system, and may be seen again.
        tries += 1;
        const wait = waitAfter(tries, failure);
        board.tell(id, { kind: 'troubled', failure, retryAt: addMs(clock.now(), wait) });
        await waitToRetry(clock, wait, online, signal);
      }
    }
  }

  /** Nothing is asked without a network, and the list says so. */
  async function waitForNetwork(id: string, signal: AbortSignal): Promise<void> {
    if (online.get()) return;
    const failure = new Failure({ code: 'offline', operation });
    board.tell(id, { kind: 'troubled', failure, retryAt: undefined });
    await whenOnline(online, signal);
  }

  /** Tells the board what the system told; true once that is the end. */
  function isOver(id: string, exports: FootageExports, status: ExportStatus): boolean {
    const { item } = jobOf(id);
    const expiresAt = expiryFrom(clock.now(), exports.keptFor, item);
    switch (status.kind) {
      case 'waiting':
        board.learn(id, { expiresAt });
        board.tell(id, { kind: 'progressed', to: 'waiting' });
        return false;
      case 'running':
        board.learn(id, { expiresAt });
        board.tell(id, { kind: 'progressed', to: 'running', progress: status.progress });
        return false;
      case 'ready':
        board.learn(id, {
          files: withFiles(item.files, status.files, item.handOn.download),
          expiresAt,
        });
        board.tell(id, { kind: 'completed', at: clock.now() });
        return true;
      case 'failed':
        board.learn(id, { expiresAt });
        board.tell(id, { kind: 'failed', failure: status.failure });
        return true;
      case 'lost':
        board.learn(id, { expiresAt: undefined });
        board.tell(id, { kind: 'lost', failure: status.failure });
        return true;
    }
  }

  async function check(id: string, exports: FootageExports, signal: AbortSignal): Promise<void> {
    try {
      const status = await persist(host, () => exports.status(ticketOf(jobOf(id)), signal), signal);
      proveCurrent(signal);
      if (status.kind === 'lost') board.tell(id, { kind: 'gone' });
      else board.learn(id, { expiresAt: expiryFrom(clock.now(), exports.keptFor, jobOf(id).item) });
    } catch (error) {
      proveCurrent(signal);
      const failure = toFailure(error, operation);
      if (failure.code === 'notFound') board.tell(id, { kind: 'gone' });
      // Nobody knows: whoever wants a file of it will see.
      else board.learn(id, { expiresAt: undefined });
    }
  }

  async function look(id: string, exports: FootageExports, signal: AbortSignal): Promise<void> {
    const { source, span, camera } = jobOf(id).item;
    if (source.kind === 'archive' && span !== undefined && span.from < span.until) {
      const ask = () => exports.coverage(camera.camera, source.archive, span, signal);
      try {
        const delivered = await persist(host, ask, signal);
        proveCurrent(signal);
        board.learn(id, { delivered });
      } catch (error) {
        proveCurrent(signal);
        // Otherwise what was delivered stays unknown, and is called so.
        if (toFailure(error, operation).code === 'signInNeeded') throw error;
      }
    }
    board.remember(id, { isLooked: true });
  }

  async function end(id: string, exports: FootageExports, signal: AbortSignal): Promise<void> {
    const ticket = ticketOf(jobOf(id));
    try {
      await persist(
        host,
        () => exports.remove(ticket, signal),
        signal,
        (failure, retryAt) => board.tell(id, { kind: 'troubled', failure, retryAt }),
      );
      proveCurrent(signal);
      ended(id);
    } catch (error) {
      proveCurrent(signal);
      const failure = toFailure(error, operation);
      if (failure.code === 'signInNeeded') throw failure;
      if (failure.code === 'notFound') return ended(id);
      const hasFiles = jobOf(id).item.files.length > 0;
      board.remember(id, { wish: undefined, isLeaving: false });
      board.tell(id, { kind: 'endRefused', failure, hasFiles, at: clock.now() });
    }
  }

  function ended(id: string): void {
    board.learn(id, { expiresAt: undefined });
    board.remember(id, { wish: undefined });
    if (!board.tell(id, { kind: 'deleted' })) board.tell(id, { kind: 'cancelled' });
  }

  return { submit, watch, check, look, end };
}
