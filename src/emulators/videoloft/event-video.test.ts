import { expect, test } from 'vitest';
import { noiseBytes } from './malformed-texts.ts';
import {
  at,
  COUNTER,
  COUNTER_LOGGER,
  createTestClient,
  NOON,
  type TestClient,
  uris,
  VIEWER,
} from './test-client.ts';

const SECOND = 1000;
const DAY = 86_400_000;
const START = NOON - 120 * SECOND;

/** Adds an event of 12 s and returns the address of its playlist, with changes. */
async function playlistUrl(client: TestClient, changes: Record<string, string | null> = {}, startt = START) {
  const event = client.emulator.control.addEvent(COUNTER, { startt, durationMs: 12 * SECOND });
  const url = new URL(`${COUNTER_LOGGER}/${changes['name'] ?? 'alerturl.m3u8'}`);
  const query = {
    uid: COUNTER,
    startt: String(event.startt / SECOND),
    endt: String(event.endtt / SECOND),
    rom: '1',
    id: String(event.id),
    buildmp4: '0',
    token: await client.token(),
    ...changes,
  };
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && name !== 'name') url.searchParams.set(name, value);
  }
  return url.href;
}

async function refusal(client: TestClient, changes: Record<string, string | null>) {
  return (await client.send(await playlistUrl(client, changes))).status;
}

test('an event is a finished playlist of 2 s segments with relative addresses', async () => {
  const client = createTestClient();
  const url = await playlistUrl(client);
  const response = await client.send(url);
  expect(response.headers.get('content-type')).toBe('application/vnd.apple.mpegurl');
  const playlist = await response.text();
  expect(playlist.split('\n').slice(0, 6)).toEqual([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:2',
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXTINF:2.000,',
  ]);
  expect(playlist).toContain('#EXT-X-ENDLIST');
  expect(playlist).not.toContain('PROGRAM-DATE-TIME');
  const names = uris(playlist);
  expect(names).toHaveLength(6);
  expect(names[3]).toMatch(new RegExp(`^alertts/${COUNTER}/${START / SECOND + 4}/3\\.ts\\?token=.+`));
  const segment = await client.send(new URL(names[3] ?? '', url).href);
  expect([segment.status, segment.headers.get('content-type')]).toEqual([200, 'video/mp2t']);
  expect((await segment.arrayBuffer()).byteLength % 188).toBe(0);
});

test('a part of an event is the segments that it touches', async () => {
  const client = createTestClient();
  const part = { startt: String(START / SECOND + 3), endt: String(START / SECOND + 7) };
  const names = uris(await (await client.send(await playlistUrl(client, part))).text());
  expect(names.map((name) => /(\d+)\.ts/.exec(name)?.[1])).toEqual(['1', '2', '3']);
});

test('milliseconds are refused as the wrong unit', async () => {
  const client = createTestClient();
  for (const name of ['startt', 'endt']) {
    const response = await client.send(await playlistUrl(client, { [name]: String(START) }));
    expect(response.status).toBe(400);
    expect(at(await response.json(), 'error')).toContain('wrong unit');
  }
});

test('times outside of the event, a wrong id and wrong flags are refused', async () => {
  const client = createTestClient();
  expect(await refusal(client, { startt: String(START / SECOND + 12) })).toBe(400);
  expect(await refusal(client, { endt: String(START / SECOND + 14) })).toBe(400);
  expect(await refusal(client, { endt: String(START / SECOND) })).toBe(400);
  expect(await refusal(client, { id: String(START / SECOND) })).toBe(404);
  expect(await refusal(client, { id: 'undefined' })).toBe(400);
  expect(await refusal(client, { rom: '2' })).toBe(400);
  expect(await refusal(client, { rom: null })).toBe(400);
  expect(await refusal(client, { buildmp4: 'yes' })).toBe(400);
});

test('playlist and segments need a token, and one that may see the camera', async () => {
  const client = createTestClient();
  expect(await refusal(client, { token: null })).toBe(401);
  expect(await refusal(client, { token: await client.token(VIEWER) })).toBe(403);
  expect(await refusal(client, { uid: '910210.1' })).toBe(404);
  expect(await refusal(client, { uid: '910210.2' })).toBe(404);
  const url = await playlistUrl(client);
  const [name = ''] = uris(await (await client.send(url)).text());
  const segment = new URL(name, url).href;
  expect((await client.send(segment.split('?')[0] ?? '')).status).toBe(401);
  client.emulator.control.expireTokens();
  expect((await client.send(segment)).status).toBe(401);
});

