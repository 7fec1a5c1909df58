import { afterEach, beforeEach, expect, test } from 'vitest';
import { isRecord, textField } from './json-value.ts';
import { type RunningEmulators, startEmulators } from './server.ts';

const CREDENTIALS = { email: 'operator@harbour.example', password: 'harbour-demo' };

let running: RunningEmulators;
beforeEach(async () => {
  running = await startEmulators({ ports: 0 });
});
afterEach(() => running.close());

async function signIn(): Promise<RequestInit> {
  const response = await fetch(`http://${running.addresses.regionAuth}/login`, {
    method: 'POST',
    body: JSON.stringify(CREDENTIALS),
  });
  const body: unknown = await response.json();
  const token = textField(isRecord(body) ? body['result'] : undefined, 'authToken') ?? '';
  return { headers: { authorization: `ManythingToken ${token}` } };
}

const devices = () => `http://${running.addresses.regionAuth}/devices`;

test('a connection names the global authenticator and all other hosts', () => {
  const { connections, addresses } = running;
  expect(connections).toEqual([
    {
      id: 'depot',
      vendor: 'videoloft',
      name: 'Depot South',
      url: `http://${addresses.globalAuth}`,
      hosts: [addresses.regionAuth, ...addresses.loggers, ...addresses.wowzas],
      demo: { user: CREDENTIALS.email, password: CREDENTIALS.password },
    },
  ]);
  expect(new Set(connections[0]?.hosts)).toHaveProperty('size', 5);
});

test('sign-in over the network follows the redirect to the region', async () => {
  const query = new URLSearchParams({ ...CREDENTIALS, caller: 'website' });
  const response = await fetch(`${running.connections[0]?.url ?? ''}/login?${query}`);
  expect(response.status).toBe(200);
  expect(response.url).toContain(running.addresses.regionAuth);
  expect(response.headers.getSetCookie()).toHaveLength(1);
});

test('the port decides which server answers, whatever the Host header says', async () => {
  const init = await signIn();
  expect((await fetch(devices().replace('127.0.0.1', 'localhost'), init)).status).toBe(200);
});

test('a client that gives up ends a hanging answer, and the server goes on', async () => {
  const init = await signIn();
  running.videoloft.faults.add({ op: 'devices', kind: 'hang' });
  const signal = AbortSignal.timeout(50);
  await expect(fetch(devices(), { ...init, signal })).rejects.toThrow();
  expect((await fetch(devices(), init)).status).toBe(200);
});

test('a dropped connection fails the request or its body, and the server goes on', async () => {
  const init = await signIn();
  running.videoloft.faults.add({ op: 'devices', kind: 'drop' });
  await expect(fetch(devices(), init)).rejects.toThrow('fetch failed');
  running.videoloft.faults.add({ op: 'devices', kind: 'drop', bytes: 20 });
  const broken = await fetch(devices(), init);
  expect(broken.status).toBe(200);
  await expect(broken.text()).rejects.toThrow();
  expect((await fetch(devices(), init)).status).toBe(200);
});

const realtime = (query = '') => {
  const [logger] = running.addresses.loggers;
  return `http://${logger}/cameras/realtime/live${query}`;
};

test('an answer that stays open begins at once and brings each message as it comes', async () => {
  const response = await fetch(realtime(), await signIn());
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const reader = (response.body ?? new ReadableStream<Uint8Array>()).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toContain('keep-alive');
  for (const connection of ['offline', 'online'] as const) {
    running.videoloft.control.setConnection('910990.1', connection);
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toContain(connection === 'offline' ? '"offline"' : '"live"');
  }
  await reader.cancel();
});

test('a client that leaves an open answer is noticed', async () => {
  const client = new AbortController();
  await fetch(realtime('?uidd=910990.1'), { ...(await signIn()), signal: client.signal });
  expect(running.videoloft.control.openRealtime()).toBe(1);
  client.abort();
  await expect.poll(() => running.videoloft.control.openRealtime()).toBe(0);
  expect(running.videoloft.log.entries().at(-1)).toMatchObject({ op: 'realtime', closedBy: 'client' });
});

test('a broken or ended open answer is so for the client', async () => {
  const init = await signIn();
  const broken = await fetch(realtime(), init);
  running.videoloft.control.breakRealtime();
  await expect(broken.text()).rejects.toThrow();
  await running.close();
  running = await startEmulators({ ports: 0, realtimeLifeMs: 50 });
  const ended = await fetch(realtime('?uidd=1.1'), await signIn());
  expect(await ended.text()).toBe(': keep-alive\n\n');
});

test('a cut network drops connections, and is mended', async () => {
  const init = await signIn();
  const { control } = running.videoloft;
  control.cut(true);
  await expect(fetch(devices(), init)).rejects.toThrow('fetch failed');
  control.cut(false);
  expect((await fetch(devices(), init)).status).toBe(200);
});

test('closing breaks hanging answers', async () => {
  const init = await signIn();
  running.videoloft.faults.add({ op: 'devices', kind: 'hang' });
  const answer = fetch(devices(), init).catch(() => 'broken');
  await expect.poll(() => running.videoloft.log.entries().at(-1)?.note).toBe('fault: hang');
  await running.close();
  expect(await answer).toBe('broken');
});

test('a port that is taken rejects the start and leaves none open', async () => {
  const taken = Number(running.addresses.globalAuth.split(':')[1]);
  await expect(startEmulators({ ports: [0, 0, 0, 0, 0, taken] })).rejects.toThrow('EADDRINUSE');
});
