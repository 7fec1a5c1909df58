/** What an emulated Videoloft account sees: owners, their cameras, and the people who may sign in. */

/** How much happens in front of a camera, by the hour of its own day. */
export type Rhythm = 'quay' | 'gate' | 'yard' | 'aisle' | 'office' | 'steady' | 'dense';

/** `novideo`: the adapter is there, the camera behind it is not (§1.3.9). */
export type Connection = 'online' | 'offline' | 'novideo';

export type Codec = 'h264' | 'h265';

export interface SiteCamera {
  /** `uid.deviceid` (§1.1). */
  readonly uidd: string;
  readonly name: string;
  /** Name of the video loop that it shows. */
  readonly scene: string;
  readonly logger: 0 | 1;
  readonly wowza: 0 | 1;
  readonly connection: Connection;
  readonly codec: Codec;
  readonly deviceType: string;
  readonly phoneid: string;
  readonly rhythm: Rhythm;
  /** Letters that `/devices/viewerInfo` adds to the permissions, as its example does with "w" (§1.2.3). */
  readonly extraPermissions: readonly string[];
  /** Says `live: true` while it is offline, as the document's example of status does (§1.3.6). */
  readonly staleLive: boolean;
  /** False: it takes movements without a word and stays where it is (§1.5.1 "only for Hikvision"). */
  readonly hasPtz: boolean;
}

export interface SiteOwner {
  readonly uid: number;
  /** Subscriber name (§1.2.2). */
  readonly alias: string;
  /** IANA time zone of the place: `tz` of its events comes from it. */
  readonly timeZone: string;
  readonly cameras: readonly SiteCamera[];
}

export interface SiteGrant {
  readonly owner: number;
  readonly permission: 'r' | 'a';
}

export interface SiteAccount {
  readonly uid: number;
  readonly email: string;
  readonly password: string;
  readonly suspended: boolean;
  /** Storage plan in days, `accountInfo.maxAge` (§1.3.1). */
  readonly maxAgeDays: number;
  readonly grants: readonly SiteGrant[];
  /** Devices that `/devices` reports as unauthorised (§1.2.2). */
  readonly refused: readonly string[];
}

/** What a service does to its replies before they leave; each is given what an honest one would say. */
export interface SiteQuirks {
  /** The owners of `/devices`, by uid. */
  readonly owners: (owners: Readonly<Record<string, object>>) => unknown;
  /** The `errors` of `/devices`. */
  readonly errors: (errors: readonly object[]) => unknown;
  /** A camera in `/devices`, `/devices/viewerInfo`, a status, in this order. */
  readonly device: (uidd: string, device: object) => unknown;
  readonly details: (uidd: string, details: object) => unknown;
  readonly status: (uidd: string, status: object) => unknown;
  /** The n-th row of a page of `/alert`, and each in the news as its row 0. */
  readonly alert: (uidd: string, row: number, alert: object) => unknown;
}

export interface Site {
  readonly owners: readonly SiteOwner[];
  readonly accounts: readonly SiteAccount[];
  readonly quirks?: SiteQuirks;
}
