/** The lists of servers and devices. */
import type { Handler, Service } from './service.ts';
import { keyOf, type VdgDevice } from './site.ts';
import type { ReplyNode } from './xml-reply.ts';

/** GET getDivaList: the servers. */
export const getServers: Handler = ({ servers }) => {
  const rows = servers.map(({ id, name }): ReplyNode => [
    'diva',
    [
      ['name', name],
      ['serverid', id],
      ['status', 'online'],
      ['role', 'recorder'],
    ],
  ]);
  return [['divas', rows, { count: rows.length }]];
};

/** GET getDeviceList[&serverid]. */
export const getDevices: Handler = (service, { query }) => {
  const server = query.text('serverid');
  const rows = [...service.devices.values()]
    .filter(({ serverId }) => server === undefined || serverId === server)
    .map((device) => rowOf(service, device));
  return [['devices', rows, { count: rows.length }]];
};

function rowOf({ behaviour }: Service, device: VdgDevice): ReplyNode {
  return [
    'device',
    [
      ['name', device.name],
      ['serverid', device.serverId],
      ['deviceid', device.id],
      ['status', behaviour.down.get(keyOf(device)) ?? 'active'],
      ['type', 'camera'],
      ['brand', 'Harbour & Sons'],
      ['location', device.location],
      ['ptztype', device.canTurn ? 'serial' : 'none'],
      [
        'firmware',
        [
          ['name', 'C2'],
          ['version', '1.4'],
        ],
      ],
    ],
  ];
}
