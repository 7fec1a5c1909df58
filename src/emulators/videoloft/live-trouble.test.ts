import { expect, test } from 'vitest';
import { textField } from '../json-value.ts';
import { noiseBytes } from './malformed-texts.ts';
import {
  at,
  COUNTER,
  COUNTER_LOGGER,
  COUNTER_WOWZA,
  createTestClient,
  HOSTS,
  readAlong,
  uris,
} from './test-client.ts';

const SECOND = 1000;

async function createViewer(options: Parameters<typeof createTestClient>[0] = {}) {
  const client = createTestClient({ wakeMs: { min: 2000, max: 2000 }, ...options });
  const token = await client.token();
  const init = client.withHeader(token);
  const status = async () => {
    const body = await client.json(`${COUNTER_LOGGER}/cameras/status?uid=${COUNTER}`, init);
    return at(body, 'result', '910990', 'devices', '1');
  };
  const info = await client.json(`${HOSTS.region}/devices/viewerInfo?uidd=${COUNTER}`, init);
  const streamname = textField(at(info, 'result', '910990', 'devices', '1'), 'streamname') ?? '';
  await client.send(`${COUNTER_LOGGER}/sendcameratask?uid=${COUNTER}&action=livecommand&token=${token}`);
  client.clock.ms += 20 * SECOND;
  const get = (path: string, wowza: string = COUNTER_WOWZA) =>
    client.send(`${wowza}/manything/${path}${path.includes('?') ? '&' : '?'}userToken=${token}`);
  const chunks = async (folder: string, first: string) => {
    const [name = ''] = uris(await (await get(`${folder}/${first}`)).text());
    return (await get(`${folder}/${name.split('?')[0] ?? ''}`)).text();
  };
  return { ...client, token, init, status, streamname, get, chunks };
}

test('a newer server names the live stream in its status and plays it from index.m3u8', async () => {
  const { status, streamname, get, chunks } = await createViewer({ liveStreamName: true });
  const name = textField(await status(), 'liveStreamName') ?? '';
  expect(name).toMatch(new RegExp(`^${COUNTER}_`));
  expect(name).not.toBe(streamname);
  const segments = uris(await chunks(name, 'index.m3u8'));
  expect(segments).toHaveLength(6);
  expect((await get(`${name}/${(segments[0] ?? '').split('?')[0] ?? ''}`)).status).toBe(200);
  const others = [`${name}/playlist.m3u8`, `${streamname}/playlist.m3u8`, `${streamname}/index.m3u8`];
  for (const path of others) expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test('an older server says nothing of it, and has no index.m3u8', async () => {
  const { status, streamname, get, emulator } = await createViewer();
  expect(at(await status(), 'liveStreamName')).toBeUndefined();
  expect((await get(`${streamname}/playlist.m3u8`)).status).toBe(200);
  expect((await get(`${streamname}/index.m3u8`)).status).toBe(404);
  expect(emulator.log.entries().at(-1)).toMatchObject({ op: 'wowza.index', uidd: COUNTER, status: 404 });
});

test('a server can become a newer one while it runs', async () => {
  const { status, streamname, get, emulator } = await createViewer();
  emulator.control.liveStreamName(true);
  const name = textField(await status(), 'liveStreamName') ?? '';
  expect((await get(`${name}/index.m3u8`)).status).toBe(200);
  expect((await get(`${streamname}/playlist.m3u8`)).status).toBe(404);
  emulator.control.liveStreamName(false);
  expect((await get(`${streamname}/playlist.m3u8`)).status).toBe(200);
});

test('its stream moves to another Wowza like any other', async () => {
  const { status, get, emulator } = await createViewer({ liveStreamName: true });
  const path = `${textField(await status(), 'liveStreamName') ?? ''}/index.m3u8`;
  emulator.control.moveWowza(COUNTER, 1);
  expect((await get(path)).status).toBe(404);
  expect((await get(path, HOSTS.wowzas[1])).status).toBe(200);
  expect(at(await status(), 'wowza')).toBe('wowza-b.test');
});

test('a frozen playlist answers, and stays as it is until it goes on', async () => {
  const { chunks, streamname, emulator, clock, get } = await createViewer();
  const list = () => chunks(streamname, 'playlist.m3u8');
  const before = await list();
  emulator.control.freezeLive(COUNTER, true);
  clock.ms += 30 * SECOND;
  expect(await list()).toBe(before);
  const [oldest = ''] = uris(before);
  expect((await get(`${streamname}/${oldest.split('?')[0] ?? ''}`)).status).toBe(200);
  emulator.control.freezeLive(COUNTER, false);
  expect(uris(await list())).not.toContain(oldest);
});

test('live playlists tell the wall time of their first segment when asked to', async () => {
  const { chunks, streamname, clock } = await createViewer({ datedPlaylists: true });
  // The newest complete segment ends now; six are listed.
  const date = new Date(clock.ms - 12 * SECOND).toISOString();
  expect(await chunks(streamname, 'playlist.m3u8')).toContain(`#EXT-X-PROGRAM-DATE-TIME:${date}\n`);
});

test('a fault can put noise in place of a live segment', async () => {
  const { chunks, streamname, get, emulator } = await createViewer();
  const [name = ''] = uris(await chunks(streamname, 'playlist.m3u8'));
  emulator.faults.add({ op: 'wowza.segment', uidd: COUNTER, kind: 'body', body: noiseBytes(188 * 4) });
  const segment = await get(`${streamname}/${name.split('?')[0] ?? ''}`);
  expect(await segment.bytes()).toEqual(noiseBytes(188 * 4));
});

test('a cut network breaks what is open, lets nothing in, and is mended', async () => {
  const { send, init, emulator, advance, clock } = await createViewer();
  const url = `${HOSTS.region}/devices`;
  const open = readAlong(await send(`${COUNTER_LOGGER}/cameras/realtime/live`, init));
  emulator.faults.add({ op: 'devices', kind: 'hang' });
  emulator.faults.add({ op: 'devices', kind: 'delay', ms: 60_000 });
  const waiting = [send(url, init), send(url, init)];
  await advance(SECOND);
  emulator.control.cut(true);
  await advance(0);
  expect((await Promise.all(waiting)).map(({ type }) => type)).toEqual(['error', 'error']);
  expect(open.heard.end).toBe('broken');
  emulator.log.clear();
  expect((await send(url, init)).type).toBe('error');
  expect(emulator.log.entries()).toMatchObject([{ at: clock.ms, op: 'devices', status: 0, note: 'cut' }]);
  emulator.control.cut(false);
  expect((await send(url, init)).status).toBe(200);
});
