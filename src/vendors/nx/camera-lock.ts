/**
 * Holds a camera's lock: extends it at the machine's pace, imports under it, gives it back. A lock that
 * could not be given back ends by itself 15 s after its last extension.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { createStore } from '../../core/readable.ts';
import { isTransient } from '../../core/retry-policy.ts';
import { type EpochMs, ms, msBetween } from '../../core/units.ts';
import { type Clock, sleep } from '../../platform/clock.ts';
import type { CameraLock, Uploads, UploadTicket } from '../contract-imports.ts';
import { abortable } from '../../platform/abortable.ts';
import {
  beginCameraLock,
  type CameraLockEffect,
  type CameraLockEvent,
  reduceCameraLock,
  wakesAt,
} from './camera-lock-machine.ts';
import { EXTEND_WAIT } from './import-limits.ts';
import type { HeldLock, VirtualCameraClient } from './virtual-camera-client.ts';

export interface CameraLockHost {
  readonly system: ConnectionId;
  /** Must go on in a hidden tab: a lock that is extended once a minute is lost. */
  readonly clock: Clock;
  readonly calls: VirtualCameraClient;
  readonly uploads: Pick<Uploads, 'status'>;
}

/** Somebody waits for an import. */
interface Waiting {
  readonly progress: (done: number | undefined) => void;
  /** Over as far as the server tells; with the reason where it may have been forgotten instead. */
  readonly over: (doubt: Failure | undefined) => void;
  readonly fail: (failure: Failure) => void;
}

const operation = 'import';
const NOT_ALLOWED = 405;
const UNPROCESSABLE = 422;

