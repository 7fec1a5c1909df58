/**
 * Every parameter of the document ("exportVideo") and of addClip × absent, smallest, largest: what goes over
 * the wire. Those that are wrong are in vdg-exports-wrong.test.ts.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { Failure } from '../../core/failure.ts';
import { epochMs, ONE_DAY } from '../../core/units.ts';
import { clip, during, FOLDER, FROM, order, OTHERS, UNTIL } from '../../testing/vdg-orders.ts';
import {
  createVdgWire,
  LARGEST,
  NORTH,
  okReply,
  QUAY,
  type VdgWire,
  type VdgWireCall,
} from '../../testing/vdg-wire.ts';
import type { ExportRequest } from '../contract-exports.ts';
import { vdgCameraId } from './vdg-devices.ts';
import { child, childrenOf, childText, parseXml, type XmlElement } from './xml-reader.ts';

let wire: VdgWire;
const { signal } = new AbortController();
beforeAll(() => {
  wire = createVdgWire();
  wire.on('POST exportVideo', () => okReply('<export><exportid>7</exportid></export>'));
  wire.on('GET addClip', () => okReply('<clip><id>c1</id></clip>'));
});
afterAll(() => wire.close());
afterEach(() => {
  vi.unstubAllEnvs();
});

/** Sends an order in which the page finds nothing wrong. */
async function send(request: ExportRequest): Promise<VdgWireCall> {
  expect(wire.exports.options.check(request)).toEqual([]);
  await wire.clock.settle(wire.exports.start(request, signal));
  const call = wire.calls().at(-1);
  if (call === undefined) throw new Error('Nothing was sent.');
  return call;
}

async function sendNative(request: ExportRequest): Promise<XmlElement> {
  const { method, command, query, type, body } = await send(request);
  expect({ method, command, query }).toEqual({ method: 'POST', command: 'exportVideo', query: {} });
  expect(type).toMatch(/^text\/xml/);
  expect(body).toMatch(/^<\?xml version="1\.0"/);
  return parseXml(body);
}
const devicesOf = (root: XmlElement): readonly XmlElement[] => childrenOf(child(root, 'devices'), 'device');

describe('of a native export', () => {
  type Case = readonly [parameter: string, size: string, request: ExportRequest, value: string];
  const ROOT: readonly Case[] = [
    ['path', 'smallest', order({ folder: 'D:\\' }), 'D:\\'],
    ['path', 'largest', order({ folder: `D:\\${'x'.repeat(197)}` }), `D:\\${'x'.repeat(197)}`],
    ['path', 'on a share', order({ folder: '\\\\nas\\evidence\\1184' }), '\\\\nas\\evidence\\1184'],
    ['path', `with < > " '`, order({ folder: `D:\\a < b > "c" 'd'` }), `D:\\a < b > "c" 'd'`],
    ['path', 'in other letters', order({ folder: 'D:\\Тор Süd 港口 😀' }), 'D:\\Тор Süd 港口 😀'],
    ['path', 'that looks like XML', order({ folder: 'D:\\</path>]]><x/>' }), 'D:\\</path>]]><x/>'],
    ['bandwidth', 'absent, which is no limit', order(), '0'],
    ['bandwidth', 'smallest', order({ bandwidth: 10_000 }), '10000'],
    ['bandwidth', 'of 2.5 MB/s in bytes per second', order({ bandwidth: 2_500_000 }), '2500000'],
    ['bandwidth', 'largest', order({ bandwidth: 2_147_483_647 }), '2147483647'],
  ];
  test.each(ROOT)('%s, %s, is sent as it must be', async (parameter, _, request, value) => {
    expect(childText(await sendNative(request), parameter)).toBe(value);
  });

  const DEVICE: readonly Case[] = [
    ['serverid', 'above 2^53', order(), NORTH],
    ['serverid', 'smallest', order({}, { camera: vdgCameraId('0', '1') }), '0'],
    ['serverid', 'largest', order({}, { camera: vdgCameraId(LARGEST, '1') }), LARGEST],
    ['deviceid', 'small', order(), '1'],
    ['deviceid', 'smallest', order({}, { camera: vdgCameraId(NORTH, '0') }), '0'],
    ['deviceid', 'largest', order({}, { camera: vdgCameraId(NORTH, LARGEST) }), LARGEST],
    ['starttime', 'in UTC to the millisecond', order(), '2026-11-20 15:10:00.007'],
    ['starttime', 'smallest', order({}, during(0, UNTIL)), '1970-01-01 00:00:00.000'],
    ['endtime', 'in UTC to the millisecond', order(), '2026-11-20 15:40:00.007'],
    ['endtime', 'one millisecond later', order({}, during(FROM, FROM + 1)), '2026-11-20 15:10:00.008'],
    ['endtime', 'largest', order({}, during(FROM, Date.UTC(9999, 11, 31))), '9999-12-31 00:00:00.000'],
  ];
  test.each(DEVICE)('%s, %s, is sent as it must be', async (parameter, _, request, value) => {
    const [device, ...more] = devicesOf(await sendNative(request));
    expect(more).toEqual([]);
    expect(childText(device, parameter)).toBe(value);
  });

  test.each<[zone: string, minutesBehind: number]>([
    ['Pacific/Kiritimati', -840],
    ['America/St_Johns', 150],
    ['Asia/Kathmandu', -345],
    ['UTC', 0],
  ])(
    'times are UTC with milliseconds for a viewer in %s, also where clocks change',
    async (zone, minutesBehind) => {
      vi.stubEnv('TZ', zone);
      expect(new Date(FROM - ONE_DAY * 30).getTimezoneOffset()).toBe(minutesBehind);
      const change = Date.UTC(2026, 9, 25, 0, 59, 59, 999);
      const [device] = devicesOf(await sendNative(order({}, during(change, change + 3_600_001))));
      expect(childText(device, 'starttime')).toBe('2026-10-25 00:59:59.999');
      expect(childText(device, 'endtime')).toBe('2026-10-25 02:00:00.000');
    },
  );

  test('three cameras with different times go in one request, in their order', async () => {
    const sent = devicesOf(await sendNative(order({}, { others: OTHERS }))).map((device) =>
      ['serverid', 'deviceid', 'starttime', 'endtime'].map((name) => childText(device, name)),
    );
    expect(sent).toEqual([
      [NORTH, '1', '2026-11-20 15:10:00.007', '2026-11-20 15:40:00.007'],
      [NORTH, '2', '2026-11-20 15:09:00.007', '2026-11-20 15:40:00.007'],
      [LARGEST, '18446744073709551614', '2026-11-20 15:10:00.007', '2026-11-20 15:40:00.008'],
    ]);
  });

  test('the same camera may be there twice, with other times', async () => {
    const later = { camera: QUAY, span: { from: UNTIL, until: epochMs(UNTIL + 1) } };
    expect(devicesOf(await sendNative(order({}, { others: [later] })))).toHaveLength(2);
  });

  test('a hundred cameras fit', async () => {
    const others = Array.from({ length: 99 }, (_, index) => ({
      camera: vdgCameraId(NORTH, `${index + 2}`),
      span: { from: FROM, until: UNTIL },
    }));
    expect(devicesOf(await sendNative(order({}, { others })))).toHaveLength(100);
  });

  test('the body is devices, path and bandwidth, and nothing of a clip', async () => {
    const root = await sendNative(order({ comment: 'A & B\n' }));
    expect(root.name).toBe('export');
    expect(root.children.map(({ name }) => name)).toEqual(['devices', 'path', 'bandwidth']);
    const [device] = devicesOf(root);
    expect(device?.children.map(({ name }) => name)).toEqual([
      'serverid',
      'deviceid',
      'starttime',
      'endtime',
    ]);
  });

  test('what is shown as sent is what is sent', async () => {
    const request = order({ folder: `D:\\"Süd" <1>` }, { others: OTHERS });
    const { body } = await send(request);
    expect(wire.exports.wireText?.(request)).toBe(body);
  });
});

