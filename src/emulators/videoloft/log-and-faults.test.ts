import { expect, test } from 'vitest';
import { at, COUNTER, COUNTER_LOGGER, createTestClient, HOSTS, NOON, OPERATOR } from './test-client.ts';

const DEVICES = `${HOSTS.region}/devices`;

async function createViewer() {
  const waits: number[] = [];
  const client = createTestClient({
    sleep: async (ms) => {
      waits.push(ms);
    },
  });
  const token = await client.token();
  client.emulator.log.clear();
  return { ...client, signIn: client.token, token, waits, init: client.withHeader(token) };
}

test('requests are logged in order, with what they were and how they ended', async () => {
  const { send, emulator, token, init, clock } = await createViewer();
  await send(DEVICES, init);
  clock.ms += 5;
  await send(`${COUNTER_LOGGER}/sendcameratask?uid=${COUNTER}&action=livecommand&token=${token}`);
  await send(`${HOSTS.region}/devices/viewerInfo?uidd=${COUNTER}&uidd=910210.1`, init);
  await send(`${HOSTS.loggers[1]}/alert?uid=${COUNTER}`);
  await send('http://elsewhere.test/x');
  expect(emulator.log.entries()).toMatchObject([
    { at: NOON, node: 'regionAuth', op: 'devices', method: 'GET', url: DEVICES, status: 200 },
    {
      at: NOON + 5,
      node: 'logger-a',
      op: 'sendcameratask',
      uidd: COUNTER,
      action: 'livecommand',
      status: 200,
    },
    { node: 'regionAuth', op: 'viewerInfo', uidd: `${COUNTER},910210.1`, status: 200 },
    { node: 'logger-b', op: 'alert', uidd: COUNTER, status: 401, note: 'No token' },
    { node: 'elsewhere.test', op: 'unknown', status: 404 },
  ]);
  emulator.log.clear();
  expect(emulator.log.entries()).toEqual([]);
});

test('no token and no password is in the log, wherever it was in the URL', async () => {
  const { send, emulator, token, signIn } = await createViewer();
  const other = await signIn();
  emulator.log.clear();
  const email = encodeURIComponent(OPERATOR.email);
  await send(`${HOSTS.global}/login?email=${email}&password=${OPERATOR.password}&caller=website`);
  await send(`${COUNTER_LOGGER}/alert?uid=${COUNTER}&token=${token}`);
  await send(`${COUNTER_LOGGER}/alertthumb/${COUNTER}/5/${encodeURIComponent(token)}`);
  await send(`${HOSTS.wowzas[0]}/manything/x/playlist.m3u8?userToken=${other}&x=1`);
  await send(`${COUNTER_LOGGER}/nowhere/${token}?q=${other}`);
  await send(`${COUNTER_LOGGER}/getthumb/${COUNTER}/5/from-elsewhere*signature`);
  const text = JSON.stringify(emulator.log.entries());
  for (const secret of ['from-elsewhere', token, other, OPERATOR.password, token.split('*')[0] ?? '']) {
    expect(text).not.toContain(secret);
  }
  expect(emulator.log.entries().map(({ url }) => url.replace(/^http:\/\/[^/]+/, ''))).toEqual([
    `/login?email=${email}&password=password#1&caller=website`,
    `/alert?uid=${COUNTER}&token=token#1`,
    `/alertthumb/${COUNTER}/5/token#1`,
    '/manything/x/playlist.m3u8?userToken=token#2&x=1',
    '/nowhere/token#1?q=token#2',
    `/getthumb/${COUNTER}/5/token#3`,
  ]);
});

test('a status fault answers instead of the service, once, and has no effect', async () => {
  const { send, emulator, token, json, init } = await createViewer();
  emulator.faults.add({ op: 'sendcameratask', kind: 'status', status: 503, headers: { 'retry-after': '7' } });
  const url = `${COUNTER_LOGGER}/sendcameratask?uid=${COUNTER}&action=livecommand&token=${token}`;
  const failed = await send(url);
  expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '7']);
  expect(emulator.log.entries().at(-1)).toMatchObject({ status: 503, note: 'fault: status' });
  const status = await json(`${COUNTER_LOGGER}/cameras/status?uid=${COUNTER}`, init);
  expect(at(status, 'result', '910990', 'devices', '1', 'live')).toBe(false);
  expect((await send(url)).status).toBe(200);
});

