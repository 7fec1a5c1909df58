/**
 * A site whose names and replies no client should stumble over: markup, text that turns round, very long
 * and empty names, fields of wrong types or missing, among cameras that are as they should be.
 */
import { hostileQuirks } from './hostile-replies.ts';
import { siteCamera } from './site-camera.ts';
import type { Site, SiteCamera, SiteOwner } from './site.ts';

const OPERATOR = 930_001;
/** Owner of the cameras whose names are the danger; nothing else is wrong with them. */
export const NAMES_OWNER = 930_100;
/** Owner of the cameras whose fields are wrong: see `hostileQuirks`, which goes by their numbers. */
export const FIELDS_OWNER = 930_200;
/** Owner whose alias is a danger, with one camera as it should be. */
export const SOUND_OWNER = 930_300;
const FIELDS_CAMERAS = 14;
const PLAN_DAYS = 7;
const LONG_NAME = 10_000;

/** A script that would run if a name were taken for markup: it marks the page. */
export const MARKUP_NAME = `<img src=x onerror="window.__hostile=1"><script>window.__hostile=1</script>`;

/** In the order of the cameras 1, 2, 3… of `NAMES_OWNER`. */
export const HOSTILE_NAMES: readonly string[] = [
  MARKUP_NAME,
  // Turns the rest of a line round: "Gate gnp.exe" reads as "Gate exe.png".
  'Gate \u202Egnp.exe\u202C',
  'Name'.repeat(LONG_NAME / 'Name'.length),
  '👩‍👩‍👧‍👦🚢🏴󠁧󠁢󠁳󠁣󠁴󠁿 Kraan ø Łódź 港口',
  '',
  '   ',
  // Controls, a separator of lines, and marks without end on one letter.
  'Line one\nLine two\u0000\u2028\u0007',
  `Z${'\u0351\u0489'.repeat(200)}algo`,
  '"; DROP TABLE devices; --',
  '{{constructor.constructor("window.__hostile=1")()}}',
  'javascript:window.__hostile=1',
  '__proto__',
  'undefined',
];

const named = (name: string, i: number): SiteCamera => siteCamera(NAMES_OWNER, i + 1, name, 'gate');

const owners: readonly SiteOwner[] = [
  { uid: NAMES_OWNER, alias: MARKUP_NAME, timeZone: 'Asia/Kolkata', cameras: HOSTILE_NAMES.map(named) },
  {
    uid: FIELDS_OWNER,
    alias: 'Wrong fields',
    timeZone: 'Pacific/Auckland',
    cameras: Array.from({ length: FIELDS_CAMERAS }, (_, i) =>
      siteCamera(FIELDS_OWNER, i + 1, `Wrong fields ${i + 1}`, 'yard'),
    ),
  },
  {
    uid: SOUND_OWNER,
    alias: '\u202EdnuoS\u202C',
    timeZone: 'Europe/Amsterdam',
    cameras: [
      siteCamera(SOUND_OWNER, 1, 'Sound camera', 'quay'),
      siteCamera(SOUND_OWNER, 2, 'Sound camera', 'quay'),
    ],
  },
];

export const hostileSite: Site = {
  owners,
  accounts: [
    {
      uid: OPERATOR,
      email: 'operator@harbour.example',
      password: 'harbour-demo',
      suspended: false,
      maxAgeDays: PLAN_DAYS,
      grants: owners.map(({ uid }) => ({ owner: uid, permission: 'a' })),
      refused: ['1.1', `${SOUND_OWNER}.9`],
    },
  ],
  quirks: hostileQuirks(FIELDS_OWNER),
};