test('a segment behind the end of the event does not exist', async () => {
  const client = createTestClient();
  const url = await playlistUrl(client);
  const [name = ''] = uris(await (await client.send(url)).text());
  const status = async (n: string) =>
    (await client.send(new URL(name.replace('/0.ts', `/${n}.ts`), url).href)).status;
  expect([await status('5'), await status('6'), await status('x')]).toEqual([200, 404, 404]);
});

test('video is deleted two days after the plan, a day before its event', async () => {
  const client = createTestClient();
  const kept = await client.send(await playlistUrl(client, {}, NOON - 9 * DAY + 60 * SECOND));
  const deleted = await client.send(await playlistUrl(client, {}, NOON - 9 * DAY - 60 * SECOND));
  expect([kept.status, deleted.status]).toEqual([200, 404]);
});

test('the playlist exists under one of its two names only', async () => {
  const usual = createTestClient();
  expect(await refusal(usual, { name: 'alert.m3u8' })).toBe(404);
  const other = createTestClient({ eventPlaylist: 'alert.m3u8' });
  expect(await refusal(other, { name: 'alert.m3u8' })).toBe(200);
  expect(await refusal(other, {})).toBe(404);
});

/** An event of a continuous recording, asked for from so many seconds before it. */
async function earlier(client: TestClient, rom: 0 | 1, seconds: number) {
  const event = client.emulator.control.addEvent(COUNTER, { startt: START, durationMs: 6 * SECOND, rom });
  const url = new URL(`${COUNTER_LOGGER}/alerturl.m3u8`);
  const query = {
    uid: COUNTER,
    startt: String(START / SECOND - seconds),
    endt: String(event.endtt / SECOND),
    rom: String(rom),
    id: String(event.id),
    token: await client.token(),
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}
const numbersOf = (playlist: string) => uris(playlist).map((name) => Number(/(-?\d+)\.ts/.exec(name)?.[1]));

test('a continuous recording has what was before the event, from the asked second on', async () => {
  const client = createTestClient({ datedPlaylists: true });
  const url = await earlier(client, 0, 5);
  const playlist = await (await client.send(url)).text();
  expect(numbersOf(playlist)).toEqual([-3, -2, -1, 0, 1, 2]);
  expect(playlist).toContain(`#EXT-X-PROGRAM-DATE-TIME:${new Date(START - 6 * SECOND).toISOString()}\n`);
  const first = await client.send(new URL(uris(playlist)[0] ?? '', url).href);
  expect(first.status).toBe(200);
  const unknown = await client.send(new URL((uris(playlist)[0] ?? '').replace('/-3.', '/-1801.'), url).href);
  expect(unknown.status).toBe(404);
});

test('a segment of a continuous recording is the same however early one asks', async () => {
  const client = createTestClient();
  const body = async (seconds: number) => {
    const url = await earlier(client, 0, seconds);
    const playlist = await (await client.send(url)).text();
    const name = uris(playlist).find((one) => one.includes('/0.ts')) ?? '';
    return (await client.send(new URL(name, url).href)).bytes();
  };
  expect(await body(20)).toEqual(await body(4));
});

test('a recording on motion begins with its event, also when it is asked for earlier', async () => {
  const client = createTestClient();
  const url = await earlier(client, 1, 5);
  expect(numbersOf(await (await client.send(url)).text())).toEqual([0, 1, 2]);
});

test('a fault can put noise in place of a segment', async () => {
  const client = createTestClient();
  const url = await playlistUrl(client);
  const [name = ''] = uris(await (await client.send(url)).text());
  const body = noiseBytes(1000);
  client.emulator.faults.add({ op: 'alertts', kind: 'body', body, contentType: 'video/mp2t' });
  const segment = await client.send(new URL(name, url).href);
  expect(segment.headers.get('content-type')).toBe('video/mp2t');
  expect(await segment.bytes()).toEqual(body);
});
