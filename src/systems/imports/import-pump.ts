/**
 * Keeps the queue going: whenever something changed it looks whose turn it is, who has to sign in, which
 * camera may import and what is to be taken away, and begins that work. Decides nothing about words.
 */
import { Failure } from '../../core/failure.ts';
import type { CameraRef } from '../../core/ids.ts';
import { isTransient } from '../../core/retry-policy.ts';
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import type { FootageImports } from '../../vendors/contract-imports.ts';
import { type CameraLane, createCameraLane } from './camera-lane.ts';
import { isAtWork, isUnderWay, type ImportJob, laneOf, stepOf } from './import-job.ts';
import { createJobDriver, type DriverHost } from './import-job-driver.ts';
import type { ImportStep } from './import-model.ts';
import { createJobRunner } from '../job-runner.ts';
import { nextTurns, type Turn, type TurnStage } from './import-schedule.ts';
import { type Access, isSameAccount, type SystemAccess } from '../system-access.ts';

export interface PumpHost extends DriverHost {
  readonly systems: Pick<SystemAccess<FootageImports>, 'access'>;
  /** A row that needs nothing any more, and may be taken out. */
  readonly over: (id: string) => void;
}

export interface ImportPump {
  /** Something changed: looks in a moment. */
  readonly wake: () => void;
  /** Stops the work of a job; the board was told why. */
  readonly stop: (id: string) => void;
  /** Sessions changed: who may go on, and who must wait for a sign-in. */
  readonly sessionsChanged: () => void;
  /** The page is left: gives all locks back at once. What was under way goes on after `comeBack`. */
  readonly leave: () => void;
  readonly comeBack: () => void;
  /** The way to import into a camera, with the right person signed in. */
  readonly importsOf: (target: CameraRef | undefined, account?: string) => FootageImports | undefined;
}

const operation = 'import footage';

/** A system refused the credential, and its session says nothing of it. */
const LOOK_FOR_SESSION: Ms = ms(10 * ONE_SECOND);

/** Failures after which the same upload is of use: nobody has to send it again. */
const keepsUpload = ({ code }: Failure): boolean =>
  isTransient(code) || code === 'signInNeeded' || code === 'lockLost' || code === 'notReadable';

