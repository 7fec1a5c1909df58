/** Calls of exports one by one, against a server that answers what no emulator would. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ONE_MINUTE } from '../../core/units.ts';
import { FROM, live, order, UNTIL } from '../../testing/axxon-orders.ts';
import {
  type AxxonWire,
  createAxxonWire,
  UNRECORDED_CAMERA,
  WIRE_CAMERA,
  WIRE_SOURCE,
  wireArchive,
} from '../../testing/axxon-wire.ts';
import { failureOf } from '../../testing/failure-of.ts';

let wire: AxxonWire;
const { signal } = new AbortController();
const ID = '3dc15b75-6463-4eb1-ab2d-0eb0a8f54bd3';
const SPAN = { from: FROM, until: UNTIL };
const NAME = 'SERVER1_DeviceIpint.3[20261120T151000-20261120T154000].mp4';
const NAME_ENCODED = 'SERVER1_DeviceIpint.3%5B20261120T151000-20261120T154000%5D.mp4';

beforeEach(() => {
  wire = createAxxonWire();
});
afterEach(() => wire.close());

const settle = <T>(work: Promise<T>): Promise<T> => wire.clock.settle(work);
const paths = () => wire.calls().map(({ method, path, search }) => [method, path, search].join(' ').trim());
const accept = (location: string | undefined, date?: string) =>
  wire.on('POST /export/', () => {
    const headers = new Headers(date === undefined ? {} : { date });
    if (location !== undefined) headers.set('location', location);
    return new Response('', { status: 202, headers });
  });
const text = (body: string, status: number): Response => new Response(body, { status });
const start = async (request = order()) => (await settle(wire.exports.start(request, signal))).id;

describe('an order', () => {
  test.each([
    ['as a path', `/export/${ID}`],
    ['with the prefix', `/asip/export/${ID}`],
    ['as an address', `https://axxon.example:8000/asip/export/${ID}`],
    ['as an address without the prefix', `https://axxon.example:8000/export/${ID}`],
    ['as an address inside of the server’s network', `http://10.0.0.7/export/${ID}`],
    ['without its slash', `export/${ID}`],
    ['with more behind it', `/export/${ID}/status`],
  ])('is known by the name in its Location, %s', async (_, location) => {
    accept(location);
    expect(await start()).toBe(ID);
  });

  test('tells by its date how far the clock of the server is ahead', async () => {
    accept(`/export/${ID}`, new Date(wire.clock.now() + 90_000).toUTCString());
    const { clockOffset = 0 } = await settle(wire.exports.start(order(), signal));
    expect(Math.abs(clockOffset - 90_000)).toBeLessThanOrEqual(1_000);
    accept(`/export/${ID}`);
    expect(await settle(wire.exports.start(order(), signal))).toEqual({ id: ID, clockOffset: undefined });
  });

  test('whose Location cannot be read has no name: nobody can ask for it', async () => {
    accept(undefined);
    expect((await failureOf(start())).facts).toMatchObject({ code: 'badReply', operation: 'start export' });
  });

  test.each([
    [400, 'rejected'],
    [401, 'notPermitted'],
    [403, 'notPermitted'],
    [404, 'notFound'],
    [500, 'serverError'],
    [503, 'busy'],
  ])('that is refused with %i is %s, and is not sent again', async (status, code) => {
    wire.on('POST /export/', () => text('Search query rejected. Too many requests', status));
    expect((await failureOf(start())).facts).toMatchObject({ code, status });
    // A sign-in that is refused is looked at again, which no other refusal is.
    expect(wire.calls()).toHaveLength(status === 401 ? 2 : 1);
  });

  test('that gets no answer is not sent again: nobody knows whether it has begun', async () => {
    wire.setAnswer(undefined);
    expect((await failureOf(start())).code).toBe('unreachable');
    const { length } = wire.requests();
    await wire.clock.advance(ONE_MINUTE);
    expect(wire.requests()).toHaveLength(length);
  });

  test('for a camera that the system does not have is not sent', async () => {
    accept(`/export/${ID}`);
    const request = { ...order(), camera: cameraId('../../control/x') };
    expect((await failureOf(start(request))).code).toBe('notFound');
    expect(wire.calls()).toEqual([]);
  });

  test('for live needs no archive', async () => {
    accept(`/export/${ID}`);
    expect(await start({ ...order({}, live(ONE_MINUTE)), camera: UNRECORDED_CAMERA })).toBe(ID);
  });

  test('that is refused names its field', async () => {
    wire.on('POST /export/', () => text('maskspace is not closed', 400));
    const failure = await failureOf(start());
    expect(wire.exports.blame(failure, order())).toEqual({
      field: 'masks',
      text: 'The server refuses this: maskspace is not closed',
    });
  });
});

describe('the status', () => {
  const status = () => settle(wire.exports.status(ID, signal));

  test('is asked for under the name, and read', async () => {
    wire.on('GET /export/', () => ({ id: ID, state: 1, progress: '2.500000e-01' }));
    expect(await status()).toEqual({ kind: 'running', progress: 0.25 });
    expect(paths()).toEqual([`GET /export/${ID}/status`]);
  });

  test('of an export that the server has dropped is notFound: 404 means expired', async () => {
    expect((await failureOf(status())).facts).toMatchObject({ code: 'notFound', operation: 'follow export' });
  });

  test('that is none is a bad reply', async () => {
    wire.on('GET /export/', () => ({ state: 'soon' }));
    expect((await failureOf(status())).code).toBe('badReply');
  });

  test('is asked for again after 503, slower and slower', async () => {
    const at: number[] = [];
    wire.on('GET /export/', () => {
      at.push(wire.clock.now());
      return at.length < 3 ? text('Search query rejected. Too many requests', 503) : { state: 0 };
    });
    expect(await status()).toEqual({ kind: 'waiting' });
    const [first = 0, second = 0, third = 0] = at;
    expect(second - first).toBeGreaterThanOrEqual(500);
    expect(third - second).toBeGreaterThan(second - first);
  });
});

describe('a file', () => {
  const MP4 = new Uint8Array([1, 2, 3]);
  const bytes = () => new Response(MP4, { headers: { 'content-type': 'video/mp4', 'content-length': '3' } });
  const file = (single: boolean, name = NAME) =>
    settle(wire.exports.file(ID, { name, label: 'Aisle 12.mp4' }, { single, signal }));

  test('is asked for by its name, with its brackets encoded', async () => {
    wire.on('GET /export/', bytes);
    const stream = await file(false);
    expect(stream).toMatchObject({ size: 3, type: 'video/mp4' });
    expect(new Uint8Array(await new Response(stream.body).arrayBuffer())).toEqual(MP4);
    expect(paths()).toEqual([`GET /export/${ID}/file name=${NAME_ENCODED}`]);
  });

  test('has a blank, a plus, an ampersand and letters of any language in its name', async () => {
    wire.on('GET /export/', bytes);
    await file(false, 'Склад 4 + & #1.mp4');
    expect(wire.calls()[0]?.search).toBe('name=%D0%A1%D0%BA%D0%BB%D0%B0%D0%B4%204%20%2B%20%26%20%231.mp4');
  });

  test.each([400, 404])(
    'that is the only one is asked for without its name where the name is refused (%i)',
    async (status) => {
      wire.on('GET /export/', ({ search }) => (search === '' ? bytes() : text('No such file', status)));
      expect((await file(true)).size).toBe(3);
      expect(paths()).toEqual([`GET /export/${ID}/file name=${NAME_ENCODED}`, `GET /export/${ID}/file`]);
    },
  );

  test('of several is never asked for without its name', async () => {
    wire.on('GET /export/', ({ search }) => (search === '' ? bytes() : text('No such file', 404)));
    expect((await failureOf(file(false))).code).toBe('notFound');
    expect(wire.calls()).toHaveLength(1);
  });

  test('that may not be had is not asked for in another way', async () => {
    wire.on('GET /export/', () => text('', 403));
    expect((await failureOf(file(true))).code).toBe('notPermitted');
    expect(wire.calls()).toHaveLength(1);
  });

  test('of an export that is gone is gone', async () => {
    expect((await failureOf(file(true))).code).toBe('notFound');
  });
});

describe('deleting', () => {
  const remove = () => settle(wire.exports.remove(ID, signal));

  test('is one call', async () => {
    wire.on('DELETE /export/', () => text('', 200));
    await remove();
    expect(paths()).toEqual([`DELETE /export/${ID}`]);
  });

  test('what is gone already is no failure (404)', async () => {
    await expect(remove()).resolves.toBeUndefined();
  });

  test('is tried again when the server is busy, and fails when it stays so', async () => {
    wire.on('DELETE /export/', () => text('', 503));
    expect((await failureOf(remove())).code).toBe('busy');
    expect(wire.calls().length).toBeGreaterThan(1);
  });

  test('what belongs to somebody else fails', async () => {
    wire.on('DELETE /export/', () => text('', 403));
    expect((await failureOf(remove())).code).toBe('notPermitted');
  });
});

describe('a camera', () => {
  const camera = (id = WIRE_CAMERA) => settle(wire.exports.camera(id, signal));

  test('has its archives, the default one first, and sound', async () => {
    expect(await camera()).toEqual({
      archives: [
        { id: wireArchive('AliceBlue'), name: 'AliceBlue', isDefault: true },
        { id: wireArchive('Long'), name: 'Long term', isDefault: false },
      ],
      hasSound: true,
      refused: undefined,
    });
  });

  test('that may only be watched says why nothing can be exported', async () => {
    expect(await camera(UNRECORDED_CAMERA)).toMatchObject({
      archives: [],
      refused: expect.stringContaining('not its recordings'),
    });
  });

  test('that is recorded nowhere covers nothing, and no archive is asked', async () => {
    expect(await settle(wire.exports.coverage(UNRECORDED_CAMERA, undefined, SPAN, signal))).toEqual([]);
    expect(wire.calls()).toEqual([]);
  });

  test('covers what its archive holds, asked for with END first', async () => {
    wire.on('GET /archive/contents/intervals/', () => ({
      intervals: [{ begin: '20261120T150000', end: '20261120T152000.5' }],
      more: false,
    }));
    const found = await settle(wire.exports.coverage(WIRE_CAMERA, wireArchive('Long'), SPAN, signal));
    expect(found).toEqual([{ from: FROM, until: Date.UTC(2026, 10, 20, 15, 20, 0, 500) }]);
    expect(wire.calls()[0]).toMatchObject({
      path: `/archive/contents/intervals/${WIRE_SOURCE}/20261120T154000.007/20261120T151000.007`,
      search: expect.stringContaining(`archive=${encodeURIComponent(wireArchive('Long'))}`),
    });
  });

  test('has the depth of its archive', async () => {
    wire.on('GET /archive/statistics/depth/', () => ({ start: '20261101T000000', end: '20261120T150000' }));
    expect(await settle(wire.exports.depth(WIRE_CAMERA, undefined, signal))).toEqual({
      from: Date.UTC(2026, 10, 1),
      until: Date.UTC(2026, 10, 20, 15),
    });
  });
});

describe('the estimate', () => {
  const estimate = (span = SPAN, archive?: string) =>
    settle(wire.exports.estimate(WIRE_CAMERA, archive, span, signal));
  const capacity = (answer: unknown) => wire.on('GET /archive/statistics/capacity/', () => answer);

  test('is the size of the recording in bytes, and its length in seconds, asked for with END first', async () => {
    capacity({ size: 520_093_696, duration: 1320 });
    expect(await estimate(SPAN, wireArchive('Long'))).toEqual({ bytes: 520_093_696, length: 1_320_000 });
    expect(paths()).toEqual([
      `GET /archive/statistics/capacity/${WIRE_SOURCE}/20261120T154000.007/20261120T151000.007 ` +
        `archive=${encodeURIComponent(wireArchive('Long'))}`,
    ]);
  });

  test('may come as text, and may be nothing', async () => {
    capacity({ size: '0', duration: '0' });
    expect(await estimate()).toEqual({ bytes: 0, length: 0 });
  });

  test.each([[{}], [{ size: 1 }], [{ size: -1, duration: 1 }], [{ size: 'a', duration: 1 }], ['big'], [[]]])(
    '%j is none',
    async (reply) => {
      capacity(reply);
      expect(await estimate()).toBeUndefined();
    },
  );

  test.each([400, 404])('is not there where the server does not know the call (%i)', async (status) => {
    capacity(text('', status));
    expect(await estimate()).toBeUndefined();
  });

  test('fails where the server may not be asked', async () => {
    capacity(text('', 403));
    expect((await failureOf(estimate())).code).toBe('notPermitted');
  });

  test('of one moment is not asked for', async () => {
    expect(await estimate({ from: FROM, until: FROM })).toBeUndefined();
    expect(wire.calls()).toEqual([]);
  });
});

describe('a picture to draw on', () => {
  const JPEG = { 'content-type': 'image/jpeg' };
  const frame = (archive?: string) => settle(wire.exports.frame(WIRE_CAMERA, archive, FROM, signal));

  test('is of the moment, from the archive, and says which moment it shows', async () => {
    const headers = { ...JPEG, 'x-video-original-time': '20261120T150959.840000' };
    wire.on('GET /archive/media/', () => new Response('jpeg', { headers }));
    const still = await frame(wireArchive('Long'));
    expect(still?.at).toBe(epochMs(Date.UTC(2026, 10, 20, 15, 9, 59, 840)));
    expect(still?.image.type).toBe('image/jpeg');
    expect(paths()).toEqual([
      `GET /archive/media/${WIRE_SOURCE}/20261120T151000.007 ` +
        `threshold=5000&archive=${encodeURIComponent(wireArchive('Long'))}`,
    ]);
  });

  test('is of the moment asked for where the server does not say', async () => {
    wire.on('GET /archive/media/', () => new Response('jpeg', { headers: JPEG }));
    expect((await frame())?.at).toBe(FROM);
  });

  test.each<[string, () => Response]>([
    ['404', () => text('', 404)],
    ['an empty answer', () => new Response(null, { status: 204 })],
  ])('is not there for %s', async (_, answer) => {
    wire.on('GET /archive/media/', answer);
    expect(await frame()).toBeUndefined();
  });

  test('is no page', async () => {
    wire.on('GET /archive/media/', () => new Response('<p>', { headers: { 'content-type': 'text/html' } }));
    expect((await failureOf(frame())).code).toBe('badReply');
  });

  test('of now is a snapshot', async () => {
    wire.on('GET /live/media/snapshot/', () => new Response('jpeg', { headers: JPEG }));
    const still = await settle(wire.exports.liveFrame(WIRE_CAMERA, signal));
    expect(still?.at).toBe(wire.clock.now());
    expect(paths()).toEqual([`GET /live/media/snapshot/${WIRE_SOURCE}`]);
  });

  test('of now is not there for a camera that shows nothing', async () => {
    expect(await settle(wire.exports.liveFrame(WIRE_CAMERA, signal))).toBeUndefined();
  });
});

test('whoever gives up hears nothing more', async () => {
  const controller = new AbortController();
  controller.abort();
  expect((await failureOf(wire.exports.status(ID, controller.signal))).code).toBe('aborted');
  expect((await failureOf(wire.exports.start(order(), controller.signal))).code).toBe('aborted');
  expect(wire.calls()).toEqual([]);
});

test('the server keeps an export for ten hours', () => {
  expect(wire.exports.keptFor).toBe(10 * 3600 * 1000);
});
