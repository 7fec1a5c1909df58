/** The contract's camera list, states, details and newest pictures. */
import { epochMs, type Ms, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { CameraDirectory } from '../contract.ts';
import type { FootageArchive } from '../contract-archive.ts';
import { cameraDetails } from './camera-details.ts';
import { toCameraState } from './camera-status.ts';
import type { NxCameras } from './cameras.ts';

export interface CameraDirectoryHost {
  readonly cameras: NxCameras;
  readonly clock: Clock;
  /** Where a picture comes from: Nx keeps none of its own. */
  readonly archive: Pick<FootageArchive, 'spans' | 'frame'>;
}

/** Only the end of what is recorded is looked for: no matter how coarse the rest is. */
const COARSE: Ms = ms(ONE_MINUTE);
/** The last moment of footage may have no picture of its own. */
const BEFORE_END = ms(ONE_SECOND);

export function createCameraDirectory({ cameras, clock, archive }: CameraDirectoryHost): CameraDirectory {
  return {
    list: async (signal) => {
      const all = await cameras.all(signal);
      return { cameras: await cameras.toCameras(all, signal), problems: [] };
    },
    statuses: async (ids, signal) => {
      const found = await cameras.some(ids, signal);
      return new Map([...found].map(([id, camera]) => [id, { state: toCameraState(camera) }]));
    },
    details: async (id, signal) => {
      const camera = await cameras.find(id, signal);
      return cameraDetails(camera, await cameras.serverName(camera.server, signal));
    },
    newestStill: async (id, signal) => {
      const span = { from: epochMs(0), until: clock.now() };
      const newest = (await archive.spans(id, span, COARSE, signal)).at(-1);
      if (newest === undefined) return undefined;
      return archive.frame(id, epochMs(Math.max(newest.from, newest.until - BEFORE_END)), signal);
    },
  };
}