export function createImportPump(host: PumpHost): ImportPump {
  const { board, files, systems } = host;
  const driver = createJobDriver(host);
  const lanes = new Map<string, CameraLane>();
  const runner = createJobRunner(() => wake());
  /** Their upload could not be taken away and will not be: what is left there, the system's own limit ends. */
  const givenUp = new Set<string>();
  const sending = new Set<string>();
  let isDue = false;
  let isAway = false;

  function wake(): void {
    if (isDue || isAway) return;
    isDue = true;
    queueMicrotask(() => {
      isDue = false;
      if (!isAway) look();
    });
  }

  function accessOf({ item, memory }: ImportJob): Access<FootageImports> {
    if (item.target === undefined) return { kind: 'soon' };
    const access = systems.access(item.target.system);
    const isOther =
      access.kind === 'open' &&
      memory.account !== undefined &&
      !isSameAccount(memory.account, access.account);
    return isOther ? { kind: 'closed' } : access;
  }

  function look(): void {
    const turns: Turn[] = [];
    const ready = new Set<string>();
    for (const job of board.jobs()) {
      const { id, state } = job.item;
      // Whoever wants it again may leave something again.
      if (isUnderWay(state) && state.kind !== 'cancelling') givenUp.delete(id);
      if (isOver(job)) host.over(id);
      else if (isLeftOver(job)) cleanUp(job);
      else if (isUnderWay(state)) lookAt(job, turns, ready);
    }
    const { hash, send } = nextTurns(turns);
    if (hash !== undefined) begin(hash, 'hash', (signal) => driver.hash(hash, signal));
    if (send !== undefined) beginSending(send);
    for (const lane of ready) laneFor(lane).wake();
    // Those that have nothing to do any more end their waits.
    for (const [key, lane] of lanes) if (!ready.has(key)) lane.wake();
  }

  function lookAt(job: ImportJob, turns: Turn[], ready: Set<string>): void {
    const { id, state } = job.item;
    const access = accessOf(job);
    if (runner.isRunning(id)) {
      const stage = stageAtWork(job);
      if (stage !== undefined) turns.push({ id, stage });
      return;
    }
    if (access.kind === 'soon') return;
    if (access.kind === 'closed') return void board.tell(id, { kind: 'signInNeeded' });
    if (access.kind === 'never') return fail(id, access.failure, stepOf(job));
    if (job.memory.account === undefined) board.remember(id, { account: access.account });
    const lane = laneOf(job.item);
    if (state.kind === 'checking' || job.memory.stage === 'imported') {
      board.tell(id, { kind: 'imported' });
      begin(id, 'check', (signal) => driver.check(id, access.use, signal));
    } else if (job.memory.stage !== 'sending') {
      if (lane !== undefined) ready.add(lane);
      if (state.kind === 'waiting') board.tell(id, { kind: 'uploaded', at: host.clock.now() });
    } else if (refusalOf(job, access.use) !== undefined) {
      fail(id, new Failure({ code: 'rejected', operation, vendorText: refusalOf(job, access.use) }), 'hash');
    } else if (files.get(id) === undefined) begin(id, stepOf(job), () => driver.findFile(id));
    else turns.push({ id, stage: files.isProven(id) ? 'toSend' : 'toHash' });
  }

  /** Why the system does not take the file: it may have been started while nobody could ask. */
  function refusalOf({ item: { facts } }: ImportJob, imports: FootageImports): string | undefined {
    const verdict = facts === undefined ? undefined : imports.judge(facts);
    return verdict?.kind === 'refused' ? verdict.note : undefined;
  }

  /** Between two steps the run of the one has not ended while the board tells of the next. */
  function stageAtWork(job: ImportJob): TurnStage | undefined {
    const { id, state } = job.item;
    switch (state.kind) {
      case 'hashing':
        return 'hashing';
      case 'uploading':
        return isFinishing(job) ? 'finishing' : 'sending';
      case 'verifying':
        return 'finishing';
      case 'waiting':
        if (sending.has(id)) return 'sending';
        return files.isProven(id) ? 'toSend' : undefined;
      default:
        return undefined;
    }
  }

  function beginSending(id: string): void {
    const job = board.get(id);
    const imports = importsOf(job?.item.target);
    if (imports === undefined || runner.isRunning(id)) return;
    sending.add(id);
    begin(id, 'upload', (signal) => driver.send(id, imports, signal).finally(() => sending.delete(id)));
  }

  function begin(id: string, step: ImportStep, work: (signal: AbortSignal) => Promise<void>): void {
    void runner.run(id, work).then((end) => {
      if (end.kind === 'failed') fail(id, end.failure, step);
    });
  }

  function fail(id: string, failure: Failure, step: ImportStep): void {
    if (failure.code === 'signInNeeded') {
      board.tell(id, { kind: 'signInNeeded' });
      // A session that renewed itself does not change: then this is the way back.
      host.clock.after(LOOK_FOR_SESSION, sessionsChanged);
      return;
    }
    const job = board.get(id);
    const isVerifying = step === 'upload' && job?.item.state.kind === 'verifying';
    board.tell(id, { kind: 'failed', failure, step: isVerifying ? 'verify' : step });
  }

  /** Nothing is at the system that this queue would still take away. */
  function isOver({ item: { id, state }, memory }: ImportJob): boolean {
    if (state.kind === 'cancelled') return true;
    return state.kind === 'done' && (memory.ticket === undefined || givenUp.has(id));
  }

  /** Nobody means to go on with what is at the system. */
  function isLeftOver({ item: { id, state }, memory }: ImportJob): boolean {
    if (state.kind === 'cancelling') return true;
    if (memory.ticket === undefined || givenUp.has(id)) return false;
    if (state.kind === 'failed') return state.unproven === true || !keepsUpload(state.failure);
    return state.kind === 'done';
  }

  function cleanUp(job: ImportJob): void {
    const { id } = job.item;
    if (runner.isRunning(id)) return;
    const access = accessOf(job);
    const over = () => {
      // A row that is told nothing by this has to be looked at once more.
      if (!board.tell(id, { kind: 'cancelled' })) wake();
    };
    const giveUp = () => {
      givenUp.add(id);
      over();
    };
    if (access.kind === 'never') return giveUp();
    if (job.memory.ticket === undefined) return over();
    // It goes on once somebody is signed in; the system ends it by itself within a day.
    if (access.kind !== 'open') return;
    const work = async (signal: AbortSignal) => {
      await driver.clean(id, access.use, signal);
      board.remember(id, { stage: 'sending', ticket: undefined });
    };
    void runner.run(id, work).then((end) => {
      if (end.kind === 'stopped') return;
      if (end.kind === 'ended') over();
      else if (end.failure.code !== 'signInNeeded') giveUp();
    });
  }

  function laneFor(key: string): CameraLane {
    const known = lanes.get(key);
    if (known !== undefined) return known;
    const ready = () =>
      isAway
        ? []
        : board.jobs().filter((job) => {
            const { item, memory } = job;
            const isMine = laneOf(item) === key && isUnderWay(item.state) && item.state.kind !== 'cancelling';
            const isReady = memory.stage === 'complete' || memory.stage === 'importing';
            return isMine && isReady && !runner.isRunning(item.id) && accessOf(job).kind === 'open';
          });
    const lane = createCameraLane({
      board,
      runner,
      clock: host.clock,
      online: host.online,
      ready,
      imports: () => importsOf(ready()[0]?.item.target),
      fail,
      flush: host.flush,
    });
    lanes.set(key, lane);
    return lane;
  }

  function sessionsChanged(): void {
    for (const job of board.jobs()) {
      const { id, state } = job.item;
      const access = accessOf(job);
      if (state.kind === 'needsSignIn' && access.kind === 'open') board.tell(id, { kind: 'signedIn' });
      if (access.kind === 'closed' && isUnderWay(state)) {
        board.tell(id, { kind: 'signInNeeded' });
        runner.stop(id);
      }
    }
    wake();
  }

  function importsOf(target: CameraRef | undefined): FootageImports | undefined {
    if (target === undefined) return undefined;
    const access = systems.access(target.system);
    return access.kind === 'open' ? access.use : undefined;
  }

  return {
    wake,
    stop: runner.stop,
    importsOf,
    sessionsChanged,
    leave: () => {
      isAway = true;
      for (const lane of lanes.values()) lane.leave();
      for (const { item } of board.jobs()) {
        if (isAtWork(item.state)) board.tell(item.id, { kind: 'interrupted' });
      }
      runner.stopAll();
    },
    comeBack: () => {
      isAway = false;
      wake();
    },
  };
}

/** All its bytes have left: the line is free for the next one while the system computes. */
function isFinishing({ item: { state, file } }: ImportJob): boolean {
  return state.kind === 'uploading' && state.pace.done >= file.size && state.trouble === undefined;
}
