/** The contract's camera list, states, details and pictures: what the server lists, and what was named by hand. */
import { Failure } from '../../core/failure.ts';
import type { CameraId, ConnectionId } from '../../core/ids.ts';
import type { Camera, CameraDetail, CameraDirectory, CameraStatus, CameraTyping } from '../contract.ts';
import { stateOf } from './device-wire.ts';
import { DETAIL_TEXT_MAX } from './limits.ts';
import { parseVdgCamera, type VdgDevices } from './vdg-devices.ts';
import type { VdgPictures } from './vdg-pictures.ts';

export interface CameraDirectoryHost {
  readonly system: ConnectionId;
  readonly devices: VdgDevices;
  readonly typing: CameraTyping;
  readonly pictures: Pick<VdgPictures, 'live'>;
}

const serverName = (names: ReadonlyMap<string, string>, id: string): string =>
  names.get(id) ?? `Server ${id}`;

export function createCameraDirectory(host: CameraDirectoryHost): CameraDirectory {
  const { system, devices, typing, pictures } = host;

  function toCamera(id: CameraId, given: string | undefined, names: ReadonlyMap<string, string>): Camera {
    const { serverId, deviceId } = parseVdgCamera(id) ?? { serverId: '', deviceId: '' };
    return {
      id,
      name: given ?? `Camera ${deviceId}`,
      group: { id: serverId, name: serverName(names, serverId) },
      // Nothing of VDG Sense that moves or records is in this version.
      access: 'view',
    };
  }

  return {
    typing,
    list: async (signal) => {
      const [listed, names] = await Promise.all([devices.all(signal), devices.servers(signal)]);
      const typed = typing.cameras.get().filter(({ id }) => !listed.devices.has(id));
      if (listed.refused !== undefined && typed.length === 0) {
        // Nothing in a list would look like a system without cameras.
        throw new Failure({
          code: 'notPermitted',
          operation: 'list cameras',
          system,
          vendorText: `${listed.refused} Cameras can be named by their numbers instead, on the page Connections.`,
        });
      }
      return {
        cameras: [
          ...[...listed.devices].map(([id, { name }]) => toCamera(id, name, names)),
          ...typed.map(({ id, name }) => toCamera(id, name, names)),
        ],
        problems: [],
      };
    },
    statuses: async (ids, signal) => {
      const listed = await devices.all(signal);
      const found = new Map<CameraId, CameraStatus>();
      for (const id of ids) {
        const device = listed.devices.get(id);
        if (device !== undefined) found.set(id, { state: stateOf(device) });
      }
      return found;
    },
    details: async (id, signal) => {
      const name = parseVdgCamera(id);
      if (name === undefined) throw new Failure({ code: 'notFound', operation: 'find camera', system });
      const [listed, names] = await Promise.all([devices.all(signal), devices.servers(signal)]);
      const device = listed.devices.get(id);
      const isTyped = device === undefined && typing.cameras.get().some((one) => one.id === id);
      const lines: readonly (readonly [string, string | undefined])[] = [
        ['Status', device?.status],
        ['Type', device?.type],
        ['Brand', device?.brand],
        ['Location', device?.location],
        ['Movement', device?.ptzType],
        ['Server', serverName(names, name.serverId)],
        ['Server number', name.serverId],
        ['Device number', name.deviceId],
        ['Source', isTyped ? 'Named by hand on this computer' : undefined],
      ];
      return lines.flatMap(([label, value]): CameraDetail[] =>
        value === undefined ? [] : [{ label, value: value.slice(0, DETAIL_TEXT_MAX) }],
      );
    },
    newestStill: pictures.live,
  };
}
