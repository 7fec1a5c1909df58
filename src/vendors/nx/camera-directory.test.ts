import { afterEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { createEmulatedNx, type EmulatedNx, NX_CAMERAS, NX_VIEWER } from '../../testing/emulated-nx.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createPlainNx, type PlainAnswers, type PlainNx } from '../../testing/plain-nx.ts';
import { VIRTUAL_TYPE } from './camera-wire.ts';

const signal = new AbortController().signal;
const guid = (n: number) => `{0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}}`;
const EX = '/ec2/getCamerasEx';
const PLAIN = '/ec2/getCameras';
const SERVERS = '/ec2/getMediaServers';

let site: PlainNx | EmulatedNx | undefined;
afterEach(() => site?.close());

async function signedIn(answers: PlainAnswers): Promise<PlainNx> {
  const plain = createPlainNx(answers);
  site = plain;
  await plain.signIn();
  return plain;
}
const rows =
  (...list: unknown[]) =>
  () =>
    Response.json(list);
const listOf = ({ clock, system }: PlainNx | EmulatedNx) => clock.settle(system.cameras.list(signal));

describe('the list', () => {
  test('groups cameras by the name of their group, else by their server, named where that is told', async () => {
    const plain = await signedIn({
      [EX]: rows(
        { id: guid(1), name: 'Gate', groupId: 'nvr-1', groupName: 'NVR 1', parentId: guid(90) },
        { id: guid(2), name: 'Bodycam', parentId: guid(90), typeId: VIRTUAL_TYPE },
        { id: guid(3), name: 'Yard', parentId: guid(91) },
        { id: guid(4), name: 'Lost' },
        { id: guid(5), parentId: guid(90) },
      ),
      [SERVERS]: rows({ id: guid(90).toUpperCase(), name: 'Terminal North' }, { id: 7 }, null),
    });
    const { cameras, problems } = await listOf(plain);
    expect(problems).toEqual([]);
    expect(cameras.map(({ name, group }) => `${name} – ${group.name}`)).toEqual([
      'Gate – NVR 1',
      'Bodycam – Terminal North',
      'Yard – Server 0a1b2c3d',
      'Lost – Other cameras',
      'Camera 0a1b2c3d – Terminal North',
    ]);
    expect(new Set(cameras.map(({ group }) => group.id)).size).toBe(4);
    expect(cameras.every(({ access }) => access === 'view')).toBe(true);
  });

  test('comes from getCameras where the server has no getCamerasEx, which is asked for once', async () => {
    const plain = await signedIn({ [PLAIN]: rows({ id: guid(1), name: 'Gate' }) });
    expect((await listOf(plain)).cameras).toHaveLength(1);
    await plain.clock.advance(ms(2 * ONE_SECOND));
    await listOf(plain);
    expect(plain.asked(EX)).toHaveLength(1);
    expect(plain.asked(PLAIN)).toHaveLength(2);
    const statuses = await plain.clock.settle(plain.system.cameras.statuses([cameraId(guid(1))], signal));
    expect(statuses.get(cameraId(guid(1)))?.state).toBe('unknown');
  });

  test('is there although the names of the servers are not told, or do not come', async () => {
    const plain = await signedIn({
      [EX]: rows({ id: guid(1), name: 'Gate', parentId: guid(90) }),
      [SERVERS]: () => new Response('', { status: 403 }),
    });
    expect((await listOf(plain)).cameras[0]?.group.name).toBe('Server 0a1b2c3d');
    await listOf(plain);
    expect(plain.asked(SERVERS)).toHaveLength(1);
  });

  test.each([[{}], ['x'], [[null, { id: 0 }]], [{ error: '0', errorString: '', reply: {} }]])(
    'is a bad reply where nothing of it can be read: %j',
    async (body) => {
      const plain = await signedIn({ [EX]: () => Response.json(body) });
      expect((await failureOf(listOf(plain))).facts).toMatchObject({ code: 'badReply', system: 'depot' });
    },
  );

  test('is a bad reply where it broke off', async () => {
    const plain = await signedIn({ [EX]: () => new Response(`[{"id":"${guid(1)}","name":"Gat`) });
    expect((await failureOf(listOf(plain))).code).toBe('badReply');
  });

  test('of ten thousand cameras keeps names as they are', async () => {
    const all = Array.from({ length: 10_000 }, (_, n) => ({
      id: guid(n + 1),
      name: `<i>${n}</i>`,
      parentId: guid(90),
    }));
    const plain = await signedIn({ [EX]: () => Response.json(all) });
    const { cameras } = await listOf(plain);
    expect(cameras).toHaveLength(10_000);
    expect(cameras[9_999]?.name).toBe('<i>9999</i>');
  });

  test('is in an envelope, or not', async () => {
    const reply = [{ id: guid(1), name: 'Gate' }];
    const plain = await signedIn({ [EX]: () => Response.json({ error: '0', errorString: '', reply }) });
    expect((await listOf(plain)).cameras).toHaveLength(1);
  });

  test.each([
    ['under the names of its two servers', { twoServers: true }, ['Terminal North 1', 'Terminal North 2']],
    [
      'without names where it tells none',
      { mediaServers: false },
      [expect.stringMatching(/^Server [\da-f]{8}$/)],
    ],
  ])('of the emulator has its cameras %s', async (_, options, groups) => {
    const emulated = createEmulatedNx(options);
    site = emulated;
    await emulated.signIn();
    const { cameras } = await listOf(emulated);
    const own = cameras.map(({ group }) => group.name).filter((name) => name !== 'Terminal North');
    expect([...new Set(own)]).toEqual(groups);
  });

  test('of the emulator has the virtual cameras and the others', async () => {
    const emulated = createEmulatedNx();
    site = emulated;
    await emulated.signIn(NX_VIEWER);
    const { cameras } = await listOf(emulated);
    const names = cameras.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Bodycam 07', 'Bodycam 03', 'Handheld 2', 'Ticket hall']));
    expect(cameras.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.values(NX_CAMERAS)));
  });
});

