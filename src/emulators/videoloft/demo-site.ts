/** The site of the demonstration: a harbour with three owners, every trait once, and a test camera. */
import { siteCamera } from './site-camera.ts';
import type { Site, SiteGrant } from './site.ts';

const HARBOUR = 910_001;
const VIEWER = 910_002;
const SUSPENDED = 910_003;
const KRAMER = 910_210;
const VAN_DIJK = 910_350;
const TEST = 910_990;
const PLAN_DAYS = 7;
const ZONE = 'Europe/Amsterdam';

/** Such cameras take movements without a word (§1.5.1). */
const OF_ANOTHER_MAKE = { hasPtz: false, phoneid: 'M3106-L20180312ACCC8E00000000' };

const everyOwner = (permission: 'r' | 'a'): readonly SiteGrant[] =>
  [HARBOUR, KRAMER, VAN_DIJK, TEST].map((owner) => ({ owner, permission }));

export const demoSite: Site = {
  owners: [
    {
      uid: HARBOUR,
      alias: 'Harbour office',
      timeZone: ZONE,
      cameras: [
        siteCamera(HARBOUR, 1, 'Lobby', 'lobby'),
        siteCamera(HARBOUR, 2, 'Corridor B', 'corridor', OF_ANOTHER_MAKE),
        siteCamera(HARBOUR, 3, 'Corridor C', 'corridor', { connection: 'novideo' }),
        siteCamera(HARBOUR, 4, 'Car park barrier', 'gate'),
        siteCamera(HARBOUR, 5, 'Pilot jetty', 'quay'),
      ],
    },
    {
      uid: KRAMER,
      alias: 'Kramer Logistics',
      timeZone: ZONE,
      cameras: [
        siteCamera(KRAMER, 1, 'Gate North', 'gate'),
        siteCamera(KRAMER, 2, 'Gate South', 'gate'),
        siteCamera(KRAMER, 3, 'Quay 3', 'quay'),
        siteCamera(KRAMER, 4, 'Quay 4', 'quay'),
        siteCamera(KRAMER, 5, 'Yard East', 'yard'),
        siteCamera(KRAMER, 6, 'Yard West', 'yard', { connection: 'offline', staleLive: true }),
        siteCamera(KRAMER, 12, 'Aisle 12', 'aisle'),
        siteCamera(KRAMER, 14, 'Aisle 14', 'aisle'),
        siteCamera(KRAMER, 16, 'Aisle 16', 'aisle', { codec: 'h265' }),
      ],
    },
    {
      uid: VAN_DIJK,
      alias: 'Van Dijk Crane Hire',
      timeZone: ZONE,
      cameras: [
        siteCamera(VAN_DIJK, 1, 'Crane park', 'yard'),
        siteCamera(VAN_DIJK, 2, 'Workshop', 'aisle', OF_ANOTHER_MAKE),
        siteCamera(VAN_DIJK, 3, 'Slipway', 'quay', { extraPermissions: ['w'] }),
        siteCamera(VAN_DIJK, 4, 'Entrance', 'gate'),
      ],
    },
    {
      uid: TEST,
      alias: 'Test pictures',
      timeZone: ZONE,
      cameras: [siteCamera(TEST, 1, 'Test counter', 'counter')],
    },
  ],
  accounts: [
    {
      uid: HARBOUR,
      email: 'operator@harbour.example',
      password: 'harbour-demo',
      suspended: false,
      maxAgeDays: PLAN_DAYS,
      // Van Dijk lets the harbour look, no more.
      grants: everyOwner('a').map((grant) =>
        grant.owner === VAN_DIJK ? { ...grant, permission: 'r' } : grant,
      ),
      refused: [`${VAN_DIJK}.9`],
    },
    {
      uid: VIEWER,
      email: 'viewer@harbour.example',
      password: 'harbour-view',
      suspended: false,
      maxAgeDays: PLAN_DAYS,
      grants: everyOwner('r').filter(({ owner }) => owner !== TEST),
      refused: [],
    },
    {
      uid: SUSPENDED,
      email: 'suspended@harbour.example',
      password: 'harbour-gone',
      suspended: true,
      maxAgeDays: PLAN_DAYS,
      grants: [],
      refused: [],
    },
  ],
};
