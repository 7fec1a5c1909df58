import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxWire, nxError, type NxWire } from '../../testing/nx-wire.ts';
import type { CameraLock, UploadTicket } from '../contract-imports.ts';
import { holdCameraLock } from './camera-lock.ts';
import { createUploads } from './uploads-client.ts';
import { createVirtualCameraClient } from './virtual-camera-client.ts';

const CAMERA = cameraId('{e3e9a385-7fe0-3ba5-5482-a86cde7faf48}');
const USER = '{99cbc715-539b-4bfe-856f-799b45b69b1e}';
const TOKEN = '{0e3d2a52-6b3f-4a38-9ad9-6c3b9c9ad0a1}';
const START_AT = epochMs(1_700_000_000_123);
const EXTEND = 'POST /api/virtualCamera/extend';
const CONSUME = 'POST /api/virtualCamera/consume';
const RELEASE = 'POST /api/virtualCamera/release';
const STATUS = 'GET /api/downloads/one.mp4/status';
const ticket: UploadTicket = { name: 'one.mp4', size: 10, chunkSize: 10, md5: '0'.repeat(32) };

let wire: NxWire;
let lock: CameraLock;
let consuming: boolean;
let progress: number;
let told: (number | undefined)[];
const { signal } = new AbortController();
const seconds = (value: number) => ms(value * ONE_SECOND);
const mine = (fields: object = {}) => ({
  success: true,
  locked: true,
  consuming,
  userId: USER,
  token: TOKEN,
  progress,
  ...fields,
});
const theirs = { success: false, locked: true, consuming: false, userId: '{1}', token: null, progress: 0 };
const importing = (own = signal) => lock.import(ticket, START_AT, (done) => told.push(done), own);
const failing = () => failureOf(importing());

beforeEach(() => {
  wire = createNxWire();
  consuming = false;
  progress = 0;
  told = [];
  wire.on(EXTEND, () => mine());
  wire.on(CONSUME, () => {
    consuming = true;
  });
  wire.on(RELEASE, () => mine({ locked: false }));
  wire.on(STATUS, () => ({ status: 'downloaded' }));
  const { system, client, clock } = wire;
  const parts = { system, client, server: undefined };
  const host = { system, clock, calls: createVirtualCameraClient(parts), uploads: createUploads(parts) };
  lock = holdCameraLock(host, { camera: CAMERA, userId: USER, token: TOKEN }, clock.now());
});
afterEach(async () => {
  await wire.clock.settle(lock.release());
  wire.close();
});

describe('a lock', () => {
  test('is extended every 5 s with cameraId, userId, token and ttl 15 s (Step 6)', async () => {
    await wire.clock.advance(seconds(16));
    expect(wire.calls(EXTEND)).toHaveLength(3);
    expect(wire.calls(EXTEND)[0]?.query).toEqual({
      cameraId: CAMERA,
      userId: USER,
      token: TOKEN,
      ttl: '15000',
    });
    expect(lock.lost.get()).toBe(false);
  });

  test('outlives extensions that fail, and those that are never answered', async () => {
    wire.setAnswer(undefined);
    await wire.clock.advance(seconds(30));
    expect(lock.lost.get()).toBe(false);
  });

  test('is lost when another has it, and is asked for no more', async () => {
    wire.on(EXTEND, () => theirs);
    await wire.clock.advance(seconds(20));
    expect(lock.lost.get()).toBe(true);
    expect(wire.calls(EXTEND)).toHaveLength(1);
    expect((await failing()).code).toBe('lockLost');
    await wire.clock.settle(lock.release());
    expect(wire.calls(RELEASE)).toEqual([]);
  });
});

