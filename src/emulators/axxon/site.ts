/** Who and what is there at the start: accounts, cameras, archives. */

export const SERVER_NAME = 'WAREHOUSE4';

/** What a person may do with a camera, worst first. */
export type CameraAccess =
  | 'CAMERA_ACCESS_FORBID'
  | 'CAMERA_ACCESS_ONLY_ARCHIVE'
  | 'CAMERA_ACCESS_MONITORING_ON_PROTECTION'
  | 'CAMERA_ACCESS_MONITORING'
  | 'CAMERA_ACCESS_ARCHIVE'
  | 'CAMERA_ACCESS_MONITORING_ARCHIVE_MANAGE'
  | 'CAMERA_ACCESS_FULL';

export interface AxxonUser {
  readonly id: string;
  readonly name: string;
  readonly password: string;
  /** Of every camera, unless the control says otherwise. */
  readonly access: CameraAccess;
}

export const USERS: readonly AxxonUser[] = [
  {
    id: '328e3874-4a33-9dd1-29eb-44c37a44121c',
    name: 'root',
    password: 'harbour-demo-ax',
    access: 'CAMERA_ACCESS_FULL',
  },
  {
    id: '5b1c7e02-90d4-4f0e-8a52-6d2f1f6f7c10',
    name: 'guard',
    password: 'harbour-view-ax',
    access: 'CAMERA_ACCESS_MONITORING',
  },
];

/** A camera of the site. */
export interface AxxonSiteCamera {
  /** N of DeviceIpint.N, and the short name. */
  readonly number: number;
  readonly name: string;
  /** The loop that it shows when cameras show their own. */
  readonly scene: string;
  readonly hasSound: boolean;
  /** Names of its archives, the default one first; none: it is not recorded. */
  readonly archives: readonly string[];
}

const MAIN = 'AliceBlue';
const LONG_TERM = 'LongTerm';

export const CAMERAS: readonly AxxonSiteCamera[] = [
  { number: 1, name: 'Aisle 12', scene: 'aisle', hasSound: true, archives: [MAIN, LONG_TERM] },
  { number: 2, name: 'Aisle 14', scene: 'aisle', hasSound: false, archives: [MAIN] },
  { number: 3, name: 'Dock doors', scene: 'gate', hasSound: true, archives: [MAIN] },
  { number: 4, name: 'Corridor B', scene: 'corridor', hasSound: false, archives: [MAIN] },
  { number: 5, name: 'Mezzanine', scene: 'lobby', hasSound: false, archives: [] },
  { number: 6, name: 'Loading bay', scene: 'yard', hasSound: false, archives: [MAIN, LONG_TERM] },
];

/** The three-part id that stands in paths. */
export const sourceOf = ({ number }: AxxonSiteCamera): string =>
  `${SERVER_NAME}/DeviceIpint.${number}/SourceEndpoint.video:0:0`;

/** What `archive=` wants. */
export const archivePath = (name: string): string =>
  `hosts/${SERVER_NAME}/MultimediaStorage.${name}/MultimediaStorage`;
