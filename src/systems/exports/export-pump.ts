/**
 * Keeps the exports going: whenever something changed it looks whose order is sent, who is asked, who has
 * to sign in and what is to be taken away, and begins that work. Decides nothing about words or files.
 */
import { type Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { addMs, type EpochMs, type Ms, ms, msBetween, ONE_SECOND } from '../../core/units.ts';
import type { FootageExports } from '../../vendors/contract-exports.ts';
import { createJobRunner } from '../job-runner.ts';
import { waitAfter } from '../persist.ts';
import { type Access, isSameAccount, type SystemAccess } from '../system-access.ts';
import { createExportDriver, type DriverHost } from './export-driver.ts';
import { type ExportJob, isKeptThere, isUnfinished } from './export-job.ts';
import { wayBack } from './export-resume.ts';
import { type ExportWork, nextOrders, workOf } from './export-turns.ts';

export interface PumpHost extends DriverHost {
  readonly systems: Pick<SystemAccess<FootageExports>, 'access'>;
  /** A row that somebody took out, and of which nothing is left anywhere. */
  readonly over: (id: string) => void;
}

export interface ExportPump {
  /** Something changed: looks in a moment. */
  readonly wake: () => void;
  /** Stops asking about an export; the board was told why. */
  readonly stop: (id: string) => void;
  /** Sessions changed: who may go on, and who must wait for a sign-in. */
  readonly sessionsChanged: () => void;
  /** What may be asked for an export: its system, with the person signed in who ordered it. */
  readonly accessOf: (job: ExportJob) => Access<FootageExports>;
  readonly dispose: () => void;
}

/** A system refused the credential, and its session says nothing of it. */
const LOOK_FOR_SESSION: Ms = ms(10 * ONE_SECOND);

/** A system that takes no orders for a while. */
interface Hold {
  readonly until: EpochMs;
  readonly tries: number;
}

export function createExportPump(host: PumpHost): ExportPump {
  const { board, clock, online, systems } = host;
  const driver = createExportDriver(host);
  const runner = createJobRunner(() => wake());
  const holds = new Map<ConnectionId, Hold>();
  /** Nothing of theirs is asked until a session changes. */
  const resting = new Set<string>();
  const ended = new AbortController();
  let isDue = false;
  let cancelTimer: (() => void) | undefined;

  function wake(): void {
    if (isDue || ended.signal.aborted) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!ended.signal.aborted) lookAround();
    });
  }

  function accessOf({ item }: ExportJob): Access<FootageExports> {
    const access = systems.access(item.camera.system);
    const isOther =
      access.kind === 'open' && item.account !== undefined && !isSameAccount(item.account, access.account);
    return isOther ? { kind: 'closed' } : access;
  }

  function lookAround(): void {
    const bySystem = new Map<ConnectionId, ExportJob[]>();
    for (const job of board.jobs()) {
      if (job.memory.isLeaving && isGone(job)) {
        host.over(job.item.id);
        continue;
      }
      lookAt(job);
      const now = board.get(job.item.id);
      if (now === undefined) continue;
      const { system } = now.item.camera;
      const those = bySystem.get(system);
      if (those === undefined) bySystem.set(system, [now]);
      else those.push(now);
    }
    for (const [system, jobs] of bySystem) sendNext(system, jobs);
    setTimer();
  }

  /** Nothing of it is at its system, or nobody can ever take that away. */
  const isGone = (job: ExportJob): boolean =>
    !job.memory.isSent && (!isKeptThere(job.item) || accessOf(job).kind === 'never');

  function lookAt(job: ExportJob): void {
    const { id, state } = job.item;
    if (runner.isRunning(id) || resting.has(id)) return;
    const work = workOf(job, clock.now());
    if (work === undefined && !isUnfinished(state)) return;
    const access = accessOf(job);
    if (access.kind === 'never') return giveUp(job, access.failure);
    if (access.kind === 'closed') return void board.tell(id, { kind: 'signInNeeded' });
    if (access.kind === 'open' && work !== undefined) begin(id, access.use, work);
  }

  function giveUp({ item }: ExportJob, failure: Failure): void {
    const { id, files } = item;
    const isEnding = item.state.kind === 'cancelling' || item.state.kind === 'deleting';
    const hasFiles = files.length > 0;
    if (isEnding) board.tell(id, { kind: 'endRefused', failure, hasFiles, at: clock.now() });
    board.tell(id, { kind: 'failed', failure });
  }

  function sendNext(system: ConnectionId, jobs: readonly ExportJob[]): void {
    const hold = holds.get(system);
    if (!online.get() || (hold !== undefined && hold.until > clock.now())) return;
    const open = jobs.filter((job) => accessOf(job).kind === 'open' || job.item.state.kind !== 'queued');
    for (const id of nextOrders(open)) {
      const job = board.get(id);
      const access = job === undefined ? undefined : accessOf(job);
      if (access?.kind !== 'open' || runner.isRunning(id)) continue;
      void runner
        .run(id, (signal) => driver.submit(id, access.use, access.account, signal))
        .then((end) => {
          if (end.kind === 'ended') holds.delete(system);
          if (end.kind === 'failed') postpone(id, system, end.failure);
        });
    }
  }

  /** A system that is busy gets no other order meanwhile. */
  function postpone(id: string, system: ConnectionId, failure: Failure): void {
    if (failure.code !== 'busy') return fail(id, failure);
    const before = holds.get(system);
    const isSame = before !== undefined && before.until > clock.now();
    const tries = isSame ? before.tries : (before?.tries ?? 0) + 1;
    const wait = waitAfter(tries, failure);
    const until = addMs(
      clock.now(),
      isSame ? ms(Math.max(wait, msBetween(clock.now(), before.until))) : wait,
    );
    holds.set(system, { until, tries });
    board.tell(id, { kind: 'postponed', failure, retryAt: until });
  }

  function begin(id: string, exports: FootageExports, work: Exclude<ExportWork, 'submit'>): void {
    void runner
      .run(id, (signal) => driver[work](id, exports, signal))
      .then((end) => {
        if (end.kind === 'failed') fail(id, end.failure);
      });
  }

  function fail(id: string, failure: Failure): void {
    if (failure.code !== 'signInNeeded') return void board.tell(id, { kind: 'failed', failure });
    if (!board.tell(id, { kind: 'signInNeeded' })) resting.add(id);
    // A session that renewed itself does not change: then this is the way back.
    clock.after(LOOK_FOR_SESSION, sessionsChanged);
  }

  function sessionsChanged(): void {
    if (ended.signal.aborted) return;
    resting.clear();
    for (const job of board.jobs()) {
      const { id, state } = job.item;
      const access = accessOf(job);
      if (state.kind === 'needsSignIn' && access.kind === 'open') {
        board.tell(id, { kind: 'signedIn', to: wayBack(job) });
      }
      // The answer to an order is waited for, whoever is signed in by then.
      if (access.kind === 'closed' && !job.memory.isSent) {
        board.tell(id, { kind: 'signInNeeded' });
        runner.stop(id);
      }
    }
    wake();
  }

  /** The next moment at which something is due by itself. */
  function setTimer(): void {
    cancelTimer?.();
    cancelTimer = undefined;
    const now = clock.now();
    const expiries = board
      .jobs()
      .flatMap(({ item }) =>
        item.state.kind === 'ready' && item.expiresAt !== undefined ? item.expiresAt : [],
      );
    const due = [...expiries, ...Array.from(holds.values(), ({ until }) => until)].filter((at) => at > now);
    if (due.length === 0) return;
    cancelTimer = clock.after(ms(Math.min(...due) - now), wake);
  }

  const stopOnline = online.subscribe(wake);

  return {
    wake,
    stop: (id) => {
      // An order that is on its way cannot be called back: its answer tells what there is to delete.
      if (board.get(id)?.memory.isSent !== true) runner.stop(id);
    },
    sessionsChanged,
    accessOf,
    dispose: () => {
      ended.abort();
      stopOnline();
      cancelTimer?.();
      runner.stopAll();
    },
  };
}
