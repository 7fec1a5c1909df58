/** Reads getDeviceList and getDivaList: order and further tags are free, and one bad row never spoils its list. */
import type { CameraState } from '../contract.ts';
import { isVdgNumber } from './vdg-number.ts';
import { child, childrenOf, childText, type XmlElement } from './xml-reader.ts';

/** A device as the system lists it. */
export interface VdgDevice {
  readonly serverId: string;
  readonly deviceId: string;
  readonly name: string | undefined;
  /** The server's own words. */
  readonly status: string | undefined;
  readonly type: string | undefined;
  readonly brand: string | undefined;
  readonly location: string | undefined;
  readonly ptzType: string | undefined;
}

function toDevice(row: XmlElement): VdgDevice | undefined {
  const serverId = childText(row, 'serverid') ?? '';
  const deviceId = childText(row, 'deviceid') ?? '';
  if (!isVdgNumber(serverId) || !isVdgNumber(deviceId)) return undefined;
  return {
    serverId,
    deviceId,
    name: childText(row, 'name'),
    status: childText(row, 'status'),
    type: childText(row, 'type'),
    brand: childText(row, 'brand'),
    location: childText(row, 'location'),
    ptzType: childText(row, 'ptztype'),
  };
}

/** The devices of a reply in its order; undefined where it holds no list of devices. */
export function readDevices(reply: XmlElement): readonly VdgDevice[] | undefined {
  const list = child(reply, 'devices');
  if (list === undefined) return undefined;
  return childrenOf(list, 'device')
    .map(toDevice)
    .filter((device) => device !== undefined);
}

/** Every element that has a server's number and a name is a server: their tags differ between versions. */
export function readServers(reply: XmlElement): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const look = (element: XmlElement): void => {
    const id = childText(element, 'serverid') ?? childText(element, 'id') ?? '';
    const name = childText(element, 'name') ?? childText(element, 'servername');
    if (isVdgNumber(id) && name !== undefined && !names.has(id)) names.set(id, name);
    for (const one of element.children) look(one);
  };
  look(reply);
  return names;
}

const ONLINE = /^(?:active|online|connected|enabled|ok)$/i;
const OFFLINE = /^(?:inactive|offline|disconnected|disabled|lost)$/i;

/** No document lists the words of a status: what is not plainly one of the two is unknown. */
export function stateOf({ status = '' }: Pick<VdgDevice, 'status'>): CameraState {
  if (ONLINE.test(status)) return 'online';
  return OFFLINE.test(status) ? 'offline' : 'unknown';
}
