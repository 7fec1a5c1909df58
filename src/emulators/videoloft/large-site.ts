/** A site of 3,000 cameras over 40 owners, one of them with 5,000 events: for measuring, not looking. */
import { siteCamera } from './site-camera.ts';
import type { Site, SiteCamera, SiteOwner } from './site.ts';

const OPERATOR = 920_001;
const OWNERS = 40;
const CAMERAS_PER_OWNER = 75;
const FIRST_OWNER = 921_000;
const PLAN_DAYS = 7;
const TWO_DIGITS = 2;

const SCENES = ['quay', 'gate', 'yard', 'aisle', 'lobby', 'corridor'];
const PLACES = ['Quay', 'Gate', 'Yard', 'Aisle', 'Lobby', 'Corridor'];
const TRADES = ['Terminal', 'Cold Store', 'Tank Park', 'Container Depot', 'Ferry Dock'];

function owner(index: number): SiteOwner {
  const uid = FIRST_OWNER + index;
  const number = String(index + 1).padStart(TWO_DIGITS, '0');
  return {
    uid,
    alias: `${TRADES[index % TRADES.length] ?? ''} ${number}`,
    timeZone: 'Europe/Amsterdam',
    cameras: Array.from({ length: CAMERAS_PER_OWNER }, (_, i) => {
      const kind = i % SCENES.length;
      const place = `${PLACES[kind] ?? ''} ${number}-${Math.floor(i / SCENES.length) + 1}`;
      // The first camera of all is the busy one.
      const traits: Partial<SiteCamera> = index === 0 && i === 0 ? { rhythm: 'dense' } : {};
      return siteCamera(uid, i + 1, place, SCENES[kind] ?? 'gate', traits);
    }),
  };
}

const owners = Array.from({ length: OWNERS }, (_, index) => owner(index));

export const largeSite: Site = {
  owners,
  accounts: [
    {
      uid: OPERATOR,
      email: 'operator@harbour.example',
      password: 'harbour-demo',
      suspended: false,
      maxAgeDays: PLAN_DAYS,
      grants: owners.map(({ uid }) => ({ owner: uid, permission: 'a' })),
      refused: [],
    },
  ],
};
