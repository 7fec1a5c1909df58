import { afterEach, expect, test } from 'vitest';
import { type RunningEmulators, startEmulators, type VdgStartOptions } from './server.ts';
import { NORTH } from './vdg/site.ts';
import { orderXml, span } from './vdg/test-client.ts';
import { writeTime } from './vdg/vdg-time.ts';

let running: RunningEmulators | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

async function start(vdg: VdgStartOptions = {}) {
  running = await startEmulators({ ports: 0, vendors: ['vdg'], vdg });
  const [connection] = running.connections;
  return { vdg: running.vdg, connection, url: `${connection?.url}/command?command=` };
}

test('VDG Sense comes with its options, and its connection says how it is entered', async () => {
  running = await startEmulators({ ports: 0, vdg: {} });
  expect(running.connections.map(({ id, vendor, name }) => [id, vendor, name])).toEqual([
    ['depot', 'videoloft', 'Depot South'],
    ['harbourside', 'vdg', 'Quayside VDG'],
  ]);
  expect(running.connections[1]).toMatchObject({ auth: 'none' });
  await running.close();
  running = await startEmulators({ ports: 0 });
  expect(() => running?.vdg).toThrow('vdg was not asked for');
});

test.each(['none', 'basic', 'header'] as const)(
  'the connection of a server with auth %s is let in',
  async (auth) => {
    const { url, connection } = await start({ auth });
    const { user = '', password = '' } = connection?.demo ?? {};
    const account = user === '' ? {} : { authorization: `Basic ${btoa(`${user}:${password}`)}` };
    const response = await fetch(`${url}getDeviceList`, { headers: { ...connection?.headers, ...account } });
    expect(await response.text()).toContain('errorcode="0"');
  },
);

test('an order and its removal go over the network as they are', async () => {
  const { vdg, url } = await start({ exportMs: () => Infinity });
  const now = Date.now();
  vdg.control.record('Quay 1', { begin: now - 60_000, end: now });
  const body = orderXml({ devices: [span(now - 60_000, now - 1)], path: String.raw`D:\Süd` });
  const headers = { 'content-type': 'text/xml; charset=utf-8' };
  const begun = await fetch(`${url}exportVideo`, { method: 'POST', headers, body });
  expect(await begun.text()).toContain('<exportid>1</exportid>');
  expect(vdg.control.orders()).toMatchObject([{ xml: body, contentType: headers['content-type'], code: 0 }]);
  const removed = await fetch(`${url}exportVideo&exportid=1`, { method: 'DELETE' });
  expect(await removed.text()).toContain('errorcode="0"');
  expect(vdg.control.exports()).toMatchObject([{ path: String.raw`D:\Süd`, state: 'deleted' }]);
});

test('the bytes of a clip come as they are', async () => {
  const { vdg, url } = await start({ exportMs: () => 0, pendingMs: 0 });
  const begin = vdg.control.recorded('Quay 1')[0]?.begin ?? 0;
  const of = `serverid=${NORTH}`;
  const times = [begin, begin + 20_000].map((at) => encodeURIComponent(writeTime(at)));
  await fetch(`${url}addClip&${of}&deviceid=1&startdate=${times[0]}&enddate=${times[1]}`);
  const loaded = await fetch(`${url}downloadClip&${of}&id=1`);
  const [clip] = vdg.control.clips();
  if (clip === undefined) throw new Error('There is no clip.');
  expect(new Uint8Array(await loaded.arrayBuffer())).toEqual(await vdg.control.bytesOf(clip));
});
