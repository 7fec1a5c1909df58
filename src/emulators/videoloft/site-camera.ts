/** Fills in what most cameras have in common, so that a site reads as a list of names. */
import { hashOf } from '../seeded-random.ts';
import type { Rhythm, SiteCamera } from './site.ts';

/** §1.2.3: the type in the document's example. */
const DEVICE_TYPE = 'ipcam201701';
const SERIAL_DIGITS = 9;

const RHYTHM_OF_SCENE: Readonly<Record<string, Rhythm>> = {
  quay: 'quay',
  gate: 'gate',
  yard: 'yard',
  aisle: 'aisle',
  lobby: 'office',
  corridor: 'office',
  counter: 'steady',
};

/** A camera of an owner; it is pinned to servers by its number, as the service spreads its load. */
export function siteCamera(
  owner: number,
  device: number,
  name: string,
  scene: string,
  traits: Partial<SiteCamera> = {},
): SiteCamera {
  const uidd = `${owner}.${device}`;
  const serial = String(hashOf('serial', uidd)).padStart(SERIAL_DIGITS, '0').slice(0, SERIAL_DIGITS);
  return {
    uidd,
    name,
    scene,
    logger: device % 2 === 0 ? 1 : 0,
    wowza: hashOf('wowza', uidd) % 2 === 0 ? 1 : 0,
    connection: 'online',
    codec: 'h264',
    deviceType: DEVICE_TYPE,
    phoneid: `DS-2CD2042WD-I20161005BBWR${serial}`,
    rhythm: RHYTHM_OF_SCENE[scene] ?? 'steady',
    extraPermissions: [],
    staleLive: false,
    hasPtz: true,
    ...traits,
  };
}
