/** The contract's camera list, statuses and newest pictures, from `/devices` and the loggers. */
import { Failure, isAbort } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import { epochMs, ONE_SECOND } from '../../core/units.ts';
import type { CameraDirectory, CameraStatus } from '../contract.ts';
import type { AuthorizedClient } from './authorized-client.ts';
import { toCameraList } from './camera-mapping.ts';
import { type DeviceStatus, toCameraStatus } from './device-status.ts';
import { endpoint } from './endpoint.ts';
import { cameraDetails } from './camera-details.ts';
import type { LoggerClient } from './logger-client.ts';
import type { SessionDriver } from './session-driver.ts';
import type { StatusClient } from './status-client.ts';
import type { ViewerInfoDirectory } from './viewer-info-directory.ts';

export interface CameraDirectoryHost {
  readonly system: ConnectionId;
  readonly client: AuthorizedClient;
  readonly loggers: LoggerClient;
  readonly statuses: StatusClient;
  readonly directory: Pick<ViewerInfoDirectory, 'whole'>;
  readonly session: Pick<SessionDriver, 'current'>;
}

/** Which of the two pictures is the newest; of two equally new ones the larger (§1.3.7). */
function newestPicture({
  lastThumb,
  lastStill,
}: DeviceStatus): ['getthumb' | 'getstill', number] | undefined {
  if (lastStill !== undefined && lastStill >= (lastThumb ?? 0)) return ['getstill', lastStill];
  return lastThumb === undefined ? undefined : ['getthumb', lastThumb];
}

export function createCameraDirectory(host: CameraDirectoryHost): CameraDirectory {
  const { system, client, loggers, statuses, directory, session } = host;
  return {
    list: async (signal) => {
      const operation = 'list cameras';
      const { authenticator } = await session.current();
      const url = endpoint(authenticator, ['devices']);
      const list = toCameraList(
        await client.json({ operation, url, tokenIn: 'header', kind: 'read', signal }),
      );
      if (list === undefined) throw new Failure({ code: 'badReply', operation, system });
      return list;
    },
    statuses: async (cameras, signal) => {
      const asked = await Promise.allSettled(cameras.map((camera) => statuses.get(camera, signal)));
      const found = new Map<CameraId, CameraStatus>();
      for (const [index, camera] of cameras.entries()) {
        const answer = asked[index];
        if (answer?.status === 'fulfilled') found.set(camera, toCameraStatus(answer.value));
      }
      // One camera or logger that fails is left out; when nothing is left, the failure is the answer.
      const failed = asked.find((answer) => answer.status === 'rejected');
      const reason: unknown = failed?.reason;
      if (failed !== undefined && (found.size === 0 || isAbort(reason))) throw reason;
      return found;
    },
    details: async (camera, signal) => cameraDetails(await directory.whole(camera, signal)),
    newestStill: async (camera, signal) => {
      const [call, time] = newestPicture(await statuses.get(camera, signal)) ?? [];
      if (call === undefined || time === undefined) return undefined;
      const operation = 'fetch newest picture';
      const path = [call, camera, time];
      const image = await loggers.blob(camera, { operation, path, tokenIn: 'path', kind: 'read', signal });
      return { image, at: epochMs(time * ONE_SECOND) };
    },
  };
}
