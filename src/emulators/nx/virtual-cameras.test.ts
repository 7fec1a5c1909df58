import { expect, test } from 'vitest';
import { textField } from '../json-value.ts';
import { NULL_GUID } from './guid.ts';
import { SERVERS, USERS } from './site.ts';
import {
  ACTION_CAM,
  ADMIN_ID,
  at,
  BODYCAM,
  createTestClient,
  HANDHELD,
  IMPORT_MS,
  NOON,
  testBytes,
} from './test-client.ts';

const MEYER = USERS.find(({ name }) => name === 'j.meyer')?.id;
const UNKNOWN = '{00000000-0000-0000-0000-00000000abcd}';

test('a free camera is locked, and the answer has the token', async () => {
  const { lock, control } = await createTestClient();
  const { status, reply } = await lock();
  expect(status).toBe(200);
  expect(reply).toMatchObject({
    success: true,
    locked: true,
    consuming: false,
    userId: ADMIN_ID,
    progress: 0,
  });
  expect(textField(reply, 'token')).toMatch(/^\{[0-9a-f-]{36}\}$/);
  expect(at(reply, 'token')).not.toBe(NULL_GUID);
  expect(control.locks()).toMatchObject([{ camera: BODYCAM, userName: 'admin', expiresAt: NOON + 15_000 }]);
});

test('the answer is in the envelope, or bare as the document shows it', async () => {
  const bare = await createTestClient({ envelope: false });
  expect((await bare.lock()).json).toMatchObject({ success: true });
  const enveloped = await createTestClient();
  expect((await enveloped.lock()).json).toMatchObject({ error: '0', reply: { success: true } });
});

test('a refused lock is 200 with success false: it names the holder and no token', async () => {
  const { lock, control } = await createTestClient();
  control.holdLock('Bodycam 07', 'j.meyer', { importing: true });
  expect(await lock()).toMatchObject({
    status: 200,
    error: '0',
    reply: { success: false, locked: true, consuming: true, userId: MEYER, token: NULL_GUID, progress: 40 },
  });
  control.releaseLock('Bodycam 07');
  expect((await lock()).reply).toMatchObject({ success: true, consuming: false });
});

test('the same account cannot lock a camera twice', async () => {
  const { lock } = await createTestClient();
  await lock();
  expect((await lock()).reply).toMatchObject({ success: false, userId: ADMIN_ID, token: NULL_GUID });
});

test('a lock ends with its ttl, unless it is extended', async () => {
  const { held, extend, control, clock } = await createTestClient();
  const token = await held();
  clock.ms += 14_999;
  expect((await extend(token)).reply).toMatchObject({ success: true, token });
  clock.ms += 14_999;
  expect(control.locks()).toHaveLength(1);
  clock.ms += 1;
  expect(control.locks()).toEqual([]);
});

test('extend takes the camera again with the own token after the lock has expired', async () => {
  const { held, extend, clock } = await createTestClient();
  const token = await held();
  clock.ms += 60_000;
  expect((await extend(token)).reply).toMatchObject({ success: true, token });
});

test('extend fails once another has the camera', async () => {
  const { held, extend, control, clock } = await createTestClient();
  const token = await held();
  clock.ms += 60_000;
  control.loseLock('Bodycam 07');
  expect((await extend(token)).reply).toMatchObject({
    success: false,
    locked: true,
    userId: MEYER,
    token: NULL_GUID,
  });
  expect((await extend(NULL_GUID, HANDHELD)).reply).toMatchObject({ success: false, locked: false });
});

test('release gives the camera back, and only with the token that holds it', async () => {
  const { held, release, lock } = await createTestClient();
  const token = await held();
  expect((await release(UNKNOWN)).reply).toMatchObject({ success: false, locked: true });
  expect((await release(token)).reply).toMatchObject({ success: true, locked: false, userId: NULL_GUID });
  expect((await release(token)).reply).toMatchObject({ success: false });
  expect((await lock()).reply).toMatchObject({ success: true });
});

