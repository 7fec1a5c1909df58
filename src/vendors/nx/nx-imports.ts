/**
 * Importing footage into virtual cameras. Lock, upload and import go to the server that owns the camera;
 * locks are kept up until they are released, and given back when the session or the page ends.
 */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { offer } from '../../core/offer.ts';
import { ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Camera } from '../contract.ts';
import type { CameraLock, FootageImports, LockAttempt } from '../contract-imports.ts';
import type { NxCameras } from './cameras.ts';
import { createVirtualCamera } from './create-virtual-camera.ts';
import { FOOTAGE_ENDINGS, judgeFootage } from './footage-judge.ts';
import { OVERLAP_TOLERANCE } from './import-limits.ts';
import { attemptLock } from './lock-attempt.ts';
import type { NxClient } from './nx-client.ts';
import type { AskRecorded } from './recorded-client.ts';
import { createUploads } from './uploads-client.ts';
import type { NxUsers } from './users.ts';
import { createVirtualCameraClient } from './virtual-camera-client.ts';

export interface NxImportsHost {
  readonly system: ConnectionId;
  readonly client: NxClient;
  readonly cameras: Pick<NxCameras, 'all' | 'find' | 'toCameras' | 'outdated'>;
  readonly users: Pick<NxUsers, 'own' | 'nameOf'>;
  readonly recorded: AskRecorded;
  /** Its timers must keep their time in a hidden tab: locks are extended by it. */
  readonly clock: Clock;
}

export interface NxImports extends FootageImports {
  /**
   * Gives all locks back and takes no more until `reopen`: before signing out, because afterwards nobody
   * could give one back.
   */
  readonly releaseAll: () => Promise<void>;
  readonly reopen: () => void;
  /** The same, as far as that goes, when the page or the system ends. */
  readonly dispose: () => void;
}

/** No gap is closed: a file is looked for to the millisecond. */
const EXACT = ms(0);

export function createNxImports(host: NxImportsHost): NxImports {
  const { system, client, cameras, users, recorded, clock } = host;
  const locks = new Set<CameraLock>();
  /** Locks that are asked for. */
  const asked = new Set<Promise<unknown>>();
  let isClosing = false;
  /** Where the uploads for a camera are, also when it is gone. */
  const servers = new Map<CameraId, string | undefined>();

  /** The calls of the server that owns a camera. */
  async function callsOf(camera: CameraId, signal: AbortSignal) {
    const { server } = await cameras.find(camera, signal);
    servers.set(camera, server);
    return callsAt(server);
  }

  function callsAt(server: string | undefined) {
    const parts = { system, client, server };
    return { calls: createVirtualCameraClient(parts), uploads: createUploads(parts) };
  }

  /** Of a camera that is gone: at the server that had it, else at the one that is connected. */
  async function leftOver(camera: CameraId, signal: AbortSignal) {
    try {
      return await callsOf(camera, signal);
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'notFound')) throw error;
      return callsAt(servers.get(camera));
    }
  }

  /** Remembers a lock until it is released. */
  function remembered(lock: CameraLock): CameraLock {
    const kept: CameraLock = {
      ...lock,
      release: async (leaving) => {
        locks.delete(kept);
        await lock.release(leaving);
      },
    };
    locks.add(kept);
    return kept;
  }

  async function ask(camera: CameraId, signal: AbortSignal): Promise<LockAttempt> {
    if (isClosing) throw leaving();
    const { calls, uploads } = await callsOf(camera, signal);
    const { id: userId } = await users.own(signal);
    const { nameOf } = users;
    const attempt = await attemptLock({ system, clock, calls, uploads, userId, nameOf }, camera, signal);
    if (attempt.kind !== 'held') return attempt;
    if (isClosing) {
      await attempt.lock.release();
      throw leaving();
    }
    return { kind: 'held', lock: remembered(attempt.lock) };
  }

  const leaving = (): Failure => new Failure({ code: 'signInNeeded', operation: 'lock camera', system });

  async function lock(camera: CameraId, signal: AbortSignal): Promise<LockAttempt> {
    const work = ask(camera, signal);
    asked.add(work);
    try {
      return await work;
    } finally {
      asked.delete(work);
    }
  }

  async function create(name: string, signal: AbortSignal): Promise<Camera> {
    const calls = createVirtualCameraClient({ system, client, server: undefined });
    const id = await createVirtualCamera({ system, client, calls }, name, signal);
    // The list from before does not have it.
    cameras.outdated();
    const [made] = await cameras.toCameras([await cameras.find(id, signal)], signal);
    if (made === undefined) throw new Failure({ code: 'notFound', operation: 'create camera', system });
    return made;
  }

  const releaseAll = async (leaving: boolean): Promise<void> => {
    await Promise.all(Array.from(locks, (one) => one.release(leaving)));
  };

  return {
    endings: FOOTAGE_ENDINGS,
    judge: judgeFootage,
    overlapTolerance: OVERLAP_TOLERANCE,
    targets: async (signal) => {
      const all = await cameras.all(signal);
      return cameras.toCameras(
        all.filter(({ isVirtual }) => isVirtual),
        signal,
      );
    },
    createTarget: offer(create),
    recorded: (camera, span, signal) => recorded(camera, span, EXACT, signal),
    room: async (camera, pieces, signal) => {
      const { calls } = await callsOf(camera, signal);
      return pieces.length === 0
        ? { free: [], pushesOut: false, full: false }
        : calls.prepare(camera, pieces, signal);
    },
    uploads: async (camera, signal, { cameraMayBeGone = false } = {}) =>
      (await (cameraMayBeGone ? leftOver : callsOf)(camera, signal)).uploads,
    lock,
    releaseAll: async () => {
      isClosing = true;
      await Promise.all([releaseAll(false), ...Array.from(asked, (one) => one.catch(() => undefined))]);
    },
    reopen: () => {
      isClosing = false;
    },
    dispose: () => void releaseAll(true),
  };
}
