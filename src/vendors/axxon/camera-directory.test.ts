import { afterEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ms, msBetween, ONE_SECOND } from '../../core/units.ts';
import {
  AXXON_CAMERAS,
  AXXON_GUARD,
  createEmulatedAxxon,
  type EmulatedAxxon,
} from '../../testing/emulated-axxon.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createPlainAxxon, PLAIN_ROOT, type PlainAxxon } from '../../testing/plain-axxon.ts';

const signal = new AbortController().signal;
const { aisle12, mezzanine } = AXXON_CAMERAS;
const NOBODY = cameraId('WAREHOUSE4/DeviceIpint.99/SourceEndpoint.video:0:0');

let site: EmulatedAxxon | PlainAxxon | undefined;
afterEach(() => site?.close());

async function emulated(credentials?: typeof AXXON_GUARD): Promise<EmulatedAxxon> {
  const made = createEmulatedAxxon();
  site = made;
  await made.signIn(credentials);
  return made;
}
/** A server with the cameras of these rows. */
async function listing(...cameras: readonly unknown[]): Promise<PlainAxxon> {
  const made = createPlainAxxon({ answers: { '/camera/list': () => Response.json({ cameras }) } });
  site = made;
  await made.signIn(PLAIN_ROOT);
  return made;
}
const row = (number: number, change: Readonly<Record<string, unknown>> = {}) => ({
  accessPoint: `hosts/NODE${number}/DeviceIpint.1/SourceEndpoint.video:0:0`,
  displayName: `Camera ${number}`,
  isActivated: true,
  ...change,
});
const listOf = ({ clock, system }: EmulatedAxxon | PlainAxxon) => clock.settle(system.cameras.list(signal));
const urlsOf = (of: EmulatedAxxon, part: string) => of.requests().filter(({ url }) => url.includes(part));

describe('the list', () => {
  test('has all cameras of the emulator, under the name of their server', async () => {
    const { cameras, problems } = await listOf(await emulated());
    expect(cameras.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Aisle 12', 'Aisle 14', 'Dock doors', 'Corridor B', 'Mezzanine']),
    );
    expect(cameras.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(AXXON_CAMERAS)));
    expect(new Set(cameras.map(({ group }) => group.name))).toEqual(new Set(['WAREHOUSE4']));
    expect(problems).toEqual([]);
  });

  test('has the cameras of who may only see them live as well', async () => {
    const { cameras } = await listOf(await emulated(AXXON_GUARD));
    expect(cameras.map(({ id }) => id)).toContain(aisle12);
  });

  test('groups the cameras of a domain by their servers', async () => {
    const { cameras } = await listOf(await listing(row(1), row(2)));
    expect(cameras.map(({ group }) => group)).toEqual([
      { id: 'NODE1', name: 'NODE1' },
      { id: 'NODE2', name: 'NODE2' },
    ]);
  });

  test('names a camera that is closed to the account as a problem, with the reason', async () => {
    const { cameras, problems } = await listOf(
      await listing(row(1), row(2, { camera_access: 'CAMERA_ACCESS_FORBID' })),
    );
    expect(cameras).toHaveLength(1);
    expect(problems).toEqual([
      { id: 'NODE2/DeviceIpint.1/SourceEndpoint.video:0:0', text: expect.stringMatching(/no access/) },
    ]);
  });

  test('keeps names as they are, HTML and all', async () => {
    const { cameras } = await listOf(await listing(row(1, { displayName: '<img src=x onerror=alert(1)>' })));
    expect(cameras[0]?.name).toBe('<img src=x onerror=alert(1)>');
  });

  test('of the person before is not that of the next', async () => {
    const made = await listing(row(1));
    await listOf(made);
    await made.clock.settle(made.system.session.signOut());
    await made.signIn();
    await listOf(made);
    expect(made.asked('/camera/list')).toHaveLength(2);
  });
});

test.each([
  [{ isActivated: true }, 'online'],
  [{ isActivated: false }, 'offline'],
  [{ isActivated: undefined }, 'unknown'],
])('a camera with %j is %s', async (change, state) => {
  const made = await listing(row(1, change));
  const id = cameraId('NODE1/DeviceIpint.1/SourceEndpoint.video:0:0');
  const states = await made.clock.settle(made.system.cameras.statuses([id, NOBODY], signal));
  expect([...states]).toEqual([[id, { state }]]);
});

test('details of a camera that is not there are notFound', async () => {
  const made = await emulated();
  const work = made.clock.settle(made.system.cameras.details(NOBODY, signal));
  expect((await failureOf(work)).code).toBe('notFound');
});

describe('the newest picture', () => {
  const newest = (of: EmulatedAxxon, camera = aisle12) =>
    of.clock.settle(of.system.cameras.newestStill(camera, signal));

  test('is that of the end of the archive, with its moment', async () => {
    const made = await emulated();
    const still = await newest(made);
    if (still === undefined) throw new Error('There is none.');
    expect(msBetween(still.at, made.clock.now())).toBe(ONE_SECOND);
    expect(urlsOf(made, '/archive/statistics/depth/')).toHaveLength(1);
  });

  test('is an old one where recording has stopped', async () => {
    const made = await emulated();
    const until = made.clock.now();
    const from = until - 3_600_000;
    made.emulator.control.gap('Aisle 12', { begin: from, end: until });
    expect((await newest(made))?.at).toBeLessThanOrEqual(from);
    expect((await newest(made))?.at).toBeGreaterThanOrEqual(from - ms(5 * ONE_SECOND));
  });

  test.each([
    ['is recorded nowhere', undefined, mezzanine],
    ['shows its recordings to others', AXXON_GUARD, aisle12],
  ] as const)('of a camera that %s is what it shows now', async (_, credentials, camera) => {
    const made = await emulated(credentials);
    const still = await newest(made, camera);
    expect(still?.at).toBe(made.clock.now());
    expect(urlsOf(made, '/archive/')).toEqual([]);
    expect(urlsOf(made, '/live/media/snapshot/')).toHaveLength(1);
  });

  test('is none for who may see recordings alone, where there are none', async () => {
    const made = await emulated();
    made.emulator.control.setAccess('root', 'Mezzanine', 'CAMERA_ACCESS_ONLY_ARCHIVE');
    expect(await newest(made, mezzanine)).toBeUndefined();
    expect(urlsOf(made, '/live/')).toEqual([]);
  });
});