test.each([
  ['no camera', { cameraId: '' }, 422, '1'],
  ['a camera that is no guid', { cameraId: 'Bodycam' }, 422, '2'],
  ['an unknown camera', { cameraId: UNKNOWN }, 404, '9'],
  ['no account', { userId: '' }, 422, '1'],
  ['an unknown account', { userId: UNKNOWN }, 422, '2'],
  ['no ttl', { ttl: '' }, 422, '1'],
  ['a ttl of nothing', { ttl: 0 }, 422, '2'],
])('a lock with %s is refused', async (_, wrong, status, error) => {
  const { call } = await createTestClient();
  const right = { cameraId: BODYCAM, userId: ADMIN_ID, ttl: 15_000 };
  expect(await call('lock', { ...right, ...wrong })).toMatchObject({ status, error });
});

test('a camera is found without the braces of its id; one that is not virtual cannot be locked', async () => {
  const { lock, get } = await createTestClient();
  expect((await lock(BODYCAM.slice(1, -1))).reply).toMatchObject({ success: true });
  const { json } = await get('/ec2/getCameras');
  const ordinary = Array.isArray(json) ? json.find((one) => at(one, 'vendor') === 'Axis') : undefined;
  expect(await lock(textField(ordinary, 'id'))).toMatchObject({ status: 422, error: '2' });
});

test('a camera that was removed is not found', async () => {
  const { held, extend, control } = await createTestClient();
  const token = await held();
  control.removeCamera('Bodycam 07');
  expect(await extend(token)).toMatchObject({ status: 404, error: '9' });
});

test('consume answers 200 without a body, and 405 without the lock', async () => {
  const { upload, held, consume, clock, control } = await createTestClient();
  await upload('a.mp4');
  expect((await consume(UNKNOWN, 'a.mp4', NOON)).status).toBe(405);
  const token = await held();
  expect((await consume(UNKNOWN, 'a.mp4', NOON)).status).toBe(405);
  clock.ms += 15_000;
  expect((await consume(token, 'a.mp4', NOON)).status).toBe(405);
  control.loseLock(BODYCAM);
  expect((await consume(token, 'a.mp4', NOON)).status).toBe(405);
  control.releaseLock(BODYCAM);
  expect(await consume(await held(), 'a.mp4', NOON)).toMatchObject({ status: 200, text: '' });
});

test('consume of an unknown upload, or while an import runs, is answered 422', async () => {
  const { upload, held, consume } = await createTestClient();
  await upload('a.mp4');
  await upload('b.mp4');
  const token = await held();
  expect((await consume(token, 'c.mp4', NOON)).status).toBe(422);
  expect((await consume(token, 'a.mp4', NOON)).status).toBe(200);
  expect((await consume(token, 'b.mp4', NOON + 3_600_000)).status).toBe(422);
});

test('the start of an import must be a number', async () => {
  const { upload, held, call } = await createTestClient();
  await upload('a.mp4');
  const token = await held();
  for (const startTime of ['', 'today']) {
    expect((await call('consume', { cameraId: BODYCAM, token, uploadId: 'a.mp4', startTime })).status).toBe(
      422,
    );
  }
});

test('progress rises to 99 and falls back to 0 when the import is over', async () => {
  const { upload, held, consume, extend, clock } = await createTestClient();
  await upload('a.mp4');
  const token = await held();
  await consume(token, 'a.mp4', NOON - 3_600_000);
  const seen: unknown[] = [];
  for (const ms of [0, 5000, 4999, 1]) {
    clock.ms += ms;
    const { reply } = await extend(token);
    seen.push([at(reply, 'consuming'), at(reply, 'progress')]);
  }
  expect(seen).toEqual([
    [true, 0],
    [true, 50],
    [true, 99],
    [false, 0],
  ]);
});

test('an import goes on when its lock is lost, and the next has to wait for it', async () => {
  const { upload, held, consume, control, clock, extend } = await createTestClient();
  await upload('a.mp4');
  await upload('b.mp4');
  const token = await held();
  await consume(token, 'a.mp4', NOON - 3_600_000);
  control.loseLock(BODYCAM);
  expect((await extend(token)).reply).toMatchObject({ success: false, consuming: true });
  control.releaseLock(BODYCAM);
  const next = await held();
  expect((await consume(next, 'b.mp4', NOON - 1_800_000)).status).toBe(422);
  clock.ms += IMPORT_MS;
  expect(control.recorded(BODYCAM)).toHaveLength(1);
  expect((await consume(next, 'b.mp4', NOON - 1_800_000)).status).toBe(200);
});

