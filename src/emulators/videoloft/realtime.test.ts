import { expect, test } from 'vitest';
import { isRecord, parseJson } from '../json-value.ts';
import {
  at,
  COUNTER,
  COUNTER_LOGGER,
  createTestClient,
  HOSTS,
  readAlong,
  type TestClient,
  VIEWER,
} from './test-client.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const GATE = '910210.1';
/** Pictures and events of their own accord come now and then: tests look at what they cause. */
const QUIET_SITE = { wakeMs: { min: 3000, max: 3000 }, seed: 7 };

async function createListener(options: Parameters<typeof createTestClient>[0] = {}) {
  const client = createTestClient({ ...QUIET_SITE, ...options });
  const token = await client.token();
  const init = client.withHeader(token);
  const task = (action: string, uid = COUNTER) =>
    client.send(`${COUNTER_LOGGER}/sendcameratask?uid=${uid}&action=${action}&token=${token}`);
  const listen = async (
    query = `?uidd=${COUNTER}`,
    logger: string = COUNTER_LOGGER,
    more: RequestInit = {},
  ) => readAlong(await client.send(`${logger}/cameras/realtime/live${query}`, { ...init, ...more }));
  const entry = () => client.emulator.log.entries().findLast(({ op }) => op === 'realtime');
  return { ...client, signIn: client.token, token, init, task, listen, entry };
}

/** The messages of a text of server-sent events. */
function messages(text: string): readonly unknown[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => parseJson(line.slice('data: '.length)));
}
const ofType = (text: string, type: string) =>
  messages(text)
    .filter((message) => at(message, 'type') === type)
    .map((message) => at(message, 'data'));

const addEvent = ({ emulator, clock }: Pick<TestClient, 'emulator' | 'clock'>, uidd = COUNTER) =>
  emulator.control.addEvent(uidd, { startt: clock.ms - 10 * SECOND, durationMs: 12 * SECOND, motion: 10 });

test('it says nothing until something changes, and then tells the state in the shape of §1.3.9', async () => {
  const { task, listen, advance, clock } = await createListener();
  const { heard, status } = await listen();
  await advance(SECOND);
  expect([status, heard.text]).toEqual([200, ': keep-alive\n\n']);
  await task('livecommand');
  await advance(2999);
  expect(ofType(heard.text, 'liveSession')).toEqual([]);
  await advance(SECOND);
  const [data] = ofType(heard.text, 'liveSession');
  expect(data).toMatchObject({
    uidd: COUNTER,
    live: true,
    status: 'live',
    wowza: 'wowza-a.test',
    startt: clock.ms - 999,
    endt: null,
    power: null,
    lastalert: expect.any(Number),
  });
  expect(isRecord(data) && 'permissions' in data).toBe(false);
  await advance(60 * SECOND);
  expect(ofType(heard.text, 'liveSession').map((one) => at(one, 'live'))).toEqual([true, false]);
});

test('a changed connection, a new picture and another Wowza are told', async () => {
  const { emulator, task, listen, advance } = await createListener();
  const { heard } = await listen();
  emulator.control.setConnection(COUNTER, 'offline');
  emulator.control.setConnection(COUNTER, 'novideo');
  emulator.control.setConnection(COUNTER, 'online');
  await advance(SECOND);
  const states = ofType(heard.text, 'liveSession').map((one) => at(one, 'status'));
  expect(states).toEqual(['offline', 'novideo', 'live']);
  await task('capturestill');
  await task('livecommand');
  await advance(3 * SECOND);
  const [, , , pictured] = ofType(heard.text, 'liveSession');
  const before = ofType(heard.text, 'liveSession')[0];
  expect(Number(at(pictured, 'laststill'))).toBeGreaterThan(Number(at(before, 'laststill')));
  emulator.control.moveWowza(COUNTER, 1);
  await advance(0);
  expect(
    ofType(heard.text, 'liveSession')
      .map((one) => at(one, 'wowza'))
      .at(-1),
  ).toBe('wowza-b.test');
});

