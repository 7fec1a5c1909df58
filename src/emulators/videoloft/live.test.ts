import { expect, test } from 'vitest';
import { textField } from '../json-value.ts';
import {
  at,
  COUNTER,
  COUNTER_LOGGER,
  COUNTER_WOWZA,
  createTestClient,
  HOSTS,
  type TestClient,
  uris,
  VIEWER,
} from './test-client.ts';

const SECOND = 1000;

async function createViewer(options: Parameters<typeof createTestClient>[0] = {}) {
  const client = createTestClient({ wakeMs: { min: 3000, max: 3000 }, ...options });
  const token = await client.token();
  const init = client.withHeader(token);
  const info = await client.json(`${HOSTS.region}/devices/viewerInfo?uidd=${COUNTER}`, init);
  const stream = textField(at(info, 'result', '910990', 'devices', '1'), 'streamname') ?? '';
  const base = `${COUNTER_WOWZA}/manything/${stream}/`;
  const task = (action: string, uid = COUNTER, logger: string = COUNTER_LOGGER) =>
    client.send(`${logger}/sendcameratask?uid=${uid}&action=${action}&token=${token}`);
  const status = async (uid = COUNTER, logger: string = COUNTER_LOGGER) => {
    const [owner = '', device = ''] = uid.split('.');
    const body = await client.json(`${logger}/cameras/status?uid=${uid}`, init);
    return at(body, 'result', owner, 'devices', device);
  };
  const master = () => client.send(`${base}playlist.m3u8?userToken=${token}`);
  const chunks = async () => {
    const [name = ''] = uris(await (await master()).text());
    return (await client.send(base + name)).text();
  };
  const numbers = async () => uris(await chunks()).map((name) => Number(/_(\d+)\.ts/.exec(name)?.[1]));
  return { ...client, signIn: client.token, token, init, base, task, status, master, chunks, numbers };
}

const after = (client: Pick<TestClient, 'clock'>, ms: number) => {
  client.clock.ms += ms;
};

test('a camera wakes a while after the first command, and the answer says only "sent"', async () => {
  const viewer = await createViewer();
  expect(await (await viewer.task('livecommand')).json()).toEqual({ result: 'request sent to camera' });
  after(viewer, 2999);
  expect(await viewer.status()).toMatchObject({ live: false, wowza: 'wowza1.manything.com', session: null });
  after(viewer, 1);
  expect(await viewer.status()).toMatchObject({
    uid: COUNTER,
    live: true,
    status: 'live',
    wowza: 'wowza-a.test',
    startt: viewer.clock.ms,
  });
});

test('each camera takes its own time to wake, always the same', async () => {
  const wakeTimes = async () => {
    const viewer = await createViewer({ wakeMs: { min: 2000, max: 4000 } });
    const cameras = ['910210.1', '910210.3', '910210.5', COUNTER];
    const found = new Map<string, number>();
    for (const uid of cameras) await viewer.task('livecommand', uid);
    for (let ms = 0; ms <= 4000; ms += 50) {
      for (const uid of cameras) {
        if (at(await viewer.status(uid), 'live') === true && !found.has(uid)) found.set(uid, ms);
      }
      after(viewer, 50);
    }
    return [...found.values()];
  };
  const times = await wakeTimes();
  expect(times).toHaveLength(4);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(2000);
  expect(new Set(times).size).toBeGreaterThan(1);
  expect(await wakeTimes()).toEqual(times);
});

test('it streams until 60 s after the last command', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 30 * SECOND);
  await viewer.task('livecommand');
  after(viewer, 60 * SECOND - 1);
  expect(at(await viewer.status(), 'live')).toBe(true);
  expect((await viewer.master()).status).toBe(200);
  after(viewer, 1);
  expect(at(await viewer.status(), 'live')).toBe(false);
  expect((await viewer.master()).status).toBe(404);
});

test('commands while it wakes do not start the wait again', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 2000);
  await viewer.task('livecommand');
  after(viewer, 1000);
  expect(at(await viewer.status(), 'live')).toBe(true);
});

