/** All cameras of an Axxon domain, page by page (`/camera/list`), shared by whoever asks at about the same time. */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import { createSharedAnswer } from '../../platform/shared-answer.ts';
import type { AxxonClient } from './axxon-client.ts';
import { type AxxonCamera, type CameraPage, readCameraPage } from './camera-wire.ts';
import { CAMERAS_PAGE, CAMERAS_PAGES_MAX, CAMERAS_SHARED_FOR, LIST_WAIT } from './limits.ts';

export type { AxxonCamera } from './camera-wire.ts';

export interface AxxonCameras {
  /** All cameras, as of about a second ago at most. */
  readonly all: (signal: AbortSignal) => Promise<readonly AxxonCamera[]>;
  /** One camera, as of a minute ago at most: for what hardly changes, such as its archives. `notFound` otherwise. */
  readonly find: (camera: CameraId, signal: AbortSignal) => Promise<AxxonCamera>;
  /** Several cameras, as of about a second ago; those that are not there are absent. */
  readonly some: (
    cameras: readonly CameraId[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<CameraId, AxxonCamera>>;
  /** Somebody else may sign in. */
  readonly clear: () => void;
}

export interface AxxonCamerasHost {
  readonly system: ConnectionId;
  readonly client: Pick<AxxonClient, 'json'>;
  readonly clock: Clock;
}

const operation = 'list cameras';

export function createAxxonCameras({ system, client, clock }: AxxonCamerasHost): AxxonCameras {
  async function askPage(page: string | undefined, signal: AbortSignal): Promise<CameraPage> {
    const reply = await client.json({
      operation,
      path: ['camera', 'list'],
      query: [
        ['limit', CAMERAS_PAGE],
        ['next_page', page],
      ],
      kind: 'read',
      timeout: LIST_WAIT,
      signal,
    });
    const read = readCameraPage(reply);
    if (read === undefined) throw new Failure({ code: 'badReply', operation, system });
    return read;
  }

  async function ask(signal: AbortSignal): Promise<ReadonlyMap<CameraId, AxxonCamera>> {
    const found = new Map<CameraId, AxxonCamera>();
    let next: string | undefined;
    for (let pages = 0; pages < CAMERAS_PAGES_MAX; pages += 1) {
      const page = await askPage(next, signal);
      const before = found.size;
      for (const camera of page.cameras) if (!found.has(camera.id)) found.set(camera.id, camera);
      // A page that brings nothing new is the last one, whatever it says: such a server goes round in circles.
      if (page.next === undefined || found.size === before) return found;
      ({ next } = page);
    }
    throw new Failure({ code: 'badReply', operation, system });
  }

  const known = createSharedAnswer({ system, operation, clock, sharedFor: CAMERAS_SHARED_FOR, ask });

  return {
    all: async (signal) => [...(await known.get(signal)).values()],
    find: async (camera, signal) => {
      const found =
        (await known.get(signal, ONE_MINUTE)).get(camera) ?? (await known.get(signal)).get(camera);
      if (found === undefined) throw new Failure({ code: 'notFound', operation: 'find camera', system });
      return found;
    },
    some: async (cameras, signal) => {
      const all = await known.get(signal);
      const found = new Map<CameraId, AxxonCamera>();
      for (const id of cameras) {
        const camera = all.get(id);
        if (camera !== undefined) found.set(id, camera);
      }
      return found;
    },
    clear: known.clear,
  };
}