test('a new event is told once, when it is listed, with the fields of the document', async () => {
  const { listen, advance, emulator, clock, json, token } = await createListener();
  const { heard } = await listen();
  const event = addEvent({ emulator, clock });
  await advance(7 * SECOND);
  expect(ofType(heard.text, 'alert')).toEqual([]);
  await advance(2 * SECOND);
  expect(ofType(heard.text, 'alert')).toEqual([
    {
      uid: COUNTER,
      id: event.id,
      rom: 1,
      startt: event.startt,
      enddt: event.endtt,
      smx: '0a',
      aud: null,
      tz: 2,
      type: 'motion',
      has_hdstill: 0,
    },
  ]);
  const list = await json(
    `${COUNTER_LOGGER}/alert?uid=${COUNTER}&startt=1&offset=0&limit=1&maxage=60000&token=${token}`,
  );
  expect(at(list, 'result', 0, 'alert')).toBe(event.id);
  await advance(20 * SECOND);
  expect(ofType(heard.text, 'alert')).toHaveLength(1);
});

test("events of the camera's own accord are told when they appear in its history", async () => {
  const { listen, advance, json, signIn, clock } = await createListener({ realtimeLifeMs: 180 * MINUTE });
  const { heard } = await listen();
  const since = clock.ms;
  await advance(120 * MINUTE);
  const list = await json(
    `${COUNTER_LOGGER}/alert?uid=${COUNTER}&startt=${since}&offset=0&limit=100&maxage=86400000&token=${await signIn()}`,
  );
  const rows = at(list, 'result');
  const listed = Array.isArray(rows) ? rows.map((row) => at(row, 'alert')) : [];
  expect(listed.length).toBeGreaterThan(1);
  const told = ofType(heard.text, 'alert').map((one) => at(one, 'id'));
  expect(told.slice(-listed.length)).toEqual(listed.toReversed());
});

test('without names it is all cameras of the logger that one may see', async () => {
  const { listen, advance, emulator, signIn, withHeader } = await createListener();
  const { heard } = await listen('');
  const viewer = withHeader(await signIn(VIEWER));
  const limited = await listen('', COUNTER_LOGGER, viewer);
  for (const uidd of [GATE, COUNTER, '910210.2']) emulator.control.setConnection(uidd, 'offline');
  await advance(SECOND);
  const cameras = (text: string) => ofType(text, 'liveSession').map((one) => at(one, 'uidd'));
  expect(cameras(heard.text)).toEqual([GATE, COUNTER]);
  expect(cameras(limited.heard.text)).toEqual([GATE]);
});

test('uid names cameras as well as uidd, and those of others stay silent', async () => {
  const { listen, advance, emulator } = await createListener();
  const { heard } = await listen(`?uid=${GATE}&uidd=1.1`);
  for (const uidd of [GATE, COUNTER]) emulator.control.setConnection(uidd, 'offline');
  await advance(SECOND);
  expect(ofType(heard.text, 'liveSession').map((one) => at(one, 'uidd'))).toEqual([GATE]);
});

test('news of a camera that moved comes from its new logger', async () => {
  const { listen, advance, emulator, clock } = await createListener();
  const old = await listen();
  const other = await listen(`?uidd=${COUNTER}`, HOSTS.loggers[1]);
  emulator.control.moveLogger(COUNTER, 1);
  emulator.control.setConnection(COUNTER, 'offline');
  emulator.control.setConnection(COUNTER, 'online');
  const event = addEvent({ emulator, clock });
  await advance(20 * SECOND);
  expect(messages(old.heard.text)).toEqual([]);
  expect(ofType(other.heard.text, 'liveSession').map((one) => at(one, 'status'))).toEqual([
    'live',
    'offline',
    'live',
  ]);
  expect(ofType(other.heard.text, 'alert').map((one) => at(one, 'id'))).toEqual([event.id]);
  emulator.control.moveLogger(COUNTER, 0);
  await advance(SECOND);
  expect(ofType(old.heard.text, 'alert')).toEqual([]);
});

test('the server ends it after five minutes, and the log tells from when to when', async () => {
  const { listen, advance, clock, entry, emulator } = await createListener();
  const opened = clock.ms;
  const { heard } = await listen();
  await advance(5 * MINUTE - 1);
  expect(heard.end).toBe('open');
  expect(entry()).toMatchObject({ op: 'realtime', node: 'logger-a', uidd: COUNTER, status: 200 });
  expect(entry()?.closedAt).toBeUndefined();
  await advance(1);
  expect(heard.end).toBe('closed');
  expect(entry()).toMatchObject({ at: opened, closedAt: opened + 5 * MINUTE, closedBy: 'server' });
  expect(emulator.control.openRealtime()).toBe(0);
});

