/** A site of as many cameras as a test wants: the cameras of another site, and plain ones to fill it up. */
import { siteCamera } from './site-camera.ts';
import type { Site, SiteAccount, SiteOwner } from './site.ts';

const OPERATOR: SiteAccount = {
  uid: 940_000,
  email: 'operator@harbour.example',
  password: 'harbour-demo',
  suspended: false,
  maxAgeDays: 7,
  grants: [],
  refused: [],
};
const FIRST_OWNER = 940_001;
const CAMERAS_PER_OWNER = 500;
const SCENES = ['quay', 'gate', 'yard', 'aisle', 'lobby', 'corridor'];

function plainOwner(index: number, cameras: number): SiteOwner {
  const uid = FIRST_OWNER + index;
  return {
    uid,
    alias: `Depot ${index + 1}`,
    timeZone: 'Europe/Amsterdam',
    cameras: Array.from({ length: cameras }, (_, i) =>
      siteCamera(uid, i + 1, `Camera ${index + 1}-${i + 1}`, SCENES[i % SCENES.length] ?? 'gate'),
    ),
  };
}

/** Every account of the base sees the plain cameras as well; they may be `devices` of them at most. */
export function sizedSite(devices: number, base: Site = { owners: [], accounts: [OPERATOR] }): Site {
  const present = base.owners.reduce((sum, { cameras }) => sum + cameras.length, 0);
  const missing = Math.max(0, devices - present);
  const owners = Array.from({ length: Math.ceil(missing / CAMERAS_PER_OWNER) }, (_, index) =>
    plainOwner(index, Math.min(CAMERAS_PER_OWNER, missing - index * CAMERAS_PER_OWNER)),
  );
  const grants = owners.map(({ uid }) => ({ owner: uid, permission: 'a' as const }));
  return {
    ...base,
    owners: [...base.owners, ...owners],
    accounts: base.accounts.map((account) => ({ ...account, grants: [...account.grants, ...grants] })),
  };
}