describe('a release', () => {
  test('gives cameraId and token, and ends the extending (Step 7)', async () => {
    await wire.clock.settle(lock.release());
    expect(wire.calls(RELEASE).map(({ query }) => query)).toEqual([{ cameraId: CAMERA, token: TOKEN }]);
    await wire.clock.advance(seconds(60));
    expect(wire.calls(EXTEND)).toEqual([]);
  });

  test('is sent once, however often it is asked for', async () => {
    await wire.clock.settle(Promise.all([lock.release(), lock.release()]));
    await wire.clock.settle(lock.release());
    expect(wire.calls(RELEASE)).toHaveLength(1);
  });

  test('never fails, and is tried again when it fails in passing', async () => {
    wire.on(RELEASE, () => nxError(500, 6));
    await expect(wire.clock.settle(lock.release())).resolves.toBeUndefined();
    expect(wire.calls(RELEASE)).toHaveLength(3);
  });

  test('waits for an extension under way, which would otherwise take the lock again', async () => {
    const answer = Promise.withResolvers<object>();
    wire.on(EXTEND, () => answer.promise);
    await wire.clock.advance(seconds(5));
    const released = lock.release();
    await wire.clock.advance(seconds(1));
    expect(wire.calls(RELEASE)).toEqual([]);
    answer.resolve(mine());
    await wire.clock.settle(released);
    expect(wire.calls(RELEASE)).toHaveLength(1);
  });

  test('does not wait for one that is never answered', async () => {
    const answer = Promise.withResolvers<object>();
    wire.on(EXTEND, () => answer.promise);
    await wire.clock.advance(seconds(5));
    const released = lock.release();
    await wire.clock.advance(seconds(5));
    expect(wire.calls(RELEASE)).toHaveLength(1);
    answer.resolve({});
    await wire.clock.settle(released);
  });

  test('leaves at once when the page closes', async () => {
    const answer = Promise.withResolvers<object>();
    wire.on(EXTEND, () => answer.promise);
    await wire.clock.advance(seconds(5));
    await wire.clock.settle(lock.release(true));
    expect(wire.calls(RELEASE)).toHaveLength(1);
    answer.resolve({});
  });

  test('ends an import that somebody waits for', async () => {
    const failed = failing();
    await wire.clock.advance(seconds(2));
    await wire.clock.settle(lock.release());
    expect((await failed).code).toBe('aborted');
  });
});

describe('an import', () => {
  test('sends cameraId, token, uploadId and startTime in ms (Step 5)', async () => {
    const done = importing();
    await wire.clock.advance(seconds(2));
    consuming = false;
    await wire.clock.settle(done);
    expect(wire.calls(CONSUME).map(({ query }) => query)).toEqual([
      { cameraId: CAMERA, token: TOKEN, uploadId: 'one.mp4', startTime: '1700000000123' },
    ]);
  });

  test('tells its progress each second, and is over when the server says so', async () => {
    const done = importing();
    for (const percent of [10, 50, 99, 0]) {
      progress = percent;
      await wire.clock.advance(seconds(1));
    }
    expect(told).toEqual([0.1, 0.5, 0.99, 0]);
    consuming = false;
    await wire.clock.settle(done);
    expect(wire.calls(EXTEND)).toHaveLength(5);
  });

  test('so short that nobody sees it is over after 3 s', async () => {
    wire.on(CONSUME, () => undefined);
    const from = wire.clock.now();
    await wire.clock.settle(importing());
    expect(wire.clock.now() - from).toBeGreaterThanOrEqual(3 * ONE_SECOND);
    expect(wire.clock.now() - from).toBeLessThanOrEqual(5 * ONE_SECOND);
    expect(told).toEqual([]);
  });

  test.each([
    ['is not there', { status: 'notFound' }, 'notFound'],
    ['is not complete', { status: 'uploading' }, 'busy'],
    ['arrived as something else', { status: 'corrupted' }, 'corrupted'],
  ])('of an upload that %s is not begun: consume does not check it', async (_, reply, code) => {
    wire.on(STATUS, () => reply);
    expect((await wire.clock.settle(failing())).code).toBe(code);
    expect(wire.calls(CONSUME)).toEqual([]);
  });

  test('one at a time', async () => {
    const first = importing();
    await wire.clock.advance(seconds(1));
    expect((await wire.clock.settle(failing())).code).toBe('busy');
    consuming = false;
    await wire.clock.settle(first);
    wire.on(CONSUME, () => undefined);
    await wire.clock.settle(importing());
    expect(wire.calls(CONSUME)).toHaveLength(2);
  });

  test('is given up when its caller is, and the lock stays', async () => {
    const own = new AbortController();
    const failed = failureOf(importing(own.signal));
    await wire.clock.advance(seconds(2));
    own.abort();
    expect((await wire.clock.settle(failed)).code).toBe('aborted');
    expect(lock.lost.get()).toBe(false);
    const before = wire.calls(EXTEND).length;
    await wire.clock.advance(seconds(10));
    expect(wire.calls(EXTEND).length - before).toBe(2);
  });

  test('survives a network that is away for 30 s', async () => {
    const done = importing();
    await wire.clock.advance(seconds(2));
    const answers = wire.calls().length;
    wire.on(EXTEND, () => Response.error());
    await wire.clock.advance(seconds(30));
    expect(wire.calls().length).toBeGreaterThan(answers + 20);
    wire.on(EXTEND, () => mine());
    await wire.clock.advance(seconds(2));
    consuming = false;
    await wire.clock.settle(done);
    expect(lock.lost.get()).toBe(false);
  });

  test('that ended while nobody could look is over when its upload is gone', async () => {
    const done = importing();
    await wire.clock.advance(seconds(2));
    wire.on(EXTEND, () => Response.error());
    await wire.clock.advance(seconds(5));
    consuming = false;
    wire.on(EXTEND, () => mine());
    wire.on(STATUS, () => ({ status: 'notFound' }));
    await expect(wire.clock.settle(done)).resolves.toBeUndefined();
  });

  test('that ended while nobody could look was forgotten when its upload is still there', async () => {
    const failed = failing();
    await wire.clock.advance(seconds(2));
    wire.on(EXTEND, () => Response.error());
    await wire.clock.advance(seconds(5));
    consuming = false;
    wire.on(EXTEND, () => mine());
    expect((await wire.clock.settle(failed)).code).toBe('unreachable');
    expect(lock.lost.get()).toBe(false);
  });

  test('ends as lockLost when another takes the camera in its middle', async () => {
    const failed = failing();
    await wire.clock.advance(seconds(2));
    wire.on(EXTEND, () => theirs);
    expect((await wire.clock.settle(failed)).facts).toMatchObject({ code: 'lockLost', system: wire.system });
    expect(lock.lost.get()).toBe(true);
  });

  test('ends when the camera is removed in its middle', async () => {
    const failed = failing();
    await wire.clock.advance(seconds(2));
    wire.on(EXTEND, () => nxError(422, 2, null, 'There is no such camera.'));
    expect((await wire.clock.settle(failed)).facts).toMatchObject({
      code: 'rejected',
      vendorText: 'There is no such camera.',
    });
  });
});

