/** The archive of any camera of an Axxon domain: where there is footage, and how a moment looks. */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { withhold } from '../../core/offer.ts';
import { mergeSpans } from '../../core/time-span.ts';
import type { FootageArchive } from '../contract-archive.ts';
import type { FootageExports } from '../contract-exports.ts';
import type { AxxonCamera, AxxonCameras } from './axxon-cameras.ts';
import type { AxxonIntervals } from './axxon-intervals.ts';

export interface AxxonArchiveHost {
  readonly system: ConnectionId;
  readonly cameras: Pick<AxxonCameras, 'find'>;
  readonly intervals: Pick<AxxonIntervals, 'intervals'>;
  /** The same pictures that exports are drawn on. */
  readonly frames: Pick<FootageExports, 'frame'>;
}

const NO_VIDEO = 'Sightline cannot play the archive of Axxon yet; its timeline and pictures are shown.';

export function createAxxonArchive({ system, cameras, intervals, frames }: AxxonArchiveHost): FootageArchive {
  /** Rejects, with the reason, for who may not see recordings. */
  async function openCamera(id: CameraId, operation: string, signal: AbortSignal): Promise<AxxonCamera> {
    const camera = await cameras.find(id, signal);
    const { refused } = camera.access;
    if (refused === undefined) return camera;
    throw new Failure({ code: 'notPermitted', operation, system, vendorText: refused });
  }

  return {
    spans: async (id, span, detail, signal) => {
      const { source, archives } = await openCamera(id, 'list footage', signal);
      // It is recorded nowhere: there is no archive that could be asked.
      if (archives.length === 0) return [];
      return mergeSpans(await intervals.intervals(source, span, undefined, signal), detail);
    },
    frame: async (id, at, signal) => {
      const { archives } = await openCamera(id, 'fetch picture', signal);
      return archives.length === 0 ? undefined : frames.frame(id, undefined, at, signal);
    },
    video: withhold(NO_VIDEO),
  };
}
