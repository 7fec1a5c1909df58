import { describe, expect, test } from 'vitest';
import { NORTH, SOUTH } from './site.ts';
import {
  createTestClient,
  type DeviceWish,
  ELEVEN,
  FOLDER,
  HOUR,
  MINUTE,
  NIGHT,
  NOON,
  orderXml,
  type OrderWish,
  SECOND,
  span,
} from './test-client.ts';

/** The code of an order, of which nothing but a 0 begins anything. */
async function codeOf(wish: OrderWish): Promise<number | undefined> {
  const { order, control } = createTestClient();
  const { code, status } = await order(wish);
  expect(status).toBe(200);
  expect(control.exports()).toHaveLength(code === 0 ? 1 : 0);
  return code;
}
const codeOfDevice = (device: DeviceWish) => codeOf({ devices: [device] });

describe('an order', () => {
  test('of cameras of several servers is taken with the times of each', async () => {
    const { order, control } = createTestClient();
    const devices = [
      {},
      { deviceid: '3', ...span(ELEVEN - HOUR, ELEVEN) },
      { serverid: SOUTH, deviceid: '3', ...span(ELEVEN + 1, ELEVEN + 2) },
    ];
    const { code, text } = await order({ devices, bandwidth: '2500000' });
    expect(code).toBe(0);
    expect(text).toContain('<result errorcode="0"><export><exportid>1</exportid></export>');
    expect(control.exports()).toMatchObject([
      {
        id: 1,
        session: 1,
        path: FOLDER,
        bandwidth: 2_500_000,
        devices: [
          { serverId: NORTH, deviceId: '1', name: 'Quay 1', begin: ELEVEN, end: ELEVEN + MINUTE },
          { serverId: NORTH, deviceId: '3', name: 'Crane <B>', begin: ELEVEN - HOUR, end: ELEVEN },
          { serverId: SOUTH, deviceId: '3', name: 'Причал 7', begin: ELEVEN + 1, end: ELEVEN + 2 },
        ],
      },
    ]);
  });

  test('has names in any letters, tags in any order, and further ones', async () => {
    const { send, control } = createTestClient();
    const body = orderXml()
      .replaceAll(/<(\/?)(\w)/g, (_all, slash: string, first: string) => `<${slash}${first.toUpperCase()}`)
      .replace('<Export>', '<Export><Note>x</Note><Bandwidth>7</Bandwidth>');
    const { code } = await send('POST', '/Command?foo=1&COMMAND=EXPORTvideo', { body });
    expect(code).toBe(0);
    expect(control.exports()).toMatchObject([{ bandwidth: 7, path: FOLDER }]);
  });

  test('is kept as it came, with what it was answered', async () => {
    const { order, post, control } = createTestClient();
    const devices = [{ deviceid: '99' }];
    await order();
    await order({ devices });
    await post('<export>');
    expect(control.exports()[0]?.xml).toBe(orderXml());
    expect(control.orders()).toEqual([
      { at: NOON, xml: orderXml(), contentType: 'text/xml', code: 0, exportId: 1 },
      { at: NOON, xml: orderXml({ devices }), contentType: 'text/xml', code: -2, exportId: undefined },
      { at: NOON, xml: '<export>', contentType: 'text/xml', code: -18, exportId: undefined },
    ]);
  });

  test('without a bandwidth goes as fast as possible', async () => {
    const { order, control } = createTestClient();
    await order();
    await order({ bandwidth: '0' });
    await order({ bandwidth: '9223372036854775807' });
    expect(control.exports().map(({ bandwidth }) => bandwidth)).toEqual([0, 0, 2 ** 63]);
  });

  test('is all or nothing: one device that is wrong is enough', async () => {
    expect(await codeOf({ devices: [{}, { deviceid: '2' }, { deviceid: '99' }] })).toBe(-2);
    expect(await codeOf({ devices: [{}, { deviceid: '2', ...span(NIGHT.begin) }] })).toBe(-48);
  });
});

