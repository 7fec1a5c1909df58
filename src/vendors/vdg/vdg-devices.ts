/**
 * All devices that a VDG Sense system lists (getDeviceList, with the names of its servers by getDivaList),
 * shared by whoever asks at about the same time. Ids are 64-bit numbers, which stay text as the server writes
 * them.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import { type CameraId, cameraId, type ConnectionId } from '../../core/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import { createSharedAnswer } from '../../platform/shared-answer.ts';
import { readDevices, readServers, type VdgDevice } from './device-wire.ts';
import { DEVICES_SHARED_FOR, LIST_WAIT, SERVERS_FRESH_FOR } from './limits.ts';
import type { VdgClient } from './vdg-client.ts';
import { isVdgNumber } from './vdg-number.ts';

export type { VdgDevice } from './device-wire.ts';

/** The two numbers that name a camera. */
export interface VdgCameraName {
  readonly serverId: string;
  readonly deviceId: string;
}

const SEPARATOR = '/';

export const vdgCameraId = (serverId: string, deviceId: string): CameraId =>
  cameraId(`${serverId}${SEPARATOR}${deviceId}`);

/** Reads what `vdgCameraId` wrote; undefined for anything that is no two numbers of 64 bits. */
export function parseVdgCamera(id: CameraId): VdgCameraName | undefined {
  const [serverId = '', deviceId = '', ...more] = id.split(SEPARATOR);
  if (more.length > 0 || !isVdgNumber(serverId) || !isVdgNumber(deviceId)) return undefined;
  return { serverId, deviceId };
}

/** What the system lists. */
export interface VdgDeviceList {
  readonly devices: ReadonlyMap<CameraId, VdgDevice>;
  /** Why it lists nothing: the command is missing, or not licensed. Undefined where it lists its devices. */
  readonly refused: string | undefined;
}

export interface VdgDevices {
  /** As of about a second ago at most. */
  readonly all: (signal: AbortSignal) => Promise<VdgDeviceList>;
  /** Names of servers by their ids; those that are not told are absent. Never fails but by the signal. */
  readonly servers: (signal: AbortSignal) => Promise<ReadonlyMap<string, string>>;
  /** Somebody else may sign in. */
  readonly clear: () => void;
}

export interface VdgDevicesHost {
  readonly system: ConnectionId;
  readonly client: Pick<VdgClient, 'result'>;
  readonly clock: Clock;
}

const operation = 'list devices';
const NOT_FOUND = 404;

/** The server says that it gives no list: with a code of its own, or as a server that has no such command. */
function listRefusal(failure: Failure): string | undefined {
  const { code, facts } = failure;
  if (code === 'serverError' || code === 'notPermitted' || code === 'signInNeeded') return undefined;
  if (facts.vendorCode === undefined && facts.status !== NOT_FOUND) return undefined;
  return facts.vendorText ?? 'The server does not know this command.';
}

export function createVdgDevices({ system, client, clock }: VdgDevicesHost): VdgDevices {
  async function askDevices(signal: AbortSignal): Promise<VdgDeviceList> {
    try {
      const command = 'getDeviceList';
      const reply = await client.result({ operation, command, kind: 'read', timeout: LIST_WAIT, signal });
      const devices = readDevices(reply);
      if (devices === undefined) throw new Failure({ code: 'badReply', operation, system });
      const all = new Map<CameraId, VdgDevice>();
      for (const device of devices) {
        const id = vdgCameraId(device.serverId, device.deviceId);
        if (!all.has(id)) all.set(id, device);
      }
      return { devices: all, refused: undefined };
    } catch (error) {
      const refused = listRefusal(toFailure(error, operation, system));
      if (refused === undefined) throw error;
      return { devices: new Map(), refused };
    }
  }

  async function askServers(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
    try {
      return readServers(
        await client.result({ operation: 'list servers', command: 'getDivaList', kind: 'read', signal }),
      );
    } catch (error) {
      const failure = toFailure(error, operation, system);
      // Who does not tell the names of its servers still has cameras; who cannot be reached is asked again.
      if (failure.facts.vendorCode === undefined && failure.facts.status === undefined) throw failure;
      return new Map();
    }
  }

  const devices = createSharedAnswer({
    system,
    operation,
    clock,
    sharedFor: DEVICES_SHARED_FOR,
    ask: askDevices,
  });
  const servers = createSharedAnswer({
    system,
    operation: 'list servers',
    clock,
    sharedFor: SERVERS_FRESH_FOR,
    ask: askServers,
  });

  return {
    all: (signal) => devices.get(signal),
    servers: async (signal) => {
      try {
        return await servers.get(signal);
      } catch (error) {
        if (signal.aborted) throw error;
        return new Map();
      }
    },
    clear: () => {
      devices.clear();
      servers.clear();
    },
  };
}