test('the stream exists when its first segment is complete', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 3999);
  expect(at(await viewer.status(), 'live')).toBe(true);
  expect((await viewer.master()).status).toBe(404);
  after(viewer, 1);
  expect(await viewer.numbers()).toEqual([0]);
});

test('the master playlist leads to one chunk list and names the codecs', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 10 * SECOND);
  const master = await (await viewer.master()).text();
  expect(master).toMatch(/CODECS="avc1\.64[0-9a-f]{4},mp4a\.40\.2",RESOLUTION=640x360/);
  expect(uris(master)[0]).toMatch(/^chunklist_w\d+\.m3u8\?userToken=/);
  viewer.emulator.control.setCodec(COUNTER, 'h265');
  expect(await (await viewer.master()).text()).toContain('CODECS="hvc1.1.6.L93.B0,mp4a.40.2"');
});

test('the chunk list slides: complete segments only, the last six, numbered on', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 8 * SECOND);
  expect(await viewer.numbers()).toEqual([0, 1, 2]);
  after(viewer, 1999);
  expect(await viewer.numbers()).toEqual([0, 1, 2]);
  after(viewer, 1);
  expect(await viewer.numbers()).toEqual([0, 1, 2, 3]);
  after(viewer, 30 * SECOND);
  expect(await viewer.numbers()).toEqual([13, 14, 15, 16, 17, 18]);
  const list = await viewer.chunks();
  expect(list).toContain('#EXT-X-MEDIA-SEQUENCE:13\n');
  expect(list).toContain('#EXT-X-TARGETDURATION:2\n');
  expect(list).not.toMatch(/ENDLIST|PROGRAM-DATE-TIME/);
});

test('segments are there from completion until a little after they leave the list', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 42 * SECOND);
  const [name = ''] = uris(await viewer.chunks());
  const status = async (n: number) =>
    (await viewer.send(viewer.base + name.replace(/_\d+\.ts/, `_${n}.ts`))).status;
  expect(await viewer.numbers()).toEqual([14, 15, 16, 17, 18, 19]);
  expect([await status(9), await status(10), await status(19), await status(20)]).toEqual([
    404, 200, 200, 404,
  ]);
});

test('a new session has names of its own and begins at zero', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 20 * SECOND);
  const [old = ''] = uris(await viewer.chunks());
  after(viewer, 60 * SECOND);
  await viewer.task('livecommand');
  after(viewer, 6 * SECOND);
  expect(await viewer.numbers()).toEqual([0, 1]);
  expect((await viewer.send(viewer.base + old)).status).toBe(404);
});

test('every part of the stream needs an unexpired userToken', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 10 * SECOND);
  const [list = ''] = uris(await (await viewer.master()).text());
  const [segment = ''] = uris(await viewer.chunks());
  const addresses = ['playlist.m3u8?', list, segment].map((name) => `${viewer.base}${name.split('?')[0]}`);
  const statuses = async (name: string) =>
    Promise.all(
      addresses.map(async (address) => (await viewer.send(`${address}?${name}=${viewer.token}`)).status),
    );
  expect(await statuses('token')).toEqual([401, 401, 401]);
  expect(await statuses('userToken')).toEqual([200, 200, 200]);
  viewer.emulator.control.expireTokens();
  expect(await statuses('userToken')).toEqual([401, 401, 401]);
});

test('a stream is on its own Wowza only, and goes along when the camera is moved', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 10 * SECOND);
  const elsewhere = `${viewer.base.replace(COUNTER_WOWZA, HOSTS.wowzas[1])}playlist.m3u8?userToken=${viewer.token}`;
  expect((await viewer.send(elsewhere)).status).toBe(404);
  viewer.emulator.control.moveWowza(COUNTER, 1);
  expect((await viewer.master()).status).toBe(404);
  expect((await viewer.send(elsewhere)).status).toBe(200);
  expect(at(await viewer.status(), 'wowza')).toBe('wowza-b.test');
});

