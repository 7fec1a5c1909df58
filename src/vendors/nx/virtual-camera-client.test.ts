import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxWire, nxError, type NxWire } from '../../testing/nx-wire.ts';
import { createVirtualCameraClient, type VirtualCameraClient } from './virtual-camera-client.ts';

const SERVER = '{5f0b1f3c-7d51-4a0a-8c2e-0d2a3f4b5c6d}';
const CAMERA = cameraId('{e3e9a385-7fe0-3ba5-5482-a86cde7faf48}');
const USER = '{99cbc715-539b-4bfe-856f-799b45b69b1e}';
const TOKEN = '{0e3d2a52-6b3f-4a38-9ad9-6c3b9c9ad0a1}';
const LOCK = { camera: CAMERA, userId: USER, token: TOKEN };
const STATUS = { success: true, locked: true, consuming: false, userId: USER, token: TOKEN, progress: 0 };
const PIECES = [{ size: 7, span: { from: epochMs(1000), until: epochMs(2000) } }];
const ROOM = { elements: [{ period: { startTimeMs: '1000', durationMs: '1000' } }] };
const route = (name: string) => `POST /api/virtualCamera/${name}`;

let wire: NxWire;
let calls: VirtualCameraClient;
const { signal } = new AbortController();
const settle = <T>(work: Promise<T>) => wire.clock.settle(work);

beforeEach(() => {
  wire = createNxWire();
  calls = createVirtualCameraClient({ system: wire.system, client: wire.client, server: SERVER });
  for (const name of ['lock', 'extend', 'release']) wire.on(route(name), () => STATUS);
  wire.on(route('consume'), () => undefined);
  wire.on(route('prepare'), () => ROOM);
  wire.on(route('add'), () => ({ id: CAMERA }));
});
afterEach(() => wire.close());

describe('a virtual camera call', () => {
  test('goes by POST to the server that owns the camera, its parameters in the query', async () => {
    await settle(calls.lock(CAMERA, USER, signal));
    await settle(calls.extend(LOCK, signal));
    await settle(calls.consume(LOCK, 'a+b &c.mp4', epochMs(1234.6), signal));
    await settle(calls.release(LOCK, false, signal));
    await settle(calls.prepare(CAMERA, PIECES, signal));
    await settle(calls.add('One', signal));
    const made = wire.calls();
    expect(made.map(({ path }) => path.split('/').at(-1))).toEqual([
      'lock',
      'extend',
      'consume',
      'release',
      'prepare',
      'add',
    ]);
    for (const { method, headers, search } of made) {
      expect(method).toBe('POST');
      expect(headers.get('x-server-guid')).toBe(SERVER);
      expect(search).not.toContain('+');
    }
    expect(made[2]?.query).toMatchObject({ uploadId: 'a+b &c.mp4', startTime: '1235' });
  });

  test('without a server of its own goes to the one that is connected', async () => {
    calls = createVirtualCameraClient({ system: wire.system, client: wire.client, server: undefined });
    await settle(calls.lock(CAMERA, USER, signal));
    expect(wire.calls()[0]?.headers.get('x-server-guid')).toBeNull();
  });

  test('prepare carries the pieces as JSON', async () => {
    expect(await settle(calls.prepare(CAMERA, PIECES, signal))).toMatchObject({ free: [[PIECES[0]?.span]] });
    expect(JSON.parse(wire.calls()[0]?.body ?? '')).toEqual({
      elements: [{ size: 7, period: { startTimeMs: 1000, durationMs: 1000 } }],
    });
  });

  test.each<[string, () => Promise<unknown>]>([
    ['lock', () => calls.lock(CAMERA, USER, signal)],
    ['extend', () => calls.extend(LOCK, signal)],
    ['prepare', () => calls.prepare(CAMERA, PIECES, signal)],
    ['add', () => calls.add('One', signal)],
  ])('%s that answers something else is a bad reply', async (name, call) => {
    for (const reply of [{ hello: 1 }, [], 'yes', undefined]) {
      wire.on(route(name), () => reply);
      expect((await failureOf(settle(call()))).facts).toMatchObject({
        code: 'badReply',
        system: wire.system,
      });
    }
  });
});

describe('trouble in passing', () => {
  const count = (name: string) => wire.calls(route(name)).length;

  test.each<[string, number, () => Promise<unknown>]>([
    ['lock', 1, () => calls.lock(CAMERA, USER, signal)],
    ['extend', 1, () => calls.extend(LOCK, signal)],
    ['consume', 1, () => calls.consume(LOCK, 'a', epochMs(0), signal)],
    ['add', 1, () => calls.add('One', signal)],
    ['prepare', 3, () => calls.prepare(CAMERA, PIECES, signal)],
    ['release', 3, () => calls.release(LOCK, false, signal)],
  ])('makes %s be sent %i times: only what may be repeated is', async (name, times, call) => {
    wire.on(route(name), () => nxError(503, 6));
    expect((await failureOf(settle(call()))).code).toMatch(/busy|serverError/);
    expect(count(name)).toBe(times);
  });

  test('makes a release of a page that closes be sent once: nobody is there for a second', async () => {
    wire.on(route('release'), () => nxError(503, 6));
    await failureOf(settle(calls.release(LOCK, true, signal)));
    expect(count('release')).toBe(1);
  });
});