test('a fault meets its operation and its camera only, as often as it says', async () => {
  const { send, emulator, init } = await createViewer();
  const info = (uidd: string) => send(`${HOSTS.region}/devices/viewerInfo?uidd=${uidd}`, init);
  emulator.faults.add({ op: 'viewerInfo', uidd: COUNTER, times: 2, kind: 'status', status: 500 });
  expect((await info('910210.1')).status).toBe(200);
  expect((await send(DEVICES, init)).status).toBe(200);
  const statuses = [await info(COUNTER), await info(COUNTER), await info(COUNTER)].map(
    ({ status }) => status,
  );
  expect(statuses).toEqual([500, 500, 200]);
});

test('a fault on any operation lasts until it is cleared', async () => {
  const { send, emulator, init } = await createViewer();
  emulator.faults.add({ op: 'any', times: Infinity, kind: 'body', body: '<html>', contentType: 'text/html' });
  for (let i = 0; i < 3; i++) expect(await (await send(DEVICES, init)).text()).toBe('<html>');
  emulator.faults.clear();
  expect((await send(DEVICES, init)).headers.get('content-type')).toContain('json');
});

test('a delayed answer is the real one', async () => {
  const { send, emulator, init, waits } = await createViewer();
  emulator.faults.add({ op: 'devices', kind: 'delay', ms: 1500 });
  expect((await send(DEVICES, init)).status).toBe(200);
  expect(waits).toEqual([1500]);
});

test('a client that gives up during a delay leaves no effect', async () => {
  const { emulator, token: signIn, send } = createTestClient();
  const token = await signIn();
  emulator.faults.add({ op: 'sendcameratask', kind: 'delay', ms: 60_000 });
  const client = new AbortController();
  const url = `${COUNTER_LOGGER}/sendcameratask?uid=${COUNTER}&action=reboot&token=${token}`;
  const answer = send(url, { signal: client.signal });
  client.abort();
  expect((await answer).type).toBe('error');
  expect(emulator.log.entries().at(-1)).toMatchObject({ status: 0, note: 'fault: delay' });
});

test('a truncated body ends early and cleanly', async () => {
  const { send, emulator, init } = await createViewer();
  emulator.faults.add({ op: 'devices', kind: 'truncate', bytes: 10 });
  expect(await (await send(DEVICES, init)).text()).toBe('{"result":');
});

test('a dropped connection is a network error, or breaks the body after some bytes', async () => {
  const { send, emulator, init } = await createViewer();
  emulator.faults.add({ op: 'devices', kind: 'drop' });
  expect((await send(DEVICES, init)).type).toBe('error');
  expect(emulator.log.entries().at(-1)).toMatchObject({ status: 0, note: 'fault: drop' });
  emulator.faults.add({ op: 'devices', kind: 'drop', bytes: 10 });
  const broken = await send(DEVICES, init);
  const reader = (broken.body ?? new ReadableStream<Uint8Array>()).getReader();
  expect((await reader.read()).value).toHaveLength(10);
  await expect(reader.read()).rejects.toThrow('The connection broke.');
});

test('a hanging answer waits for the client to give up', async () => {
  const { send, emulator, init } = await createViewer();
  emulator.faults.add({ op: 'devices', kind: 'hang' });
  const client = new AbortController();
  const answer = send(DEVICES, { ...init, signal: client.signal });
  await Promise.resolve();
  expect(emulator.log.entries().at(-1)).toMatchObject({ op: 'devices', status: 0, note: 'fault: hang' });
  client.abort();
  expect((await answer).type).toBe('error');
});

test('answers of faults may be read across origins too', async () => {
  const { send, emulator, init } = await createViewer();
  emulator.faults.add({ op: 'devices', kind: 'status', status: 500 });
  expect((await send(DEVICES, init)).headers.get('access-control-allow-origin')).toBe('*');
});