describe('states', () => {
  const two = rows(
    { id: guid(1), name: 'Gate', status: 'Recording' },
    { id: guid(2), name: 'Yard', status: 'Offline' },
    { id: guid(3), name: 'Bodycam', status: 'Offline', typeId: VIRTUAL_TYPE },
  );
  const statesOf = async (plain: PlainNx, ...ids: number[]) => {
    const cameras = ids.map((n) => cameraId(guid(n)));
    const found = await plain.clock.settle(plain.system.cameras.statuses(cameras, signal));
    return Object.fromEntries([...found].map(([id, { state }]) => [id.slice(-2, -1), state]));
  };

  test('are those asked for, and a camera that is not there has none', async () => {
    const plain = await signedIn({ [EX]: two });
    expect(await statesOf(plain, 1, 2, 7)).toEqual({ 1: 'online', 2: 'offline' });
    expect(await statesOf(plain, 3)).toEqual({ 3: 'noVideo' });
  });

  test('of any number of cameras cost one call in a second', async () => {
    const plain = await signedIn({ [EX]: two });
    const { cameras } = plain.system;
    const asks = [1, 2, 3].map((n) => cameras.statuses([cameraId(guid(n))], signal));
    await plain.clock.settle(Promise.all([...asks, cameras.list(signal)]));
    await statesOf(plain, 1, 2, 3);
    expect(plain.asked(EX)).toHaveLength(1);
    await plain.clock.advance(ms(ONE_SECOND));
    await statesOf(plain, 1);
    expect(plain.asked(EX)).toHaveLength(2);
  });

  test('of the person before are not those of the next', async () => {
    const plain = await signedIn({ [EX]: two });
    await listOf(plain);
    await plain.clock.settle(plain.system.session.signOut());
    await plain.signIn();
    await statesOf(plain, 1);
    expect(plain.asked(EX)).toHaveLength(2);
  });
});

describe('details', () => {
  test('are what the server says, with the name of its server', async () => {
    const plain = await signedIn({
      [EX]: rows({
        id: guid(1),
        name: 'Gate',
        vendor: 'Axis',
        parentId: guid(90),
        url: 'http://u:secret@10.0.0.1/x',
      }),
      [SERVERS]: rows({ id: guid(90), name: 'Terminal North' }),
    });
    const lines = await plain.clock.settle(plain.system.cameras.details(cameraId(guid(1)), signal));
    expect(lines).toContainEqual({ label: 'Server', value: 'Terminal North' });
    expect(lines).toContainEqual({ label: 'Address', value: 'http://10.0.0.1' });
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  test('of a camera that is gone are not found', async () => {
    const plain = await signedIn({ [EX]: rows({ id: guid(1) }) });
    const failure = await failureOf(
      plain.clock.settle(plain.system.cameras.details(cameraId(guid(2)), signal)),
    );
    expect(failure.facts).toMatchObject({ code: 'notFound', system: 'depot' });
  });
});

describe('the newest picture', () => {
  const newest = (emulated: EmulatedNx) =>
    emulated.clock.settle(emulated.system.cameras.newestStill(NX_CAMERAS.handheld, signal));

  test('is of the end of the footage, and carries the moment it shows', async () => {
    const emulated = createEmulatedNx({ recordings: false });
    site = emulated;
    await emulated.signIn();
    const until = emulated.clock.now() - ONE_HOUR;
    emulated.emulator.control.addRecording(NX_CAMERAS.handheld, until - ONE_MINUTE, ONE_MINUTE);
    const still = await newest(emulated);
    expect(still?.at).toBe(until - ONE_SECOND);
    expect(still?.image.type).toBe('image/jpeg');
  });

  test('is none where nothing is recorded', async () => {
    const emulated = createEmulatedNx({ recordings: false });
    site = emulated;
    await emulated.signIn();
    expect(await newest(emulated)).toBeUndefined();
  });
});
