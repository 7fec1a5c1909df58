import { expect, test } from 'vitest';
import { at, COUNTER, COUNTER_LOGGER, createTestClient, HOSTS, NOON, uris } from './test-client.ts';

const SECOND = 1000;
const OFFLINE = '910210.6';

async function createOperator(options: Parameters<typeof createTestClient>[0] = {}) {
  const client = createTestClient(options);
  const token = await client.token();
  const trigger = async (uidd = COUNTER, logger: string = COUNTER_LOGGER) =>
    (await client.send(`${logger}/sendcameratask?uid=${uidd}&action=triggerevent&token=${token}`)).status;
  /** The events that begin at noon or a little before, newest first. */
  const events = async (): Promise<readonly unknown[]> => {
    const since = NOON - 10 * SECOND;
    const url = `${COUNTER_LOGGER}/alert?uid=${COUNTER}&startt=${since}&offset=0&limit=50&maxage=86400000&token=${token}`;
    const rows = at(await client.json(url), 'result');
    return Array.isArray(rows) ? rows : [];
  };
  const after = (ms: number) => {
    client.clock.ms += ms;
  };
  return { ...client, token, trigger, events, after };
}

test('a recording ends 20 s after the last trigger, and is listed when it is uploaded', async () => {
  const { trigger, events, after, emulator } = await createOperator();
  expect(await trigger()).toBe(200);
  after(15 * SECOND);
  await trigger();
  after(15 * SECOND);
  await trigger();
  const last = NOON + 30 * SECOND;
  expect(emulator.control.recording(COUNTER)).toEqual({
    startt: NOON - 4 * SECOND,
    endsAt: last + 20 * SECOND,
  });
  after(20 * SECOND);
  expect(emulator.control.recording(COUNTER)).toBeUndefined();
  after(6 * SECOND - 1);
  expect(await events()).toEqual([]);
  after(1);
  // Playback begins a little before the first trigger and ends 5 s after the last (§1.1.3).
  expect(await events()).toMatchObject([
    {
      alert: NOON / SECOND,
      startt: NOON - 4 * SECOND,
      endtt: last + 5 * SECOND,
      end: last + 5 * SECOND,
      type: 'motion',
      rom: 1,
      smx: null,
      aud: null,
    },
  ]);
});

test('a trigger that comes after the end makes a second event', async () => {
  const { trigger, events, after } = await createOperator();
  await trigger();
  after(20 * SECOND);
  await trigger();
  after(30 * SECOND);
  const found = await events();
  expect(found.map((one) => at(one, 'startt'))).toEqual([NOON + 16 * SECOND, NOON - 4 * SECOND]);
  expect(new Set(found.map((one) => at(one, 'alert'))).size).toBe(2);
});

test('short lingering and uploading let a test be quick', async () => {
  const { trigger, events, after } = await createOperator({ recordingLingerMs: 500, uploadMs: 100 });
  await trigger();
  after(500);
  await trigger();
  after(5 * SECOND + 100);
  const ids = (await events()).map((one) => at(one, 'alert'));
  expect(new Set(ids).size).toBe(2);
});

test('status names the newest event, also when it is a recording', async () => {
  const { trigger, after, json, withHeader, token } = await createOperator();
  const lastalert = async () => {
    const url = `${COUNTER_LOGGER}/cameras/status?uid=${COUNTER}`;
    return at(await json(url, withHeader(token)), 'result', '910990', 'devices', '1', 'lastalert');
  };
  await trigger();
  after(25 * SECOND);
  expect(Number(await lastalert())).toBeLessThan(NOON / SECOND);
  after(SECOND);
  expect(await lastalert()).toBe(NOON / SECOND);
});

test('its video and its picture can be fetched like those of other events', async () => {
  const { trigger, after, events, send, token } = await createOperator();
  await trigger();
  after(30 * SECOND);
  const [event] = await events();
  const seconds = (key: string) => Number(at(event, key)) / SECOND;
  const id = Number(at(event, 'alert'));
  const url = `${COUNTER_LOGGER}/alerturl.m3u8?uid=${COUNTER}&startt=${seconds('startt')}&endt=${seconds('endtt')}&rom=1&id=${id}&buildmp4=0&token=${token}`;
  const names = uris(await (await send(url)).text());
  // 9 s in segments of 2 s.
  expect(names).toHaveLength(5);
  expect((await send(new URL(names[4] ?? '', url).href)).status).toBe(200);
  expect((await send(`${COUNTER_LOGGER}/alertthumb/${COUNTER}/${id}/${token}`)).status).toBe(200);
});

test('an offline camera is sent the request, and records nothing', async () => {
  const { trigger, after, emulator } = await createOperator();
  expect(await trigger(OFFLINE, HOSTS.loggers[1])).toBe(200);
  after(SECOND);
  expect(emulator.control.recording(OFFLINE)).toBeUndefined();
});

test('a recording ends where the camera went away', async () => {
  const { trigger, after, events, emulator } = await createOperator();
  await trigger();
  after(3 * SECOND);
  emulator.control.setConnection(COUNTER, 'offline');
  expect(emulator.control.recording(COUNTER)).toBeUndefined();
  after(SECOND);
  emulator.control.setConnection(COUNTER, 'online');
  after(20 * SECOND);
  expect(await events()).toMatchObject([{ endtt: NOON + 3 * SECOND }]);
});