describe('an import that is refused', () => {
  test('with 405 is begun again under the lock that nobody else took', async () => {
    const answers = [nxError(405, 3), undefined];
    wire.on(CONSUME, () => {
      consuming = answers.length === 1;
      return answers.shift();
    });
    const done = importing();
    await wire.clock.advance(seconds(2));
    consuming = false;
    await wire.clock.settle(done);
    expect(wire.calls(CONSUME)).toHaveLength(2);
  });

  test('with 405 is lockLost where another has the camera', async () => {
    wire.on(CONSUME, () => nxError(405, 3));
    wire.on(EXTEND, () => theirs);
    expect((await wire.clock.settle(failing())).facts).toMatchObject({ code: 'lockLost', status: 405 });
    expect(lock.lost.get()).toBe(true);
  });

  test('with 405 again and again is lockLost', async () => {
    wire.on(CONSUME, () => nxError(405, 3));
    expect((await wire.clock.settle(failing())).code).toBe('lockLost');
    expect(wire.calls(CONSUME)).toHaveLength(2);
  });

  test('with 422 is busy while another import runs', async () => {
    wire.on(CONSUME, () => nxError(422, 2, null, 'Camera is busy.'));
    consuming = true;
    const { facts } = await wire.clock.settle(failing());
    expect(facts).toMatchObject({ code: 'busy', status: 422, vendorText: 'Camera is busy.' });
    expect(lock.lost.get()).toBe(false);
  });

  test('with 422 is notFound where none runs: the upload is unknown', async () => {
    wire.on(CONSUME, () => nxError(422, 2, null, 'Cannot import.'));
    expect((await wire.clock.settle(failing())).facts).toMatchObject({ code: 'notFound', status: 422 });
  });

  test('with 422 is lockLost where another has the camera meanwhile', async () => {
    wire.on(CONSUME, () => nxError(422, 2));
    wire.on(EXTEND, () => theirs);
    expect((await wire.clock.settle(failing())).code).toBe('lockLost');
  });

  test('with 403 is not permitted', async () => {
    wire.on(CONSUME, () => nxError(403, 4));
    expect((await wire.clock.settle(failing())).facts).toMatchObject({ code: 'notPermitted', status: 403 });
  });
});

describe('an order whose answer is lost', () => {
  const broken = () => Response.error();

  test('was taken when the server is seen importing', async () => {
    wire.on(CONSUME, () => {
      consuming = true;
      return broken();
    });
    const done = importing();
    await wire.clock.advance(seconds(2));
    expect(told).not.toEqual([]);
    consuming = false;
    await expect(wire.clock.settle(done)).resolves.toBeUndefined();
  });

  test('was taken when the upload is gone: an import takes it away', async () => {
    wire.on(CONSUME, () => {
      wire.on(STATUS, () => ({ status: 'notFound' }));
      return broken();
    });
    await expect(wire.clock.settle(importing())).resolves.toBeUndefined();
  });

  test('was not taken when the upload is still there', async () => {
    wire.on(CONSUME, broken);
    expect((await wire.clock.settle(failing())).code).toBe('unreachable');
    expect(wire.calls(CONSUME)).toHaveLength(1);
  });
});

test('no failure of a lock holds its token', async () => {
  wire.on(CONSUME, () => nxError(405, 3, null, `Bad token ${TOKEN}`));
  const { facts, message } = await wire.clock.settle(failing());
  expect(`${message} ${JSON.stringify(facts)}`).not.toContain(TOKEN.slice(1, -1));
});
