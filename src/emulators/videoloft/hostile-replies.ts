/**
 * What a hostile service writes instead of its honest replies, for the cameras of one owner by their
 * number. Wrong is one thing at a time, so that a test can say which a client does not bear.
 */
import type { SiteQuirks } from './site.ts';

type Change = (honest: Readonly<Record<string, unknown>>) => unknown;

const without =
  (...keys: readonly string[]): Change =>
  (honest) =>
    Object.fromEntries(Object.entries(honest).filter(([key]) => !keys.includes(key)));
const having =
  (changes: Readonly<Record<string, unknown>>): Change =>
  (honest) => ({ ...honest, ...changes });

const asItIs: Change = (honest) => honest;

const FAR_FUTURE_MS = 8.7e15;
const BEYOND_SAFE = '9007199254740993123';

/** By the camera's number, from 1; beyond the list the honest reply. */
const DEVICES: readonly Change[] = [
  having({ phonename: 4711 }),
  having({ phonename: null }),
  without('phonename'),
  having({ phonename: { text: 'Not text' }, extra: [[[[[]]]]] }),
  without('permissions'),
  having({ permissions: ['x', 'Q', '', 7, null, 'r'] }),
  having({ permissions: 'a' }),
  having({ permissions: null }),
  without('uidd'),
  having({ uidd: 12 }),
  () => null,
  () => 'a text instead of a device',
  // The same camera once more, under a number that is not its own.
  having({ uidd: '930300.1' }),
];

const DETAILS: readonly Change[] = [
  having({ logger: 17 }),
  having({ wowza: null }),
  without('streamname'),
  having({ streamname: '../../../etc/passwd' }),
  having({ logger: 'evil.example/steal?token=' }),
  having({ logger: 'http://user:password@evil.example' }),
  having({ cloudRecordingEnabled: 'perhaps', deviceType: [] }),
];

const STATUSES: readonly Change[] = [
  having({ live: 'true', status: 7 }),
  having({ live: 1, wowza: 17 }),
  having({ live: true, wowza: null }),
  having({ live: null, status: null }),
  without('live', 'status', 'wowza'),
  having({ status: '<b>exploded</b>' }),
  having({ lastthumb: 'yesterday', laststill: -1 }),
  having({ lastthumb: 1e300, laststill: {} }),
  having({ lastactivity: 'never', lastalert: '12' }),
  having({ lastactivity: FAR_FUTURE_MS * 10, lastalert: -5 }),
  () => null,
  () => [],
  without('uid', 'uidd', 'permissions'),
];

/** By the row of a page, for every camera of the owner. */
const ALERTS: readonly Change[] = [
  without('alert', 'id'),
  having({ alert: BEYOND_SAFE, id: BEYOND_SAFE }),
  having({ startt: 'soon' }),
  without('startt'),
  without('endtt', 'enddt', 'end'),
  having({ endtt: 1, enddt: 1, end: 1 }),
  having({ endtt: FAR_FUTURE_MS, enddt: FAR_FUTURE_MS, end: FAR_FUTURE_MS }),
  having({ smx: 'zz', aud: 10 }),
  having({ smx: 'ff', aud: '' }),
  having({ tz: 99 }),
  having({ tz: '+01:00' }),
  having({ type: '<img src=x onerror="window.__hostile=1">' }),
  having({ type: null, rom: 'yes' }),
  () => null,
  () => 'not an event',
  () => [],
];

/** Beside the owners that exist. */
const STRANGE_OWNERS = {
  '930900': { alias: 'Without devices' },
  '930901': { devices: null, alias: null },
  '930902': { devices: [], alias: 42 },
  '930903': { devices: {}, alias: 'Empty' },
  '930904': null,
  '930905': 'an owner as text',
  'not a uid': { devices: { x: { uidd: 'x.y', phonename: 'Neither number', permissions: ['r'] } } },
  '': { devices: { '': { uidd: '', phonename: 'Without id', permissions: ['r'] } } },
};

/** Changes what belongs to cameras of the owner, and the lists of owners and errors. */
export function hostileQuirks(owner: number): SiteQuirks {
  const change =
    (changes: readonly Change[]) =>
    (uidd: string, honest: object): unknown => {
      const [uid, device] = uidd.split('.').map(Number);
      const one = uid === owner ? changes[(device ?? 0) - 1] : undefined;
      return one === undefined ? honest : one({ ...honest });
    };
  return {
    owners: (owners) => {
      const { [String(owner)]: theirs, ...others } = owners;
      return { ...STRANGE_OWNERS, ...others, [owner]: { ...theirs, alias: undefined } };
    },
    errors: (errors) => [...errors, null, 'an error as text', { '1.2': { reason: 7 } }, {}, []],
    device: change(DEVICES),
    details: change(DETAILS),
    status: change(STATUSES),
    alert: (uidd, row, honest) =>
      uidd.startsWith(`${owner}.`) ? (ALERTS[row] ?? asItIs)({ ...honest }) : honest,
  };
}
