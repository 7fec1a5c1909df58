/** Pictures of VDG Sense: of now (getLiveImage), and of a moment (getHistoricalImage). */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { EpochMs } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Still } from '../contract.ts';
import { PICTURE_WAIT } from './limits.ts';
import type { VdgCall, VdgClient } from './vdg-client.ts';
import { parseVdgCamera } from './vdg-devices.ts';
import { toVdgTime } from './vdg-times.ts';

export interface VdgPictures {
  /** What the camera shows now; undefined where it shows nothing. */
  readonly live: (camera: CameraId, signal: AbortSignal) => Promise<Still | undefined>;
  /**
   * What was recorded at a moment, or last before it; undefined where nothing is. The server does not say how
   * long before: the picture goes by the moment that was asked for.
   */
  readonly at: (camera: CameraId, at: EpochMs, signal: AbortSignal) => Promise<Still | undefined>;
}

export interface VdgPicturesHost {
  readonly system: ConnectionId;
  readonly client: Pick<VdgClient, 'image'>;
  readonly clock: Clock;
}

export function createVdgPictures({ system, client, clock }: VdgPicturesHost): VdgPictures {
  async function ask(
    call: Pick<VdgCall, 'operation' | 'command' | 'signal'>,
    camera: CameraId,
    at?: EpochMs,
  ): Promise<Still | undefined> {
    const name = parseVdgCamera(camera);
    if (name === undefined) throw new Failure({ code: 'notFound', operation: call.operation, system });
    const image = await client.image({
      ...call,
      // Pictures call it cameraid; it is the device's number.
      query: [
        ['serverid', name.serverId],
        ['cameraid', name.deviceId],
        ['time', at === undefined ? undefined : toVdgTime(at)],
        ['type', at === undefined ? undefined : 'atorbefore'],
      ],
      kind: 'read',
      timeout: PICTURE_WAIT,
    });
    return image === undefined ? undefined : { image, at: at ?? clock.now() };
  }

  return {
    live: (camera, signal) =>
      ask({ operation: 'read live picture', command: 'getLiveImage', signal }, camera),
    at: (camera, at, signal) =>
      ask({ operation: 'read recorded picture', command: 'getHistoricalImage', signal }, camera, at),
  };
}
