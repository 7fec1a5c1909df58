/** Who may import into a virtual camera: one at a time, for a while, known by a token. */
import { guidOf, NULL_GUID } from './guid.ts';

export interface CameraLock {
  readonly userId: string;
  readonly token: string;
  /** Epoch ms; Infinity for a lock that a test holds. */
  readonly expiresAt: number;
}

export interface CameraLocks {
  /** Whoever holds the camera at that moment. */
  readonly holder: (camera: string, at: number) => CameraLock | undefined;
  /** A lock of its own, or undefined when somebody holds the camera: also the same account. */
  readonly acquire: (camera: string, userId: string, ttl: number, at: number) => CameraLock | undefined;
  /** Goes on with a lock, or takes the camera again with an old token when nobody has it. */
  readonly extend: (
    camera: string,
    wanted: Pick<CameraLock, 'userId' | 'token'>,
    ttl: number,
    at: number,
  ) => CameraLock | undefined;
  readonly release: (camera: string, token: string, at: number) => boolean;
  /** Gives the camera to somebody without asking anyone. */
  readonly force: (camera: string, userId: string) => void;
  readonly drop: (camera: string) => void;
  readonly clear: () => void;
}

export function createCameraLocks(seed: number): CameraLocks {
  const locks = new Map<string, CameraLock>();
  let serial = 0;
  const newToken = () => {
    serial += 1;
    return guidOf(`nx lock ${seed} ${serial}`);
  };
  const holder = (camera: string, at: number) => {
    const lock = locks.get(camera);
    return lock !== undefined && at < lock.expiresAt ? lock : undefined;
  };
  const put = (camera: string, lock: CameraLock) => {
    locks.set(camera, lock);
    return lock;
  };
  return {
    holder,
    acquire: (camera, userId, ttl, at) =>
      holder(camera, at) === undefined
        ? put(camera, { userId, token: newToken(), expiresAt: at + ttl })
        : undefined,
    extend: (camera, { userId, token }, ttl, at) => {
      const held = holder(camera, at);
      if (token === NULL_GUID || (held !== undefined && held.token !== token)) return undefined;
      return put(camera, { userId: held?.userId ?? userId, token, expiresAt: at + ttl });
    },
    release: (camera, token, at) => holder(camera, at)?.token === token && locks.delete(camera),
    force: (camera, userId) => {
      put(camera, { userId, token: newToken(), expiresAt: Infinity });
    },
    drop: (camera) => {
      locks.delete(camera);
    },
    clear: () => locks.clear(),
  };
}
