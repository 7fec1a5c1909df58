import { afterEach, expect, test } from 'vitest';
import { type AxxonStartOptions, type RunningEmulators, startEmulators } from './server.ts';

const SOURCE = 'WAREHOUSE4/DeviceIpint.1/SourceEndpoint.video:0:0';

let running: RunningEmulators | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(axxon: AxxonStartOptions = {}) {
  running = await startEmulators({ ports: 0, vendors: ['axxon'], axxon });
  const [connection] = running.connections;
  const { user = '', password = '' } = connection?.demo ?? {};
  const headers = { authorization: `Basic ${btoa(`${user}:${password}`)}` };
  return { axxon: running.axxon, url: connection?.url ?? '', headers };
}

test('Axxon comes with its options, and its prefix stands in the address of the connection', async () => {
  running = await startEmulators({ ports: 0, axxon: { prefix: '/asip' } });
  expect(running.connections.map(({ id, vendor, name }) => [id, vendor, name])).toEqual([
    ['depot', 'videoloft', 'Depot South'],
    ['warehouse', 'axxon', 'Warehouse 4'],
  ]);
  expect(running.connections[1]?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/asip$/);
  await running.close();
  running = await startEmulators({ ports: 0 });
  expect(() => running?.axxon).toThrow('axxon was not asked for');
});

test('an export goes over the network as it is: raw colons, encoded brackets, the bytes of the file', async () => {
  const { axxon, url, headers } = await start({ prefix: '/asip', exportMs: () => 0, pendingMs: 0 });
  const begin = axxon.control.recorded('Aisle 12')[0]?.begin ?? 0;
  const time = (at: number) => new Date(at).toISOString().replaceAll(/[-:Z]/g, '');
  const begun = await fetch(`${url}/export/archive/${SOURCE}/${time(begin)}/${time(begin + 20_000)}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ format: 'mp4', maxfilesize: 50_000 }),
  });
  expect(begun.status).toBe(202);
  const [{ id } = { id: '' }] = axxon.control.exports();
  expect(begun.headers.get('location')).toBe(`/export/${id}`);
  const files = await axxon.control.files(id);
  expect(files.length).toBeGreaterThan(1);
  for (const { name } of files) {
    const loaded = await fetch(`${url}/export/${id}/file?name=${encodeURIComponent(name)}`, { headers });
    expect(new Uint8Array(await loaded.arrayBuffer())).toEqual(await axxon.control.bytesOf(id, name));
  }
  const removed = await fetch(`${url}/export/${id}`, { method: 'DELETE', headers });
  expect(removed.status).toBe(200);
  expect(axxon.control.exports()).toMatchObject([{ removed: 'deleted', downloads: files.length }]);
});

test('a line holds downloads to its speed', async () => {
  // The still of 9 kB at 400 kbit/s takes some 180 ms.
  const { axxon, url, headers } = await start({ line: { bitsPerSecond: 400_000 } });
  const began = performance.now();
  const picture = await fetch(`${url}/live/media/snapshot/${SOURCE}`, { headers });
  const bytes = await picture.arrayBuffer();
  expect(performance.now() - began).toBeGreaterThan((bytes.byteLength * 8) / 400 - 30);
  expect(axxon.log.entries().at(-1)).toMatchObject({ op: 'snapshot', status: 200 });
});
