import { randomFillSync } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { parseJson, textField } from './json-value.ts';
import { md5Hex } from './nx/md5.ts';
import { type NxStartOptions, type RunningEmulators, startEmulators } from './server.ts';

const MIB = 1_048_576;
const OCTETS = 'application/octet-stream';

let running: RunningEmulators | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(nx: NxStartOptions = {}) {
  running = await startEmulators({ ports: 0, vendors: ['nx'], nx });
  const [connection] = running.connections;
  const url = connection?.url ?? '';
  const body = JSON.stringify({ username: connection?.demo?.user, password: connection?.demo?.password });
  const session = await fetch(`${url}/rest/v1/login/sessions`, { method: 'POST', body });
  const token = textField(await session.json(), 'token') ?? '';
  const headers = { authorization: `Bearer ${token}` };
  const create = (name: string, bytes: Uint8Array, chunkSize: number) =>
    fetch(
      `${url}/api/downloads/${name}?size=${bytes.length}&chunkSize=${chunkSize}&md5=${md5Hex(bytes)}&ttl=0&upload`,
      { method: 'POST', headers },
    );
  const put = (name: string, index: number, part: Uint8Array<ArrayBuffer>) =>
    fetch(`${url}/api/downloads/${name}/chunks/${index}`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': OCTETS },
      body: part,
    });
  return { nx: running.nx, url, headers, create, put };
}

test('only what is asked for is started; Nx comes with its options', async () => {
  running = await startEmulators({ ports: 0, nx: {} });
  expect(running.connections.map(({ id, vendor, name }) => [id, vendor, name])).toEqual([
    ['depot', 'videoloft', 'Depot South'],
    ['terminal', 'nx', 'Terminal North'],
  ]);
  await running.close();
  running = await startEmulators({ ports: 0 });
  expect(running.connections.map(({ vendor }) => vendor)).toEqual(['videoloft']);
  expect(() => running?.nx).toThrow('nx was not asked for');
  await running.close();
  running = await startEmulators({ ports: 0, vendors: ['nx'] });
  expect(() => running?.videoloft).toThrow('videoloft was not asked for');
  expect(() => running?.addresses).toThrow('videoloft was not asked for');
});

test('chunks of 10 MiB on several connections arrive as they were sent', async () => {
  const { nx, create, put } = await start();
  const bytes = randomFillSync(new Uint8Array(25 * MIB));
  await create('a.mp4', bytes, 10 * MIB);
  const parts = [0, 1, 2].map((i) => bytes.slice(i * 10 * MIB, (i + 1) * 10 * MIB));
  const answers = await Promise.all(parts.map((part, i) => put('a.mp4', i, part)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(nx.control.uploads()).toMatchObject([{ status: 'downloaded', confirmed: 3 }]);
  expect(md5Hex(await nx.control.bytesOf('a.mp4'))).toBe(md5Hex(bytes));
});

test('a connection goes on after a refusal whose body nobody read', async () => {
  const { url, headers } = await start();
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const send = async (type: string, bytes: number) => {
    const request = httpRequest(`${url}/api/downloads/a.mp4/chunks/0`, {
      method: 'PUT',
      agent,
      headers: { ...headers, 'content-type': type, 'content-length': bytes },
    });
    request.end(new Uint8Array(bytes));
    const [response] = await once(request, 'response');
    response.resume();
    await once(response, 'end');
    return { status: response.statusCode, port: request.socket?.localPort };
  };
  const first = await send('text/plain', 3 * MIB);
  expect(first.status).toBe(400);
  expect(await send(OCTETS, 3 * MIB)).toEqual({ ...first, status: 500 });
  expect(await send('text/plain', 10)).toEqual(first);
  agent.destroy();
});

test('a connection goes on after a chunk that was longer than it may be', async () => {
  const { create, put, nx } = await start();
  await create('a.mp4', new Uint8Array(2 * MIB), MIB);
  expect((await put('a.mp4', 0, new Uint8Array(5 * MIB))).status).toBe(500);
  expect((await put('a.mp4', 0, new Uint8Array(MIB))).status).toBe(200);
  expect(nx.control.uploads()).toMatchObject([{ confirmed: 1 }]);
});

test('a client that goes away in the middle of a chunk leaves nothing of it, and no error', async () => {
  const { url, headers, create, put, nx } = await start();
  await create('a.mp4', new Uint8Array(MIB), MIB);
  const request = httpRequest(`${url}/api/downloads/a.mp4/chunks/0`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': OCTETS, 'content-length': MIB },
  });
  request.on('error', () => undefined);
  request.write(new Uint8Array(MIB / 2));
  const last = () => nx.log.entries().at(-1);
  await expect.poll(() => last()?.op).toBe('upload.chunk');
  request.destroy();
  await expect.poll(() => last()?.note).toBe('given up');
  expect(nx.control.uploads()).toMatchObject([{ confirmed: 0 }]);
  expect((await put('a.mp4', 0, new Uint8Array(MIB))).status).toBe(200);
});

test('a restart and a cut line break connections, and uploads outlive both', async () => {
  const { url, headers, create, put, nx } = await start({ loadingMs: 0 });
  await create('a.mp4', new Uint8Array(2 * MIB), MIB);
  await put('a.mp4', 0, new Uint8Array(MIB));
  nx.faults.add({ op: 'getUsers', kind: 'hang' });
  const hanging = fetch(`${url}/ec2/getUsers`, { headers }).catch(() => 'broken');
  await expect.poll(() => nx.log.entries().at(-1)?.note).toBe('fault: hang');
  nx.control.restart();
  expect(await hanging).toBe('broken');
  nx.control.cutLine();
  await expect(put('a.mp4', 1, new Uint8Array(MIB))).rejects.toThrow();
  nx.control.restoreLine();
  expect((await put('a.mp4', 1, new Uint8Array(MIB))).status).toBe(200);
  expect(nx.control.uploads()).toMatchObject([{ status: 'downloaded' }]);
});

test('a line holds bodies to its speed, whatever the number of connections', async () => {
  // 4 MiB at 80 Mbit/s take 419 ms.
  const { create, put } = await start({ line: { bitsPerSecond: 80_000_000 } });
  await create('a.mp4', new Uint8Array(4 * MIB), MIB);
  const began = performance.now();
  await Promise.all([0, 1, 2, 3].map((i) => put('a.mp4', i, new Uint8Array(MIB))));
  expect(performance.now() - began).toBeGreaterThan(380);
});

test('a line adds its latency once to each request', async () => {
  const { url, headers } = await start({ line: { latencyMs: 60 } });
  const began = performance.now();
  const response = await fetch(`${url}/ec2/getUsers`, { headers });
  expect(parseJson(await response.text())).toHaveLength(3);
  expect(performance.now() - began).toBeGreaterThan(58);
});
