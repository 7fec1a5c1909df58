/** How large an export will be: the size of what is recorded (`/archive/statistics/capacity`, END first). */
import * as v from 'valibot';
import { Failure } from '../../core/failure.ts';
import type { CameraId } from '../../core/ids.ts';
import { seconds, secondsToMs } from '../../core/units.ts';
import type { FootageExports } from '../contract-exports.ts';
import type { AxxonClient } from './axxon-client.ts';
import { toAxxonTime } from './axxon-times.ts';
import { anyRecord, numberLike, parseRow } from './wire.ts';

export interface EstimatesHost {
  readonly client: Pick<AxxonClient, 'json'>;
  readonly sourceOf: (camera: CameraId, signal: AbortSignal) => Promise<string>;
}

/** Bytes, and seconds without the gaps. */
const amount = v.pipe(numberLike, v.minValue(0));
const schema = v.object({ size: amount, duration: amount });

export function createEstimates({ client, sourceOf }: EstimatesHost): Pick<FootageExports, 'estimate'> {
  return {
    estimate: async (camera, archive, span, signal) => {
      // One picture: the server tells of lengths alone.
      if (span.from >= span.until) return undefined;
      const raw = await sourceOf(camera, signal);
      let reply: unknown;
      try {
        reply = await client.json({
          operation: 'estimate export',
          path: [
            'archive',
            'statistics',
            'capacity',
            { raw },
            toAxxonTime(span.until),
            toAxxonTime(span.from),
          ],
          query: [['archive', archive]],
          kind: 'read',
          signal,
        });
      } catch (error) {
        // An older server does not know the call, and an export goes without it.
        if (error instanceof Failure && ['notFound', 'rejected', 'badReply'].includes(error.code)) {
          return undefined;
        }
        throw error;
      }
      const read = parseRow(schema, parseRow(anyRecord, reply));
      return read === undefined
        ? undefined
        : { bytes: Math.round(read.size), length: secondsToMs(seconds(read.duration)) };
    },
  };
}
