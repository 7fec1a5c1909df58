/** Asks what is recorded of a camera, on all servers of the system (`/ec2/recordedTimePeriods`). */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { TimeSpan } from '../../core/time-span.ts';
import type { Ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { NxClient } from './nx-client.ts';
import { parseRecordedPeriods } from './recorded-periods.ts';

/** What is recorded within a span, in order and merged; gaps of at most `detail` are closed. */
export type AskRecorded = (
  camera: CameraId,
  span: TimeSpan,
  detail: Ms,
  signal: AbortSignal,
) => Promise<readonly TimeSpan[]>;

export interface RecordedHost {
  readonly system: ConnectionId;
  readonly client: Pick<NxClient, 'json'>;
  readonly clock: Clock;
}

const operation = 'list footage';
/** Recordings; 1 is motion, 2 is what analytics found. */
const RECORDINGS = 0;

export function createRecordedClient({ system, client, clock }: RecordedHost): AskRecorded {
  return async (camera, span, detail, signal) => {
    const reply = await client.json({
      operation,
      path: ['ec2', 'recordedTimePeriods'],
      query: [
        ['cameraId', camera],
        ['startTime', Math.floor(span.from)],
        ['endTime', Math.ceil(span.until)],
        ['detail', Math.max(Math.floor(detail), 1)],
        ['periodsType', RECORDINGS],
      ],
      kind: 'read',
      signal,
    });
    const spans = parseRecordedPeriods(reply, span, clock.now(), detail);
    if (spans === undefined) throw new Failure({ code: 'badReply', operation, system });
    return spans;
  };
}
