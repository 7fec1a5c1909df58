/** Who and what is there at the start: accounts, servers, cameras. */
import { guidOf, NULL_GUID, withoutBraces } from './guid.ts';

export interface NxUser {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly password: string;
  readonly isAdmin: boolean;
  /** May look and nothing else. */
  readonly isViewer: boolean;
}

/** A camera as `/ec2/getCameras` tells it and `/ec2/saveCamera` takes it. */
export interface NxCamera {
  readonly id: string;
  readonly parentId: string;
  readonly name: string;
  readonly url: string;
  readonly typeId: string;
  readonly mac: string;
  readonly physicalId: string;
  readonly manuallyAdded: boolean;
  readonly model: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly statusFlags: string;
  readonly vendor: string;
}

/** A camera of the site, and the loop that it shows. */
export interface SiteCamera {
  readonly camera: NxCamera;
  readonly scene: string;
}

export const VIRTUAL_TYPE = '{f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4}';
const ORDINARY_TYPE = guidOf('nx camera type: network camera');

/** A server as it is there from the start. */
export interface SiteServer {
  readonly guid: string;
  readonly name: string;
  /** In the network of the site. */
  readonly host: string;
}

/** The first server, and the second one that option `twoServers` adds. */
export const SERVERS: readonly [SiteServer, SiteServer] = [
  { guid: guidOf('nx server: Terminal North'), name: 'Terminal North 1', host: '10.20.1.11' },
  { guid: guidOf('nx server: Terminal North II'), name: 'Terminal North 2', host: '10.20.1.12' },
];

const user = (name: string, fullName: string, password: string, is: Partial<NxUser> = {}): NxUser => ({
  id: guidOf(`nx user: ${name}`),
  name,
  fullName,
  password,
  isAdmin: false,
  isViewer: false,
  ...is,
});

export const USERS: readonly NxUser[] = [
  user('admin', 'Administrator', 'harbour-demo-nx', { isAdmin: true }),
  user('viewer', 'Gate desk', 'harbour-view-nx', { isViewer: true }),
  user('j.meyer', 'Jonas Meyer', 'harbour-meyer-nx'),
];

/** The object of a virtual camera. Its id follows from `physicalId`, which is a guid without braces. */
export function virtualCamera(name: string, physicalId: string, parentId: string): NxCamera {
  return {
    ...emptyCamera,
    id: guidOf(physicalId),
    parentId,
    name,
    url: `wearable:///${physicalId}`,
    typeId: VIRTUAL_TYPE,
    physicalId,
    model: 'Virtual Camera',
    vendor: 'Network Optix',
  };
}

const emptyCamera: NxCamera = {
  id: NULL_GUID,
  parentId: NULL_GUID,
  name: '',
  url: '',
  typeId: NULL_GUID,
  mac: '',
  physicalId: '',
  manuallyAdded: true,
  model: '',
  groupId: '',
  groupName: '',
  statusFlags: 'CSF_NoFlags',
  vendor: '',
};

function ordinaryCamera(name: string, n: number, parentId: string): NxCamera {
  const mac = `00-40-8C-5E-10-${String(n).padStart(2, '0')}`;
  return {
    ...emptyCamera,
    id: guidOf(mac),
    parentId,
    name,
    url: `http://10.20.0.${n}/`,
    typeId: ORDINARY_TYPE,
    mac,
    physicalId: mac,
    manuallyAdded: false,
    model: 'P3265-LVE',
    groupName: 'Terminal North',
    groupId: 'terminal-north',
    vendor: 'Axis',
  };
}

const VIRTUAL_CAMERAS: readonly (readonly [name: string, scene: string, server: 0 | 1])[] = [
  ['Bodycam 07', 'gate', 0],
  ['Bodycam 03', 'lobby', 0],
  ['Handheld 2', 'corridor', 0],
  ['Action cam 1', 'quay', 1],
];

const ORDINARY_CAMERAS: readonly (readonly [name: string, scene: string])[] = [
  ['Ticket hall', 'lobby'],
  ['Platform 2', 'corridor'],
  ['North entrance', 'gate'],
  ['Cycle store', 'yard'],
];

/** With two servers the second one owns "Action cam 1". */
export function createSite(twoServers: boolean): readonly SiteCamera[] {
  const serverOf = (server: 0 | 1) => SERVERS[twoServers ? server : 0].guid;
  return [
    ...VIRTUAL_CAMERAS.map(([name, scene, server]) => ({
      camera: virtualCamera(name, withoutBraces(guidOf(`nx camera: ${name}`)), serverOf(server)),
      scene,
    })),
    ...ORDINARY_CAMERAS.map(([name, scene], i) => ({
      camera: ordinaryCamera(name, i + 1, serverOf(0)),
      scene,
    })),
  ];
}

/** Ids of the virtual cameras by their names: always the same ones. */
export function virtualCameraId(name: string): string {
  return guidOf(withoutBraces(guidOf(`nx camera: ${name}`)));
}