/** Keeps up a lock that the server granted to a request that left at `askedAt`. */
export function holdCameraLock(host: CameraLockHost, held: HeldLock, askedAt: EpochMs): CameraLock {
  const { system, clock, calls, uploads } = host;
  let machine = beginCameraLock(askedAt);
  let cancelTimer = (): void => undefined;
  /** Everything under this lock. */
  const life = new AbortController();
  let extending: Promise<unknown> = Promise.resolve();
  let waiting: Waiting | undefined;
  let releasing: Promise<void> | undefined;
  const lost = createStore(false);

  const failure = (code: 'lockLost' | 'busy' | 'corrupted' | 'notFound', of?: Failure): Failure =>
    new Failure({ ...of?.facts, code, operation, system });

  function dispatch(event: CameraLockEvent): void {
    const step = reduceCameraLock(machine, event);
    if (step === undefined) return;
    machine = step.state;
    schedule();
    if (step.effect !== undefined) perform(step.effect);
  }

  function schedule(): void {
    cancelTimer();
    const at = wakesAt(machine);
    if (at === undefined) return;
    cancelTimer = clock.after(ms(Math.max(msBetween(clock.now(), at), 0)), () => {
      dispatch({ kind: 'time', now: clock.now() });
      // Timers may come a millisecond early, and then nothing was due yet.
      schedule();
    });
  }

  function perform(effect: CameraLockEffect): void {
    switch (effect.kind) {
      case 'extend':
        extending = extend();
        return;
      case 'progress':
        waiting?.progress(effect.done);
        return;
      case 'over':
        waiting?.over(effect.doubt);
        return;
      case 'failed':
        waiting?.fail(effect.failure);
        return;
      case 'lost':
        lost.set(true);
        waiting?.fail(failure('lockLost'));
    }
  }

  async function extend(): Promise<void> {
    try {
      const status = await calls.extend(held, life.signal);
      dispatch({ kind: 'looked', now: clock.now(), status });
    } catch (error) {
      const missed = toFailure(error, 'extend lock', system);
      if (!isAbort(missed)) dispatch({ kind: 'missed', now: clock.now(), failure: missed });
    }
  }

  /** The server imports whatever is there: half an upload, too. */
  async function assertComplete(ticket: UploadTicket, signal: AbortSignal): Promise<void> {
    const { kind } = await uploads.status(ticket, signal);
    if (kind === 'missing') throw failure('notFound');
    if (kind === 'corrupted') throw failure('corrupted');
    // Its checksum is still being computed, or a piece is missing.
    if (kind === 'uploading') throw failure('busy');
  }

  /** Extends out of turn, and says who has the camera. */
  async function look(
    signal: AbortSignal,
  ): Promise<{ readonly isMine: boolean; readonly consuming: boolean }> {
    const { success, consuming } = await calls.extend(held, signal);
    if (!success) dispatch({ kind: 'refused' });
    return { isMine: success, consuming };
  }

  async function consume(ticket: UploadTicket, startAt: EpochMs, signal: AbortSignal): Promise<void> {
    const order = () => calls.consume(held, ticket.name, startAt, signal);
    try {
      await order();
    } catch (error) {
      const refused = toFailure(error, operation, system);
      const { status } = refused.facts;
      if (status === NOT_ALLOWED) {
        // A computer that slept may have let the lock run out: it is had back where nobody took it.
        if (!(await look(signal)).isMine) throw failure('lockLost', refused);
        await order();
        return;
      }
      // One status for two reasons: the lock tells whether an import runs.
      if (status === UNPROCESSABLE) {
        const { isMine, consuming } = await look(signal);
        if (!isMine) throw failure('lockLost', refused);
        throw failure(consuming ? 'busy' : 'notFound', refused);
      }
      throw refused;
    }
  }

  async function order(ticket: UploadTicket, startAt: EpochMs, signal: AbortSignal): Promise<void> {
    let doubt: Failure | undefined;
    try {
      await consume(ticket, startAt, signal);
    } catch (error) {
      const failed = toFailure(error, operation, system);
      const mayHaveArrived = failed.facts.status === undefined && isTransient(failed.code);
      if (!mayHaveArrived) throw failed;
      doubt = failed;
    }
    dispatch({ kind: 'begun', now: clock.now(), doubt });
  }

  /** An import that is over has taken its upload away: where that is still there, it never was. */
  async function settleDoubt(ticket: UploadTicket, doubt: Failure, signal: AbortSignal): Promise<void> {
    if ((await uploads.status(ticket, signal)).kind !== 'missing') throw doubt;
  }

  async function run(
    ticket: UploadTicket,
    startAt: EpochMs,
    progress: Waiting['progress'],
    signal: AbortSignal,
  ): Promise<void> {
    if (machine.kind !== 'held') throw failure('lockLost');
    if (waiting !== undefined) throw failure('busy');
    const outcome = Promise.withResolvers<Failure | undefined>();
    // Whoever is still checking the upload learns of it afterwards.
    outcome.promise.catch(() => undefined);
    const mine: Waiting = { progress, over: outcome.resolve, fail: outcome.reject };
    waiting = mine;
    try {
      await assertComplete(ticket, signal);
      if (machine.kind !== 'held') throw failure('lockLost');
      await order(ticket, startAt, signal);
      const doubt = await abortable(outcome.promise, signal);
      if (doubt !== undefined) await settleDoubt(ticket, doubt, signal);
    } finally {
      if (waiting === mine) waiting = undefined;
      dispatch({ kind: 'left' });
    }
  }

  /** An extension that overtakes the release would take the lock again. */
  async function giveBack(): Promise<void> {
    const limit = new AbortController();
    await Promise.race([extending, sleep(clock, EXTEND_WAIT, limit.signal).catch(() => undefined)]);
    limit.abort();
    life.abort();
    await release(false);
  }

  async function release(leaving: boolean): Promise<void> {
    try {
      await calls.release(held, leaving, new AbortController().signal);
    } catch {
      // It ends by itself.
    }
  }

  schedule();

  return {
    lost,
    import: (ticket, startAt, progress, signal) =>
      run(ticket, startAt, progress, AbortSignal.any([signal, life.signal])),
    release: (leaving = false) => {
      const isLost = machine.kind === 'lost';
      dispatch({ kind: 'released' });
      cancelTimer();
      waiting?.fail(new Failure({ code: 'aborted', operation, system }));
      if (isLost) {
        life.abort();
        return Promise.resolve();
      }
      if (leaving) {
        life.abort();
        return release(true);
      }
      releasing ??= giveBack();
      return releasing;
    },
  };
}
