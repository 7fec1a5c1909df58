/**
 * One camera's turn: files that are whole at the system go onto its timeline one after the other, under
 * one lock that is taken when the first is ready, kept while another one is, and given back in every case.
 * Footage is looked for before each import, so that nothing is imported twice.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { Readable } from '../../core/readable.ts';
import { isTransient } from '../../core/retry-policy.ts';
import { type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import type { CameraLock, FootageImports } from '../../vendors/contract-imports.ts';
import type { ImportBoard } from './import-board.ts';
import type { ImportJob } from './import-job.ts';
import { waitAfter } from '../persist.ts';
import type { JobRunner } from '../job-runner.ts';
import { around, coveredBy, isTaken } from './import-verify.ts';

export interface LaneHost {
  readonly board: ImportBoard;
  readonly runner: JobRunner;
  readonly clock: Clock;
  readonly online: Readable<boolean>;
  /** The jobs of this camera whose files are whole at the system, in the order of the queue. */
  readonly ready: () => readonly ImportJob[];
  /** Undefined while nobody is signed in. */
  readonly imports: () => FootageImports | undefined;
  readonly fail: (id: string, failure: Failure, step: 'lock' | 'import') => void;
  /** Resolves once what the board knows is kept. */
  readonly flush: () => Promise<void>;
}

export interface CameraLane {
  /** There may be something to do. */
  readonly wake: () => void;
  /** Gives the lock back at once, and what it was for goes on later. */
  readonly leave: () => void;
}

/** Somebody has the camera: asked again so often. */
const ASK_AGAIN: Ms = ms(3 * ONE_SECOND);
/** So often in a row a lock may be lost in the middle of an import. */
const MOST_LOSSES = 5;

const operation = 'import footage';

type Turn = 'next' | 'again';