describe('the order is refused', () => {
  test.each([{ serverid: undefined }, { serverid: '' }, { serverid: undefined, deviceid: undefined }])(
    'with -33 without a server id: %o',
    async (device) => {
      expect(await codeOfDevice(device)).toBe(-33);
    },
  );

  test('with -33 without any device', async () => {
    expect(await codeOf({ devices: [] })).toBe(-33);
    const { post } = createTestClient();
    expect((await post('<export><path>D:\\a</path></export>')).code).toBe(-33);
  });

  test.each([{ deviceid: undefined }, { deviceid: ' ' }])('with -34 without a device id', async (device) => {
    expect(await codeOfDevice(device)).toBe(-34);
  });

  test.each(['1', '7015498111931795000', '7015498111931795456', '7.015498111931795e18', 'north', '-1'])(
    'with -17 for a server %s: ids are text, and never rounded',
    async (serverid) => {
      expect(await codeOfDevice({ serverid })).toBe(-17);
    },
  );

  test.each(['0', '99', '1.0', '01', 'Quay 1'])('with -2 for a device %s', async (deviceid) => {
    expect(await codeOfDevice({ deviceid })).toBe(-2);
  });

  test('with -2 for a device of another server', async () => {
    expect(await codeOfDevice({ serverid: SOUTH, deviceid: '5' })).toBe(-2);
  });

  test.each(['starttime', 'endtime'])('with -4 for a %s that is no time', async (name) => {
    for (const text of [undefined, '', '2026-06-10 11:00:00', '2026-06-10T11:00:00.000Z', 'now']) {
      expect(await codeOfDevice({ [name]: text })).toBe(-4);
    }
  });

  test('with -37 where the end is before the start', async () => {
    expect(await codeOfDevice(span(ELEVEN, ELEVEN - 1))).toBe(-37);
  });

  test('with -48 where nothing is recorded, and not where a part is', async () => {
    expect(await codeOfDevice(span(NIGHT.begin, NIGHT.end))).toBe(-48);
    expect(await codeOfDevice(span(ELEVEN, ELEVEN))).toBe(-48);
    expect(await codeOfDevice(span(NOON, NOON + HOUR))).toBe(-48);
    expect(await codeOfDevice(span(NIGHT.begin, NIGHT.end + 1))).toBe(0);
    expect(await codeOfDevice(span(NOON - SECOND, NOON + HOUR))).toBe(0);
  });

  test.each([undefined, '', '  ', 'Exports', String.raw`X:\Exports`])(
    'with -58 for a path %s',
    async (path) => {
      expect(await codeOf({ path })).toBe(-58);
    },
  );

  test('with -60 where the disk is full, which what was accepted fills as well', async () => {
    const { order, control, remove } = createTestClient();
    control.setDisk('E:\\', 20_000_000);
    const wish = { path: 'E:\\a' };
    expect((await order({ ...wish, devices: [span(ELEVEN, ELEVEN + 81 * SECOND)] })).code).toBe(-60);
    expect((await order(wish)).code).toBe(0);
    expect((await order(wish)).code).toBe(-60);
    await remove('1');
    expect((await order(wish)).code).toBe(0);
  });

  test('with -61 where the folder cannot be made', async () => {
    expect(await codeOf({ path: String.raw`D:\a&lt;b` })).toBe(-61);
    expect(await codeOf({ path: String.raw`C:\Windows\a` })).toBe(-61);
  });

  test.each(['-1', '1.5', '2,5', 'fast', '', '9223372036854775808'])(
    'with -18 for a bandwidth of "%s"',
    async (bandwidth) => {
      expect(await codeOf({ bandwidth })).toBe(-18);
    },
  );

  test('with -18 where it is no XML, no UTF-8, or another document', async () => {
    const { post, control } = createTestClient();
    const latin = Uint8Array.from(orderXml({ path: 'D:\\Sud' }), (char) => char.charCodeAt(0)).map((byte) =>
      byte === 0x75 ? 0xfc : byte,
    );
    for (const body of ['', 'exportid=1', orderXml({ path: 'D:\\A & B' }), '<order/>', latin]) {
      expect((await post(body)).code).toBe(-18);
    }
    expect(control.exports()).toEqual([]);
  });
});

describe('the path', () => {
  test('ends at an ampersand, however it is written', async () => {
    const { order, control, clock } = createTestClient();
    await order({ path: String.raw`D:\Slip &amp; ramp` });
    await order({ path: String.raw`D:\A&#38;B` });
    await order({ path: '<![CDATA[D:\\C&D]]>' });
    expect(control.exports().map(({ path }) => path)).toEqual(['D:\\Slip', 'D:\\A', 'D:\\C']);
    expect((await order({ path: '&amp;' })).code).toBe(-58);
    clock.ms += MINUTE;
    expect(control.files(String.raw`D:\Slip & ramp`)).toEqual([]);
    expect(control.files(String.raw`D:\Slip`)).toHaveLength(1);
  });

  test('holds letters of any language', async () => {
    const { order, control } = createTestClient();
    await order({ path: String.raw`D:\Süd – Причал &apos;7&apos;` });
    expect(control.exports()[0]?.path).toBe(String.raw`D:\Süd – Причал '7'`);
  });
});
