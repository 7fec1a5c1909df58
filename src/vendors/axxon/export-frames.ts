/** The pictures that crop, masks and pages are drawn on: of a moment in an archive, and of now. */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { EpochMs } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Still } from '../contract.ts';
import type { FootageExports } from '../contract-exports.ts';
import type { AxxonCall, AxxonClient } from './axxon-client.ts';
import { parseAxxonTime, toAxxonTime } from './axxon-times.ts';
import { FRAME_THRESHOLD } from './limits.ts';

export interface ExportFramesHost {
  readonly system: ConnectionId;
  readonly client: Pick<AxxonClient, 'send'>;
  readonly clock: Clock;
  readonly sourceOf: (camera: CameraId, signal: AbortSignal) => Promise<string>;
}

/** The moment that a picture shows, where the server tells. */
const SHOWN_AT = 'x-video-original-time';

export function createExportFrames(host: ExportFramesHost): Pick<FootageExports, 'frame' | 'liveFrame'> {
  const { system, client, clock, sourceOf } = host;
  const operation = 'fetch picture';

  /** `at`: what the picture shows where the server does not tell. Undefined for none. */
  async function still(
    call: Pick<AxxonCall, 'path' | 'query' | 'signal'>,
    at: EpochMs,
  ): Promise<Still | undefined> {
    try {
      const answer = await client.send({ ...call, operation, kind: 'read' });
      const image = await answer.blob();
      // 204: there is none.
      if (image.size === 0) return undefined;
      if (!image.type.startsWith('image/')) throw new Failure({ code: 'badReply', operation, system });
      return { image, at: parseAxxonTime(answer.headers.get(SHOWN_AT) ?? '') ?? at };
    } catch (error) {
      if (error instanceof Failure && error.code === 'notFound') return undefined;
      throw error;
    }
  }

  return {
    frame: async (camera, archive, at, signal) => {
      const raw = await sourceOf(camera, signal);
      const path = ['archive', 'media', { raw }, toAxxonTime(at)];
      return still(
        {
          path,
          query: [
            ['threshold', FRAME_THRESHOLD],
            ['archive', archive],
          ],
          signal,
        },
        at,
      );
    },
    liveFrame: async (camera, signal) => {
      const raw = await sourceOf(camera, signal);
      return still({ path: ['live', 'media', 'snapshot', { raw }], signal }, clock.now());
    },
  };
}
