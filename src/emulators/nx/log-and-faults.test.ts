import { expect, test } from 'vitest';
import { ADMIN, BODYCAM, createTestClient, HOST, NOON, testBytes } from './test-client.ts';

const bytes = testBytes(2500);

test('requests are logged in order, with what they were and how they ended', async () => {
  const { create, put, held, consume, status, emulator, clock } = await createTestClient();
  await create('a.mp4', bytes);
  clock.ms += 5;
  await put('a.mp4', 0, bytes.slice(0, 1000));
  await put('a.mp4', 1, 'short');
  await status('b.mp4');
  await consume(await held(), 'b.mp4', NOON);
  expect(emulator.log.entries()).toMatchObject([
    { at: NOON, op: 'upload.create', method: 'POST', upload: 'a.mp4', status: 200 },
    { at: NOON + 5, op: 'upload.chunk', method: 'PUT', upload: 'a.mp4', chunk: 0, bytes: 1000, status: 200 },
    { op: 'upload.chunk', chunk: 1, bytes: 5, status: 500, note: `Chunk 1 of 'a.mp4' must have 1000 bytes` },
    { op: 'upload.status', upload: 'b.mp4', status: 400, note: `File 'b.mp4' is not found` },
    { op: 'camera.lock', camera: BODYCAM, status: 200 },
    { op: 'camera.consume', camera: BODYCAM, upload: 'b.mp4', token: 'token#1', status: 422 },
  ]);
});

test('no token and no password is in the log', async () => {
  const { held, extend, release, signIn, send, get, emulator } = await createTestClient();
  const session = (await signIn()).replace('Bearer ', '');
  const token = await held();
  await extend(token);
  await release(token);
  await get(`/ec2/getCameras?auth=${ADMIN.password}`);
  await send('DELETE', `/rest/v1/login/sessions/${session}`);
  const text = JSON.stringify(emulator.log.entries());
  for (const secret of [session, token, token.slice(1, -1), ADMIN.password])
    expect(text).not.toContain(secret);
  const [extended, released, , deleted] = emulator.log.entries().slice(-4);
  expect([extended?.token, released?.token]).toEqual(['token#1', 'token#1']);
  expect(deleted?.url).toBe(`${HOST}/rest/v1/login/sessions/session#1`);
});

test('a fault meets the chunk, upload or camera that it is meant for, as often as it says', async () => {
  const { create, put, emulator, lock, control } = await createTestClient();
  await create('a.mp4', bytes);
  emulator.faults.add({
    op: 'upload.chunk',
    upload: 'a.mp4',
    chunk: 1,
    kind: 'status',
    status: 500,
    times: 2,
  });
  const middle = bytes.slice(1000, 2000);
  expect((await put('a.mp4', 0, bytes.slice(0, 1000))).status).toBe(200);
  expect((await put('a.mp4', 1, middle)).status).toBe(500);
  expect((await put('a.mp4', 1, middle)).status).toBe(500);
  expect(control.uploads()).toMatchObject([{ confirmed: 1 }]);
  expect((await put('a.mp4', 1, middle)).status).toBe(200);
  emulator.faults.add({ op: 'camera.lock', camera: BODYCAM.slice(1, -1), kind: 'drop' });
  await expect(lock()).rejects.toThrow('broke');
  expect(control.locks()).toEqual([]);
  expect(emulator.log.entries().at(-1)).toMatchObject({ op: 'camera.lock', status: 0, note: 'fault: drop' });
});

test('a late answer waits in injected time', async () => {
  const { get, emulator, advance } = await createTestClient();
  emulator.faults.add({ op: 'any', kind: 'delay', ms: 5000 });
  const seen: number[] = [];
  const answer = get('/ec2/getUsers').then(({ status }) => seen.push(status));
  await advance(4999);
  expect(seen).toEqual([]);
  await advance(1);
  await answer;
  expect(seen).toEqual([200]);
});

test('a cut line breaks what is under way, and nothing of it is kept', async () => {
  const { create, put, get, control, emulator, signIn } = await createTestClient();
  await create('a.mp4', bytes);
  const half = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes.slice(0, 500)),
  });
  const headers = { 'content-type': 'application/octet-stream', authorization: await signIn() };
  const streamed = { body: half, duplex: 'half' as const };
  const request = new Request(`${HOST}/api/downloads/a.mp4/chunks/0`, {
    method: 'PUT',
    headers,
    ...streamed,
  });
  const answer = emulator.handle(request);
  await new Promise((resolve) => setImmediate(resolve));
  control.cutLine();
  expect((await answer).type).toBe('error');
  await expect(get('/ec2/getUsers')).rejects.toThrow('broke');
  expect(emulator.log.entries().slice(-2)).toMatchObject([
    { op: 'upload.chunk', status: 0, note: 'cut' },
    { op: 'getUsers', status: 0, note: 'cut' },
  ]);
  control.restoreLine();
  expect(control.uploads()).toMatchObject([{ confirmed: 0 }]);
  expect((await put('a.mp4', 0, bytes.slice(0, 1000))).status).toBe(200);
});

test('a restart breaks what is under way, answers nothing while it is down, and may forget sessions', async () => {
  const { get, emulator, control, clock } = await createTestClient();
  emulator.faults.add({ op: 'getUsers', kind: 'hang' });
  const hanging = get('/ec2/getUsers').catch((error: Error) => error.message);
  await new Promise((resolve) => setImmediate(resolve));
  control.restart({ downMs: 3000 });
  expect(await hanging).toBe('The connection broke.');
  clock.ms += 2999;
  await expect(get('/ec2/getUsers')).rejects.toThrow('broke');
  clock.ms += 1;
  expect((await get('/ec2/getUsers')).status).toBe(200);
  control.restart({ forgetSessions: true });
  expect(await get('/ec2/getUsers')).toMatchObject({ status: 401, error: '12' });
});

test('a client that gives up is in the log', async () => {
  const { emulator } = await createTestClient();
  const client = new AbortController();
  emulator.faults.add({ op: 'any', kind: 'hang' });
  const answer = emulator.handle(new Request(`${HOST}/ec2/getUsers`, { signal: client.signal }));
  client.abort();
  expect((await answer).type).toBe('error');
  expect(emulator.log.entries().at(-1)).toMatchObject({ status: 0, note: 'given up' });
});

test('a control that names nobody fails at once', async () => {
  const { control } = await createTestClient();
  expect(() => control.holdLock('Bodycam 07', 'nobody')).toThrow('nobody');
  expect(() => control.recorded('Bodycam 99')).toThrow('Bodycam 99');
  await expect(control.bytesOf('a.mp4')).rejects.toThrow('a.mp4');
});
