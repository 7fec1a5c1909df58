/** The archive of any camera of an Nx system: where there is footage, and how a moment looks. */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { withhold } from '../../core/offer.ts';
import type { FootageArchive } from '../contract-archive.ts';
import { FRAME_HEIGHT } from './import-limits.ts';
import type { NxClient } from './nx-client.ts';
import type { AskRecorded } from './recorded-client.ts';

export interface NxArchiveHost {
  readonly system: ConnectionId;
  readonly client: Pick<NxClient, 'blob'>;
  readonly recorded: AskRecorded;
}

const operation = 'fetch picture';
const NO_VIDEO = 'Sightline cannot play the archive of Nx Witness yet; its timeline and pictures are shown.';

export function createNxArchive({ system, client, recorded }: NxArchiveHost): FootageArchive {
  return {
    spans: recorded,
    frame: async (camera, at, signal) => {
      let image: Blob;
      try {
        image = await client.blob({
          operation,
          path: ['ec2', 'cameraThumbnail'],
          query: [
            ['cameraId', camera],
            ['time', Math.round(at)],
            ['height', FRAME_HEIGHT],
          ],
          kind: 'read',
          signal,
        });
      } catch (error) {
        if (error instanceof Failure && error.code === 'notFound') return undefined;
        throw error;
      }
      // 204: nothing is recorded there.
      if (image.size === 0) return undefined;
      if (!image.type.startsWith('image/')) throw new Failure({ code: 'badReply', operation, system });
      return { image, at };
    },
    video: withhold(NO_VIDEO),
  };
}
