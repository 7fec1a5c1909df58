import { describe, expect, test } from 'vitest';
import { ACCOUNT, KEY_HEADER, NORTH, SOUTH } from './site.ts';
import { createTestClient, HOST, NOON, orderXml, SECOND } from './test-client.ts';

const basic = (user: string, password: string) => ({ authorization: `Basic ${btoa(`${user}:${password}`)}` });
const LIST = '/command?command=getDeviceList';

describe('access', () => {
  test('by an account is for the right one alone, and asks for it', async () => {
    const { send, emulator } = createTestClient({ auth: 'basic' });
    const right = basic(ACCOUNT.user, ACCOUNT.password);
    expect((await send('GET', LIST, { headers: right })).code).toBe(0);
    for (const headers of [{}, basic(ACCOUNT.user, 'wrong'), { authorization: 'Bearer x' }]) {
      const refused = await send('GET', LIST, { headers });
      expect([refused.status, refused.text]).toEqual([401, '']);
      expect(refused.headers.get('www-authenticate')).toContain('Basic');
    }
    expect(emulator.log.entries()[0]).toMatchObject({ user: 'operator', status: 200, code: 0 });
    expect(JSON.stringify(emulator.log.entries())).not.toContain(ACCOUNT.password);
  });

  test('by a header is for the right value alone', async () => {
    const { send } = createTestClient({ auth: 'header' });
    expect((await send('GET', LIST, { headers: { [KEY_HEADER.name]: KEY_HEADER.value } })).code).toBe(0);
    expect((await send('GET', LIST, { headers: { [KEY_HEADER.name]: 'other' } })).status).toBe(401);
    expect((await send('GET', LIST, { headers: basic(ACCOUNT.user, ACCOUNT.password) })).status).toBe(401);
  });

  test('that is refused begins nothing', async () => {
    const { order, control } = createTestClient({ auth: 'basic' });
    expect((await order()).status).toBe(401);
    expect(control.orders()).toEqual([]);
  });
});

test('what there is not is -1 as a command, and 404 as a path', async () => {
  const { command, send } = createTestClient();
  for (const name of ['streamVideo', 'getEvents', 'exportVideos', 'x', '']) {
    expect(await command(name)).toMatchObject({ status: 200, code: -1 });
  }
  expect((await send('GET', '/command')).code).toBe(-1);
  expect((await send('GET', '/commands?command=getDeviceList')).status).toBe(404);
  expect((await send('GET', '/')).status).toBe(404);
  expect((await send('POST', '/info')).status).toBe(405);
  expect((await send('GET', '/command?command=getDeviceList&x=%E4')).status).toBe(400);
});

test('the log tells what was asked, of what, and how it was answered', async () => {
  const { emulator, send, order, command, remove, clock } = createTestClient();
  await send('GET', '/info');
  await order();
  clock.ms += SECOND;
  await order({ devices: [{ deviceid: '99' }] });
  await command('getexportvideostatus', { exportid: '1' });
  await remove('1');
  await command('getLiveImage', { serverid: SOUTH, cameraid: '2' });
  await command('downloadClip', { serverid: NORTH, id: '4' });
  await command('getSomething');
  expect(emulator.log.entries()).toEqual([
    { at: NOON, op: 'info', method: 'GET', url: `${HOST}/info`, status: 200 },
    expect.objectContaining({ op: 'export.start', method: 'POST', command: 'exportVideo', code: 0 }),
    expect.objectContaining({ at: NOON + SECOND, code: -2, note: `No device 99 on ${NORTH}` }),
    expect.objectContaining({ op: 'export.status', command: 'getexportvideostatus', export: '1' }),
    expect.objectContaining({ op: 'export.delete', method: 'DELETE', export: '1', code: 0 }),
    expect.objectContaining({ op: 'liveImage', server: SOUTH, device: '2', status: 200 }),
    expect.objectContaining({ op: 'clip.download', server: NORTH, clip: '4', code: -18 }),
    expect.objectContaining({ op: 'unknown', command: 'getSomething', code: -1, status: 200 }),
  ]);
});

describe('a code', () => {
  test.each([-2, -4, -17, -33, -34, -37, -48, -57, -58, -60, -61, -99])(
    '%i is put in the way of the next export, which does nothing',
    async (code) => {
      const { order, command, control } = createTestClient();
      control.nextError(code);
      expect((await command('getDeviceList')).code).toBe(0);
      expect((await order()).code).toBe(code);
      expect(control.exports()).toEqual([]);
      expect((await order()).code).toBe(0);
    },
  );

  test('is put in the way of another command, or of any', async () => {
    const { command, send, control } = createTestClient();
    control.nextError(-18, 'getClips');
    expect((await command('getDeviceList')).code).toBe(0);
    expect((await command('GETCLIPS')).code).toBe(-18);
    control.nextError(-53, 'any');
    expect((await send('GET', '/info')).status).toBe(200);
    expect((await command('getDivaList')).code).toBe(-53);
  });
});

describe('a fault', () => {
  test('meets the operation, the server and the device that it is for', async () => {
    const { emulator, command } = createTestClient();
    const image = (serverid: string, cameraid: string) => command('getLiveImage', { serverid, cameraid });
    emulator.faults.add({ op: 'liveImage', server: SOUTH, device: '2', kind: 'status', status: 503 });
    expect((await image(NORTH, '2')).status).toBe(200);
    expect((await image(SOUTH, '1')).status).toBe(200);
    expect((await image(SOUTH, '2')).status).toBe(503);
    expect((await image(SOUTH, '2')).status).toBe(200);
    expect(emulator.log.entries()[2]).toMatchObject({ status: 503, note: 'fault: status' });
  });

  test('breaks the connection after the work, or before it', async () => {
    const { emulator, order, control } = createTestClient();
    emulator.faults.add({ op: 'export.start', kind: 'drop' });
    emulator.faults.add({ op: 'export.start', kind: 'drop', bytes: 10 });
    await expect(order()).rejects.toThrow('broke');
    expect(control.exports()).toEqual([]);
    await expect(order()).rejects.toThrow('broke');
    expect(control.exports()).toHaveLength(1);
  });

  test('is late, or never answered', async () => {
    const { emulator, send, advance } = createTestClient();
    emulator.faults.add({ op: 'info', kind: 'delay', ms: 5000 });
    const late = send('GET', '/info');
    await advance(5000);
    expect((await late).status).toBe(200);
    emulator.faults.add({ op: 'any', kind: 'hang' });
    const gone = new AbortController();
    const hanging = send('GET', '/info', { signal: gone.signal });
    gone.abort();
    await expect(hanging).rejects.toThrow();
    expect(emulator.log.entries().at(-1)).toMatchObject({ status: 0, note: 'given up' });
  });
});

test('a cut network lets nothing in until it is mended', async () => {
  const { emulator, control, send, post } = createTestClient();
  control.cutLine();
  await expect(post(orderXml())).rejects.toThrow('broke');
  expect(control.orders()).toEqual([]);
  expect(emulator.log.entries()).toMatchObject([{ op: 'export.start', status: 0, note: 'cut' }]);
  control.restoreLine();
  expect((await send('GET', '/info')).status).toBe(200);
});