test('its life can be shortened', async () => {
  const { listen, advance } = await createListener({ realtimeLifeMs: 1200 });
  const { heard } = await listen();
  await advance(1200);
  expect(heard.end).toBe('closed');
});

test('it shows that it lives, at once and when there is no news', async () => {
  const { listen, advance } = await createListener();
  const { heard } = await listen('?uidd=1.1');
  await advance(45 * SECOND);
  expect(heard.text).toBe(': keep-alive\n\n'.repeat(4));
});

test('a client that cancels or gives up is noticed and frees everything', async () => {
  const { listen, advance, entry, emulator, clock } = await createListener();
  const first = await listen();
  await advance(SECOND);
  await first.cancel();
  expect(entry()).toMatchObject({ closedAt: clock.ms, closedBy: 'client' });
  const client = new AbortController();
  const second = await listen(undefined, undefined, { signal: client.signal });
  expect(emulator.control.openRealtime()).toBe(1);
  client.abort();
  await advance(SECOND);
  expect(second.heard.end).toBe('broken');
  expect(entry()?.closedBy).toBe('client');
  expect(emulator.control.openRealtime()).toBe(0);
});

test('all that are open can be broken at once; new ones are answered', async () => {
  const { listen, advance, entry, emulator } = await createListener();
  const both = [await listen(), await listen('', HOSTS.loggers[1])];
  emulator.control.breakRealtime();
  await advance(0);
  expect(both.map(({ heard }) => heard.end)).toEqual(['broken', 'broken']);
  expect(entry()?.closedBy).toBe('break');
  expect((await listen()).status).toBe(200);
});

test('a server without it answers 404, and goes on with those that are open', async () => {
  const { listen, emulator, advance } = await createListener();
  const open = await listen();
  emulator.control.realtimeEnabled(false);
  expect((await listen()).status).toBe(404);
  await advance(SECOND);
  expect(open.heard.end).toBe('open');
  emulator.control.realtimeEnabled(true);
  expect((await listen()).status).toBe(200);
});

test('it needs the token in the header, and a valid one', async () => {
  const { send, token, listen, emulator } = await createListener();
  expect((await send(`${COUNTER_LOGGER}/cameras/realtime/live?token=${token}`)).status).toBe(401);
  emulator.control.expireTokens();
  expect((await listen()).status).toBe(401);
});

test('every framing carries the same messages, also in pieces of a few bytes', async () => {
  const { listen, advance, emulator } = await createListener({
    site: 'hostile',
    realtimeSplit: 3,
  });
  // Its name is of letters that are more than one byte long.
  const camera = '930100.4';
  const readers = [];
  for (const framing of ['sse', 'lines', 'objects', 'fragments'] as const) {
    emulator.control.setRealtimeFraming(framing);
    readers.push(await listen(`?uidd=${camera}`, HOSTS.loggers[1]));
  }
  emulator.control.setConnection(camera, 'offline');
  await advance(SECOND);
  const [sse = '', lines = '', objects = '', fragments = ''] = readers.map(({ heard }) => heard.text);
  const [told] = messages(sse);
  expect(at(told, 'data', 'phonename')).toContain('港口');
  expect(parseJson(lines)).toEqual(told);
  expect(parseJson(objects)).toEqual(told);
  expect(parseJson(`{${fragments.trim().replace(/,$/, '')}}`)).toEqual({ data: told });
  expect(readers.every(({ heard }) => heard.pieces > 100)).toBe(true);
});

test('a fault cuts it after some bytes, cleanly or not, without waiting for its end', async () => {
  const { listen, advance, emulator } = await createListener();
  emulator.faults.add({ op: 'realtime', kind: 'truncate', bytes: 30 });
  emulator.faults.add({ op: 'realtime', kind: 'drop', bytes: 30 });
  const ends = [await listen(), await listen()];
  emulator.control.setConnection(COUNTER, 'offline');
  await advance(SECOND);
  expect(ends.map(({ heard }) => [heard.text.length, heard.end])).toEqual([
    [30, 'closed'],
    [30, 'broken'],
  ]);
  expect(emulator.control.openRealtime()).toBe(0);
});
