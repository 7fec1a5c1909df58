/** The pictures that crop, masks and pages are drawn on: of a moment in an archive, and of now. */
import { Failure, type FailureCode } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { EpochMs } from '../../core/units.ts';
import { abortable } from '../../platform/abortable.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Still } from '../contract.ts';
import type { FootageExports } from '../contract-exports.ts';
import type { AxxonCall, AxxonClient } from './axxon-client.ts';
import { parseAxxonTime, toAxxonTime } from './axxon-times.ts';
import { PICTURE_WAIT } from './export-limits.ts';
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

  /**
   * The bytes of an answer whose headers have come. The network's own limit ended with those: a body that
   * stops coming is given up here.
   */
  async function imageOf(answer: Response, { signal }: Pick<AxxonCall, 'signal'>): Promise<Blob> {
    const limit = new AbortController();
    const cancel = clock.after(PICTURE_WAIT, () => limit.abort());
    const failed = (code: FailureCode, cause: unknown) => new Failure({ code, operation, system, cause });
    try {
      return await abortable(answer.blob(), AbortSignal.any([signal, limit.signal]));
    } catch (error) {
      if (signal.aborted) throw failed('aborted', error);
      throw failed(limit.signal.aborted ? 'timeout' : 'unreachable', error);
    } finally {
      cancel();
    }
  }

  /** `at`: what the picture shows where the server does not tell. Undefined for none. */
  async function still(
    call: Pick<AxxonCall, 'path' | 'query' | 'signal'>,
    at: EpochMs,
  ): Promise<Still | undefined> {
    let answer: Response;
    try {
      answer = await client.send({ ...call, operation, kind: 'read' });
    } catch (error) {
      if (error instanceof Failure && error.code === 'notFound') return undefined;
      throw error;
    }
    const image = await imageOf(answer, call);
    // 204: there is none.
    if (image.size === 0) return undefined;
    if (!image.type.startsWith('image/')) throw new Failure({ code: 'badReply', operation, system });
    return { image, at: parseAxxonTime(answer.headers.get(SHOWN_AT) ?? '') ?? at };
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