export function createCameraLane(host: LaneHost): CameraLane {
  const { board, runner, clock } = host;
  let isRunning = false;
  let waiting: AbortController | undefined;
  let held: CameraLock | undefined;
  let turn: AbortController | undefined;
  /** Troubles in a row, of the lane and of single jobs. */
  let tries = 0;
  const losses = new Map<string, number>();

  function release(leaving = false): void {
    const lock = held;
    held = undefined;
    // It never fails, and nobody has to wait for it.
    void lock?.release(leaving);
  }

  async function run(): Promise<void> {
    turn = new AbortController();
    const { signal } = turn;
    try {
      while (!signal.aborted) {
        const [job] = host.ready();
        const imports = host.imports();
        if (job === undefined || imports === undefined || job.item.target === undefined) break;
        if (held?.lost.get() === true) release();
        if (held === undefined) await acquire(job, job.item.target.camera, imports, signal);
        else if ((await importOne(job, held, imports)) === 'again') await pause(job, signal);
      }
    } catch (error) {
      // Only what was called off ends here.
      if (!isAbort(error) && !signal.aborted) throw error;
    } finally {
      release();
    }
  }

  async function acquire(
    job: ImportJob,
    camera: Parameters<FootageImports['lock']>[0],
    imports: FootageImports,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const attempt = await imports.lock(camera, signal);
      if (attempt.kind === 'held') {
        tries = 0;
        held = attempt.lock;
        tellWaiting({ by: undefined, mine: false });
        // Nobody can use it any more: whoever left while it was asked for.
        if (signal.aborted) release(true);
        return;
      }
      const { by, mine, progress } = attempt;
      tellWaiting({ by, mine, progress });
      await wait(ASK_AGAIN, signal);
    } catch (error) {
      const failure = toFailure(error, 'lock the camera');
      if (signal.aborted || isAbort(error)) throw failure;
      if (!isTransient(failure.code)) host.fail(job.item.id, failure, 'lock');
      else await pause(job, signal, failure);
    }
  }

  /** What the files of the camera wait for; where nobody is named, for the one before them. */
  function tellWaiting(who: { by: string | undefined; mine: boolean; progress?: number | undefined }): void {
    for (const { item } of host.ready()) {
      board.tell(item.id, { kind: 'lockRefused', at: clock.now(), ...who });
    }
  }

  /** After trouble: the lock is given back, and asked for again a little later. */
  async function pause(job: ImportJob, signal: AbortSignal, failure?: Failure): Promise<void> {
    release();
    tries += 1;
    board.tell(job.item.id, { kind: 'lockRefused', at: clock.now(), by: undefined, mine: false });
    await wait(waitAfter(tries, failure), signal);
  }

  /** Ends early when the lane is woken. */
  async function wait(delay: Ms, signal: AbortSignal): Promise<void> {
    waiting = new AbortController();
    try {
      await waitToRetry(clock, delay, host.online, AbortSignal.any([signal, waiting.signal]));
    } catch (error) {
      if (signal.aborted) throw error;
    } finally {
      waiting = undefined;
    }
  }

  async function importOne({ item }: ImportJob, lock: CameraLock, imports: FootageImports): Promise<Turn> {
    const { id } = item;
    const end = await runner.run(id, (signal) => importUnder(id, lock, imports, signal));
    if (end.kind === 'ended') {
      tries = 0;
      losses.delete(id);
      return 'next';
    }
    // What was begun under it goes on at the system: nothing else can be imported under this lock.
    if (end.kind === 'stopped') {
      release();
      return 'next';
    }
    return troubled(id, end.failure);
  }

  function troubled(id: string, failure: Failure): Turn {
    const { code } = failure;
    if (code === 'lockLost') {
      const count = (losses.get(id) ?? 0) + 1;
      losses.set(id, count);
      if (count < MOST_LOSSES) return 'again';
    } else if (isTransient(code)) return 'again';
    losses.delete(id);
    release();
    host.fail(id, failure, 'import');
    return 'next';
  }

  /** One file. What an earlier try left on the timeline counts; what others left is in the way. */
  async function importUnder(
    id: string,
    lock: CameraLock,
    imports: FootageImports,
    signal: AbortSignal,
  ): Promise<void> {
    const job = board.get(id);
    const { ticket, stage } = job?.memory ?? {};
    const { span, start, target } = job?.item ?? {};
    if (span === undefined || start === undefined || target === undefined) {
      throw new Failure({ code: 'defect', operation });
    }
    const uploads = await imports.uploads(target.camera, signal);
    const [recorded, status] = await Promise.all([
      imports.recorded(target.camera, around(span), signal),
      ticket === undefined ? undefined : uploads.status(ticket, signal),
    ]);
    proveHeld(lock, signal);
    const isWhole = status?.kind === 'complete';
    if (stage === 'importing') {
      // A system takes the upload away when it has imported it: then the timeline has the last word.
      if (status?.kind === 'missing') board.remember(id, { ticket: undefined });
      const proof = isWhole ? coveredBy(span, recorded, imports.overlapTolerance) : undefined;
      if (!isWhole || proof !== undefined) imported(id);
      // What is still there besides is taken away once it is done.
      if (proof !== undefined) board.tell(id, { kind: 'proven', at: clock.now(), recorded: proof });
      if (!isWhole || proof !== undefined) return;
    } else if (isTaken(span, recorded, imports.overlapTolerance)) {
      throw new Failure({ code: 'periodTaken', operation });
    } else if (!isWhole) {
      // It was kept for a day, and that is over: it is sent again.
      board.remember(id, { stage: 'sending' });
      board.tell(id, { kind: 'interrupted' });
      return;
    }
    if (ticket === undefined) throw new Failure({ code: 'defect', operation });
    board.tell(id, { kind: 'importProgressed', done: undefined });
    board.remember(id, { stage: 'importing' });
    // Kept before it is begun: after a crash in between, what is on the timeline counts as this file.
    await host.flush();
    proveHeld(lock, signal);
    const tell = (done: number | undefined) => {
      if (!signal.aborted) board.tell(id, { kind: 'importProgressed', done });
    };
    await lock.import(ticket, start.at, tell, signal);
    if (signal.aborted) throw new Failure({ code: 'aborted', operation });
    imported(id);
  }

  function imported(id: string): void {
    board.remember(id, { stage: 'imported' });
    board.tell(id, { kind: 'imported' });
  }

  function wake(): void {
    if (host.ready().length === 0 || host.imports() === undefined) {
      waiting?.abort();
      return;
    }
    if (isRunning) return;
    isRunning = true;
    void run().finally(() => {
      isRunning = false;
      // What became ready while it came to its end.
      wake();
    });
  }

  return {
    wake,
    leave: () => {
      release(true);
      turn?.abort();
    },
  };
}

/** After each wait: is the lock still ours, and the run still wanted? */
function proveHeld(lock: CameraLock, signal: AbortSignal): void {
  if (signal.aborted) throw new Failure({ code: 'aborted', operation });
  if (lock.lost.get()) throw new Failure({ code: 'lockLost', operation });
}