test('different cameras import side by side', async () => {
  const { upload, held, consume, control, clock } = await createTestClient();
  await upload('a.mp4');
  await upload('b.mp4');
  await consume(await held(), 'a.mp4', NOON - 3_600_000);
  expect((await consume(await held(HANDHELD), 'b.mp4', NOON - 3_600_000, HANDHELD)).status).toBe(200);
  clock.ms += IMPORT_MS;
  expect(control.imports()).toMatchObject([{ camera: BODYCAM }, { camera: HANDHELD }]);
});

test('add makes a virtual camera; an older server has no such call, and no prepare', async () => {
  const { call, lock, get } = await createTestClient();
  const { reply } = await call('add', { name: 'Dash cam +1' });
  const id = textField(reply, 'id') ?? '';
  expect((await lock(id)).reply).toMatchObject({ success: true });
  const { json } = await get('/ec2/getCameras');
  expect(Array.isArray(json) && json.some((one) => at(one, 'name') === 'Dash cam +1')).toBe(true);
  const older = await createTestClient({ add: false, prepare: false });
  expect((await older.call('add', { name: 'x' })).status).toBe(404);
  expect((await older.call('prepare', { cameraId: BODYCAM })).status).toBe(404);
});

test('prepare tells what of each period is free', async () => {
  const { post, control } = await createTestClient();
  control.addRecording(BODYCAM, NOON, 60_000);
  const element = (startTimeMs: number | string, durationMs: number) => ({
    size: 1000,
    period: { startTimeMs, durationMs },
  });
  const elements = [
    element(NOON - 30_000, 60_000),
    element(String(NOON + 60_000), 5000),
    element(NOON, 60_000),
  ];
  const { reply } = await post(`/api/virtualCamera/prepare?cameraId=${BODYCAM}`, { elements });
  expect(reply).toEqual({
    elements: [
      { period: { startTimeMs: String(NOON - 30_000), durationMs: '30000' } },
      { period: { startTimeMs: String(NOON + 60_000), durationMs: '5000' } },
      { period: { startTimeMs: '0', durationMs: '0' } },
    ],
    storageCleanupNeeded: false,
    storageFull: false,
  });
});

test('prepare tells whether there is room, and refuses what it cannot read', async () => {
  const { post, control } = await createTestClient({ diskBytes: 500 });
  const path = `/api/virtualCamera/prepare?cameraId=${BODYCAM}`;
  const elements = [{ size: 1000, period: { startTimeMs: NOON, durationMs: 10 } }];
  expect((await post(path, { elements })).reply).toMatchObject({
    storageCleanupNeeded: true,
    storageFull: false,
  });
  control.setDisk(0);
  expect((await post(path, { elements })).reply).toMatchObject({ storageFull: true });
  for (const body of [{}, { elements: [{}] }, { elements: [{ size: 'x' }] }]) {
    expect((await post(path, body)).status).toBe(422);
  }
  expect((await post(path)).status).toBe(400);
});

test('lock, upload and consume belong to the server that owns the camera', async () => {
  const { lock, call, upload, held, consume, post, status } = await createTestClient({ twoServers: true });
  const own = { headers: { 'x-server-guid': SERVERS[1].guid } };
  expect(await lock(ACTION_CAM)).toMatchObject({ status: 422, error: '3' });
  const wanted = { cameraId: ACTION_CAM, userId: ADMIN_ID, ttl: 15_000 };
  const token = textField((await call('lock', wanted, own)).reply, 'token') ?? '';
  expect(token).not.toBe('');
  // An upload that went to the first server is not known to the second one.
  await upload('a.mp4', testBytes(10));
  const parameters = { cameraId: ACTION_CAM, token, uploadId: 'a.mp4', startTime: NOON };
  expect((await call('consume', parameters, own)).status).toBe(422);
  expect((await status('a.mp4')).status).toBe(200);
  expect((await consume(await held(), 'a.mp4', NOON)).status).toBe(200);
  const elsewhere = { headers: { 'x-server-guid': UNKNOWN } };
  expect((await post('/ec2/saveCamera', {}, elsewhere)).status).toBe(503);
});