describe('of a clip', () => {
  const LONG = 'ü<&>"\' 港'.repeat(31);
  test.each<[parameter: string, size: string, request: ExportRequest, value: string]>([
    ['serverid', 'above 2^53', clip(), NORTH],
    ['serverid', 'largest', clip({}, { camera: vdgCameraId(LARGEST, '0') }), LARGEST],
    ['deviceId', 'small', clip(), '1'],
    ['deviceId', 'largest', clip({}, { camera: vdgCameraId(NORTH, LARGEST) }), LARGEST],
    ['startdate', 'in UTC to the millisecond', clip(), '2026-11-20 15:10:00.007'],
    ['startdate', 'smallest', clip({}, during(0, UNTIL)), '1970-01-01 00:00:00.000'],
    ['enddate', 'in UTC to the millisecond', clip(), '2026-11-20 15:40:00.007'],
    ['description', 'absent', clip(), 'Sightline'],
    ['description', 'smallest', clip({ comment: '&' }), '&'],
    ['description', 'largest', clip({ comment: LONG }), LONG],
    ['description', 'with what an address must encode', clip({ comment: '50%+1=?#/&x=y' }), '50%+1=?#/&x=y'],
  ])('%s, %s, is sent as it must be', async (parameter, _, request, value) => {
    const { method, command, query, body } = await send(request);
    expect({ method, command, body }).toEqual({ method: 'GET', command: 'addClip', body: '' });
    expect(query[parameter]).toBe(value);
  });

  test('every value is percent-encoded, so that an ampersand ends none', async () => {
    const { search } = await send(clip({ comment: 'A & B + C' }));
    expect(search).toContain('description=A%20%26%20B%20%2B%20C&');
    expect(search).toContain('startdate=2026-11-20%2015%3A10%3A00.007&');
  });

  test('folder and bandwidth of a native export are not sent', async () => {
    const { query } = await send(clip({ folder: `${FOLDER} &`, bandwidth: -1 }));
    expect(Object.keys(query)).toEqual(['serverid', 'deviceId', 'description', 'startdate', 'enddate']);
  });

  test('what is shown as sent is what is sent', async () => {
    const request = clip({ comment: 'Süd' });
    const { search } = await send(request);
    expect(wire.exports.wireText?.(request)).toBe(`GET /command${search}`);
  });
});

test.each([
  order({ folder: 'D:\\A & B' }),
  order({}, during(Number.NaN, UNTIL)),
  clip({ comment: '\uD83D' }),
])('nothing is shown as sent while something is wrong', (request) => {
  expect(() => wire.exports.wireText?.(request)).toThrow(Failure);
});