test('a stranger is refused, and an unknown stream name is not found', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 10 * SECOND);
  const stranger = await viewer.signIn(VIEWER);
  expect((await viewer.send(`${viewer.base}playlist.m3u8?userToken=${stranger}`)).status).toBe(403);
  const unknown = `${COUNTER_WOWZA}/manything/${COUNTER}_0-nr/playlist.m3u8?userToken=${viewer.token}`;
  expect((await viewer.send(unknown)).status).toBe(404);
});

test('a camera that goes offline stops, and waits for a command when it is back', async () => {
  const viewer = await createViewer();
  await viewer.task('livecommand');
  after(viewer, 10 * SECOND);
  viewer.emulator.control.setConnection(COUNTER, 'offline');
  expect(await viewer.status()).toMatchObject({ live: false, status: 'offline' });
  expect((await viewer.master()).status).toBe(404);
  viewer.emulator.control.setConnection(COUNTER, 'online');
  expect(at(await viewer.status(), 'live')).toBe(false);
  await viewer.task('livecommand');
  after(viewer, 4 * SECOND);
  expect(at(await viewer.status(), 'live')).toBe(true);
});

test('a camera without video hears "sent" and never streams', async () => {
  const viewer = await createViewer();
  const response = await viewer.task('livecommand', '910001.3');
  expect(response.status).toBe(200);
  after(viewer, 10 * SECOND);
  const status = await viewer.status('910001.3');
  expect(status).toMatchObject({ live: false, status: 'novideo' });
  expect(at(status, 'lastthumb')).toBeUndefined();
});

test('one offline camera claims to be live, as the example of the document does', async () => {
  const viewer = await createViewer();
  expect(await viewer.status('910210.6', HOSTS.loggers[1])).toMatchObject({ live: true, status: 'offline' });
});

test('actions are known ones; those that change something need admin access', async () => {
  const viewer = await createViewer();
  const statusOf = async (action: string, uid?: string) => (await viewer.task(action, uid)).status;
  const known = ['triggerevent', 'capturethumb', 'capturestill', 'ptz_up', 'ptzstart_in', 'ptzstop'];
  for (const action of known) {
    expect([action, await statusOf(action)]).toEqual([action, 200]);
  }
  expect([await statusOf('reboot'), await statusOf('')]).toEqual([400, 400]);
  expect(await statusOf('livecommand', '910350.1')).toBe(200);
  expect(await statusOf('capturethumb', '910350.1')).toBe(200);
  expect([await statusOf('ptz_up', '910350.1'), await statusOf('triggerevent', '910350.1')]).toEqual([
    403, 403,
  ]);
  expect(await statusOf('livecommand', '910210.2')).toBe(404);
  const bare = await viewer.send(`${COUNTER_LOGGER}/sendcameratask?uid=${COUNTER}&action=livecommand`);
  expect(bare.status).toBe(401);
});

test('status names what is not resident or not allowed, and takes the token from the header only', async () => {
  const viewer = await createViewer();
  const url = `${COUNTER_LOGGER}/cameras/status/?uid=910210.2&uid=910210.1&uidd=${COUNTER}`;
  const body = await viewer.json(url, viewer.withHeader(await viewer.signIn(VIEWER)));
  expect(at(body, 'errors')).toEqual([{ '910210.2': 'Not resident' }, { [COUNTER]: 'Unauthorized' }]);
  expect(at(body, 'result', '910210', 'devices', '1', 'permissions')).toEqual(['r']);
  expect((await viewer.send(`${COUNTER_LOGGER}/cameras/status?token=${viewer.token}`)).status).toBe(401);
});

test('status without cameras is that of all on the logger that one may see', async () => {
  const viewer = await createViewer();
  const body = await viewer.json(`${COUNTER_LOGGER}/cameras/status`, viewer.init);
  expect(at(body, 'result', '910990', 'devices', '1', 'uid')).toBe(COUNTER);
  expect(at(body, 'result', '910210', 'devices', '2')).toBeUndefined();
  const viewerOnly = viewer.withHeader(await viewer.signIn(VIEWER));
  const fewer = await viewer.json(`${COUNTER_LOGGER}/cameras/status`, viewerOnly);
  expect(at(fewer, 'result', '910990')).toBeUndefined();
});
