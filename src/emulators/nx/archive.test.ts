import { expect, test } from 'vitest';
import { createArchive, mergeSpans } from './archive.ts';
import { SERVERS } from './site.ts';
import { ACTION_CAM, at, BODYCAM, createTestClient, HOST, NOON } from './test-client.ts';

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Two minutes with ten seconds between them, and one an hour later. */
async function recorded(options: Parameters<typeof createTestClient>[0] = {}) {
  const client = await createTestClient(options);
  for (const from of [0, MINUTE + 10_000, HOUR]) client.control.addRecording(BODYCAM, NOON + from, MINUTE);
  const periods = async (query = '') =>
    (
      await client.get(
        `/ec2/recordedTimePeriods?cameraId=${BODYCAM}&startTime=0&endTime=${NOON + 2 * HOUR}${query}`,
      )
    ).reply;
  return { ...client, periods };
}

const period = (from: number, durationMs: number) => ({
  startTimeMs: String(NOON + from),
  durationMs: String(durationMs),
});

test('periods come nested by server, their numbers as strings', async () => {
  const { periods } = await recorded();
  const all = [period(0, MINUTE), period(70_000, MINUTE), period(HOUR, MINUTE)];
  expect(await periods()).toEqual([{ guid: SERVERS[0].guid, periods: all }]);
});

test('periods come flat when that is asked for, and as numbers from other servers', async () => {
  const { periods } = await recorded({ numbersAsStrings: false });
  expect(at(await periods('&flat'), 0)).toEqual({ startTimeMs: NOON, durationMs: MINUTE });
  expect(await periods('&flat=true')).toHaveLength(3);
  expect(await periods('&flat=false')).toHaveLength(1);
});

test('gaps shorter than the detail are closed', async () => {
  const { periods } = await recorded();
  expect(await periods('&flat&detail=10000')).toEqual([period(0, 130_000), period(HOUR, MINUTE)]);
  expect(await periods('&flat&detail=9999')).toHaveLength(3);
});

test('periods that reach out of the span come whole, and others not at all', async () => {
  const { get } = await recorded();
  const span = `startTime=${NOON + 30_000}&endTime=${NOON + 70_000}`;
  const { reply } = await get(`/ec2/recordedTimePeriods?cameraId=${BODYCAM}&flat&${span}`);
  expect(reply).toEqual([period(0, MINUTE)]);
});

test('there is no motion and there are no objects', async () => {
  const { periods, get } = await recorded();
  expect(await periods('&flat&periodsType=1')).toEqual([]);
  expect(await periods('&flat&periodsType=2')).toEqual([]);
  expect(await get(`/ec2/recordedTimePeriods?cameraId=${BODYCAM}&periodsType=3`)).toMatchObject({
    error: '2',
  });
  expect(await get('/ec2/recordedTimePeriods')).toMatchObject({ status: 422, error: '1' });
});

test('each server tells of its own cameras', async () => {
  const { get, control } = await recorded({ twoServers: true });
  control.addRecording(ACTION_CAM, NOON, MINUTE);
  const cameras = `cameraId=${BODYCAM}&cameraId=${ACTION_CAM}&endTime=${NOON + HOUR}`;
  const { reply } = await get(`/ec2/recordedTimePeriods?${cameras}`);
  expect(reply).toMatchObject([
    { guid: SERVERS[0].guid },
    { guid: SERVERS[1].guid, periods: [period(0, MINUTE)] },
  ]);
});

test('a picture of the moment is there where something is recorded, and 204 elsewhere', async () => {
  const { emulator, signIn } = await recorded();
  const headers = { authorization: await signIn() };
  const picture = async (query: string) => {
    const url = `${HOST}/ec2/cameraThumbnail?cameraId=${BODYCAM}&height=200${query}`;
    const response = await emulator.handle(new Request(url, { headers }));
    return { status: response.status, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const inside = await picture(`&time=${NOON + 1000}`);
  expect([inside.status, [...inside.bytes.subarray(0, 2)]]).toEqual([200, [0xff, 0xd8]]);
  for (const query of [`&time=${NOON - 1}`, `&time=${NOON + MINUTE}`, '', '&time=LATEST']) {
    expect((await picture(query)).status).toBe(204);
  }
});

test('a playlist is 204 where nothing is recorded, and live of a virtual camera', async () => {
  const { get } = await recorded();
  expect((await get(`/hls/${BODYCAM}.m3u8?pos=${NOON - 1}`)).status).toBe(204);
  expect((await get(`/hls/${BODYCAM.slice(1, -1)}.m3u8`)).status).toBe(204);
});

test('the demonstration has footage of today and before, none of it in the future', async () => {
  const { control, get } = await createTestClient({ recordings: true });
  for (const camera of ['Bodycam 07', 'Bodycam 03', 'Handheld 2', 'Action cam 1']) {
    const spans = control.recorded(camera);
    expect(spans.length).toBeGreaterThan(1);
    expect(spans.at(-1)?.end).toBeGreaterThan(NOON - 24 * HOUR);
    expect(spans.every(({ start, end }) => start < end && end <= NOON)).toBe(true);
  }
  const { json } = await get('/ec2/getCameras');
  const ordinary = Array.isArray(json) ? json.find((one) => at(one, 'vendor') === 'Axis') : undefined;
  const { reply } = await get(`/ec2/recordedTimePeriods?cameraId=${String(at(ordinary, 'id'))}&flat`);
  expect(at(reply, -1, 'durationMs')).toBe('-1');
});

test('footage cannot overwrite footage, whatever the order', () => {
  const archive = createArchive();
  const span = (start: number, end: number) => ({ start, end });
  expect(archive.add('a', span(10_000, 20_000))).toBe(true);
  expect(archive.add('a', span(0, 30_000))).toBe(false);
  expect(archive.add('a', span(12_000, 13_000))).toBe(false);
  expect(archive.add('b', span(12_000, 13_000))).toBe(true);
  expect(archive.add('a', span(20_000, 25_000))).toBe(true);
  expect(archive.add('a', span(5000, 5000))).toBe(false);
  expect(archive.spans('a')).toEqual([span(10_000, 25_000)]);
  expect(archive.freeOf('a', span(0, 30_000))).toEqual([span(0, 10_000), span(25_000, 30_000)]);
  expect(archive.freeOf('a', span(11_000, 12_000))).toEqual([]);
});

test('spans are merged in order, and a contained one disappears', () => {
  const merged = mergeSpans(
    [
      { start: 50, end: 60 },
      { start: 0, end: 40 },
      { start: 10, end: 20 },
    ],
    10,
  );
  expect(merged).toEqual([{ start: 0, end: 60 }]);
});
