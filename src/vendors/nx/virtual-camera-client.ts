/**
 * The virtual camera calls of one server: add, prepare, lock, extend, consume, release (Steps 4 to 7).
 * Which prefix the server knows is the client's; when to call what is camera-lock's.
 */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { EpochMs, Ms } from '../../core/units.ts';
import type { FootagePiece, ImportRoom } from '../contract-imports.ts';
import { EXTEND_WAIT, LOCK_TTL, RELEASE_WAIT } from './import-limits.ts';
import type { NxClient } from './nx-client.ts';
import {
  type LockStatus,
  parseImportRoom,
  parseLockStatus,
  parseMadeCamera,
  toPrepareBody,
} from './virtual-camera-wire.ts';

/** A lock that somebody holds. Its token is a secret. */
export interface HeldLock {
  readonly camera: CameraId;
  readonly userId: string;
  readonly token: string;
}

export interface VirtualCameraClient {
  /** Asks for the lock; a refusal is a status with `success: false`, not a failure. */
  readonly lock: (camera: CameraId, userId: string, signal: AbortSignal) => Promise<LockStatus>;
  /** Keeps the lock for another `LOCK_TTL`, and tells how an import goes. */
  readonly extend: (lock: HeldLock, signal: AbortSignal) => Promise<LockStatus>;
  /** Begins an import. Rejects with `lockLost` (405), `busy` or `notFound` (422). */
  readonly consume: (
    lock: HeldLock,
    uploadId: string,
    startTime: EpochMs,
    signal: AbortSignal,
  ) => Promise<void>;
  /** `keepalive`: the request outlives the page. */
  readonly release: (lock: HeldLock, keepalive: boolean, signal: AbortSignal) => Promise<void>;
  /** Undefined where the server has no such call. */
  readonly prepare: (
    camera: CameraId,
    pieces: readonly FootagePiece[],
    signal: AbortSignal,
  ) => Promise<ImportRoom | undefined>;
  /** Makes a camera; undefined where the server has no such call. */
  readonly add: (name: string, signal: AbortSignal) => Promise<CameraId | undefined>;
}

export interface VirtualCameraHost {
  readonly system: ConnectionId;
  readonly client: Pick<NxClient, 'virtualCamera'>;
  /** The server that owns the camera; undefined for the one that is connected. */
  readonly server: string | undefined;
}

const isNotFound = (error: unknown): boolean => error instanceof Failure && error.code === 'notFound';

export function createVirtualCameraClient(host: VirtualCameraHost): VirtualCameraClient {
  const { system, client } = host;
  const server = host.server === undefined ? {} : { server: host.server };

  function read<T>(operation: string, value: T | undefined): T {
    if (value === undefined) throw new Failure({ code: 'badReply', operation, system });
    return value;
  }

  async function status(
    name: 'lock' | 'extend',
    operation: string,
    { camera, userId, token }: Omit<HeldLock, 'token'> & { readonly token?: string },
    limit: { readonly timeout?: Ms; readonly signal: AbortSignal },
  ): Promise<LockStatus> {
    const reply = await client.virtualCamera(name, {
      operation,
      query: [
        ['cameraId', camera],
        ['userId', userId],
        ['token', token],
        ['ttl', LOCK_TTL],
      ],
      kind: 'command',
      ...server,
      ...limit,
    });
    return read(operation, parseLockStatus(reply));
  }

  return {
    lock: (camera, userId, signal) => status('lock', 'lock camera', { camera, userId }, { signal }),
    extend: (lock, signal) => status('extend', 'extend lock', lock, { timeout: EXTEND_WAIT, signal }),
    consume: async ({ camera, token }, uploadId, startTime, signal) => {
      await client.virtualCamera('consume', {
        operation: 'import',
        query: [
          ['cameraId', camera],
          ['token', token],
          ['uploadId', uploadId],
          ['startTime', Math.round(startTime)],
        ],
        kind: 'command',
        ...server,
        signal,
      });
    },
    release: async ({ camera, token }, keepalive, signal) => {
      await client.virtualCamera('release', {
        operation: 'release camera',
        query: [
          ['cameraId', camera],
          ['token', token],
        ],
        // Giving back what is given back does no harm, so it may be repeated.
        kind: keepalive ? 'command' : 'read',
        timeout: RELEASE_WAIT,
        keepalive,
        ...server,
        signal,
      });
    },
    prepare: async (camera, pieces, signal) => {
      const operation = 'ask for room';
      try {
        const reply = await client.virtualCamera('prepare', {
          operation,
          query: [['cameraId', camera]],
          json: toPrepareBody(pieces),
          kind: 'read',
          ...server,
          signal,
        });
        return read(operation, parseImportRoom(reply, pieces));
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
    add: async (name, signal) => {
      const operation = 'create camera';
      try {
        const call = {
          operation,
          query: [['name', name]] as const,
          kind: 'command',
          ...server,
          signal,
        } as const;
        return read(operation, parseMadeCamera(await client.virtualCamera('add', call)));
      } catch (error) {
        if (isNotFound(error)) return undefined;
        throw error;
      }
    },
  };
}
