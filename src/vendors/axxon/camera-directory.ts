/** The contract's camera list, states, details and newest pictures. */
import { epochMs, ONE_SECOND } from '../../core/units.ts';
import type { Camera, CameraDirectory, CameraProblem, CameraState, Still } from '../contract.ts';
import type { FootageExports } from '../contract-exports.ts';
import type { AxxonCamera, AxxonCameras } from './axxon-cameras.ts';
import type { AxxonIntervals } from './axxon-intervals.ts';
import { cameraDetails } from './camera-details.ts';
import { FRAME_THRESHOLD } from './limits.ts';

export interface CameraDirectoryHost {
  readonly cameras: AxxonCameras;
  readonly intervals: Pick<AxxonIntervals, 'depth'>;
  readonly frames: Pick<FootageExports, 'frame' | 'liveFrame'>;
}

/** The last moment of footage may have no picture of its own; then the one before it is the newest. */
const BEFORE_END = [ONE_SECOND, FRAME_THRESHOLD];

/** The list says whether a camera is switched on, not whether it can be reached: "online" is "could". */
function stateOf({ isOn }: AxxonCamera): CameraState {
  if (isOn === undefined) return 'unknown';
  return isOn ? 'online' : 'offline';
}

const isClosed = ({ access }: AxxonCamera): boolean => !access.live && !access.archive;

const toCamera = ({ id, name, host }: AxxonCamera): Camera => ({
  id,
  name,
  group: { id: host, name: host },
  // Nothing of Axxon that moves or records on demand is in this version.
  access: 'view',
});

const toProblem = ({ id, access }: AxxonCamera): CameraProblem => ({ id, text: access.refused ?? '' });

export function createCameraDirectory({ cameras, intervals, frames }: CameraDirectoryHost): CameraDirectory {
  async function newestRecorded(camera: AxxonCamera, signal: AbortSignal): Promise<Still | undefined> {
    const { id, source, archives, access } = camera;
    if (archives.length === 0 || !access.archive) return undefined;
    const all = await intervals.depth(source, undefined, signal);
    if (all === undefined) return undefined;
    for (const before of BEFORE_END) {
      const at = epochMs(Math.max(all.from, all.until - before));
      const still = await frames.frame(id, undefined, at, signal);
      if (still !== undefined) return still;
    }
    return undefined;
  }

  return {
    list: async (signal) => {
      const all = await cameras.all(signal);
      return {
        cameras: all.filter((camera) => !isClosed(camera)).map(toCamera),
        problems: all.filter(isClosed).map(toProblem),
      };
    },
    statuses: async (ids, signal) => {
      const found = await cameras.some(ids, signal);
      return new Map([...found].map(([id, camera]) => [id, { state: stateOf(camera) }]));
    },
    details: async (id, signal) => cameraDetails(await cameras.find(id, signal)),
    newestStill: async (id, signal) => {
      const camera = await cameras.find(id, signal);
      const recorded = await newestRecorded(camera, signal);
      // What is recorded nowhere, or closed, can still be seen as it looks now.
      return recorded ?? (camera.access.live ? frames.liveFrame(id, signal) : undefined);
    },
  };
}
