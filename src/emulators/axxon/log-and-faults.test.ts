import { expect, test } from 'vitest';
import { TOO_MANY_REQUESTS } from './refusal.ts';
import { AISLE_12, AISLE_14, at, createTestClient, GUARD, HOST, NOON, SECOND } from './test-client.ts';

const JPG = { format: 'jpg' };

test('the log tells what was asked, of what, by whom, and how it was answered', async () => {
  const { emulator, exported, get, ask, actAs } = createTestClient({ prefix: '/asip' });
  await get('/camera/list');
  const { id, names } = await exported(JPG);
  actAs(GUARD);
  await ask(JPG);
  await get('/nothing');
  expect(emulator.log.entries()).toMatchObject([
    { at: NOON, op: 'cameras', method: 'GET', url: `${HOST}/asip/camera/list`, user: 'root', status: 200 },
    { op: 'export.archive', method: 'POST', camera: AISLE_12, status: 202 },
    { op: 'export.status', export: id, status: 200 },
    { op: 'export.file', export: id, file: names[0], status: 200 },
    { op: 'export.archive', user: 'guard', status: 403, note: 'No right to the archive' },
    { op: 'unknown', status: 404, note: 'No such path' },
  ]);
});

test('no reason of a refusal reaches the client, and no secret the log', async () => {
  const { emulator, ask, get } = createTestClient();
  const { status, text } = await ask({ format: 'mp4', vc: 9 });
  expect([status, text]).toEqual([400, 'Incorrect request']);
  expect(emulator.log.entries()[0]?.note).toContain('vc');
  await get('/product/version?auth_token=secret-token');
  expect(JSON.stringify(emulator.log.entries())).not.toMatch(/secret-token|harbour-demo-ax/);
});

test('an overloaded server answers 503 in its own words, as often as it is told', async () => {
  const { control, get, begun, ask } = createTestClient();
  control.tooManyRequests(2);
  for (let i = 0; i < 2; i += 1) {
    expect(await get('/camera/list')).toMatchObject({ status: 503, text: TOO_MANY_REQUESTS });
  }
  const id = await begun();
  control.tooManyRequests(1, 'export.status');
  expect((await get('/camera/list')).status).toBe(200);
  expect((await get(`/export/${id}/status`)).status).toBe(503);
  control.tooManyRequests(1, 'export.archive');
  expect((await ask(JPG)).status).toBe(503);
  expect(control.exports()).toHaveLength(1);
});

test.each([401, 403, 404, 500])('%i is put in the way of one camera, export or file', async (status) => {
  const { emulator, get, exported, file, control } = createTestClient();
  const { id, names } = await exported(JPG);
  emulator.faults.add({ op: 'archives', camera: AISLE_14, kind: 'status', status });
  emulator.faults.add({ op: 'export.file', file: names[0] ?? '', kind: 'status', status });
  emulator.faults.add({ op: 'export.status', export: id, kind: 'status', status });
  expect((await get(`/archive/list/${AISLE_12}`)).status).toBe(200);
  expect((await get(`/archive/list/${AISLE_14}`)).status).toBe(status);
  expect((await file(id, names[0])).status).toBe(status);
  expect((await get(`/export/${id}/status`)).status).toBe(status);
  expect((await file(id, names[0])).status).toBe(200);
  expect(control.exports()[0]?.downloads).toBe(2);
});

test('a request that is dropped before its answer has not begun anything; one after it has', async () => {
  const { emulator, ask, control } = createTestClient();
  emulator.faults.add({ op: 'export.archive', kind: 'drop' });
  await expect(ask(JPG)).rejects.toThrow('broke');
  expect(control.exports()).toHaveLength(0);
  emulator.faults.add({ op: 'export.archive', kind: 'drop', bytes: 0 });
  await expect(ask(JPG)).rejects.toThrow('broke');
  expect(control.exports()).toHaveLength(1);
});

test('a download breaks or ends in the middle', async () => {
  const { emulator, exported, file } = createTestClient();
  const { id } = await exported(JPG);
  emulator.faults.add({ op: 'export.file', kind: 'truncate', bytes: 100 });
  expect((await file(id)).bytes).toHaveLength(100);
  emulator.faults.add({ op: 'export.file', kind: 'drop', bytes: 100 });
  await expect(file(id)).rejects.toThrow();
  expect((await file(id)).status).toBe(200);
});

test('a delay is of the injected time', async () => {
  const { emulator, get, advance } = createTestClient();
  emulator.faults.add({ op: 'version', kind: 'delay', ms: 5 * SECOND });
  const answers: number[] = [];
  const answer = get('/product/version').then(({ status }) => answers.push(status));
  await advance(5 * SECOND - 1);
  expect(answers).toEqual([]);
  await advance(1);
  await answer;
  expect(answers).toEqual([200]);
});

test('a cut line lets nothing through; a restart breaks what is open', async () => {
  const { emulator, control, get } = createTestClient();
  control.cutLine();
  await expect(get('/product/version')).rejects.toThrow('broke');
  expect(emulator.log.entries().at(-1)).toMatchObject({ status: 0, note: 'cut' });
  control.restoreLine();
  emulator.faults.add({ op: 'version', kind: 'hang' });
  const hanging = get('/product/version');
  control.restart();
  await expect(hanging).rejects.toThrow('broke');
  expect((await get('/product/version')).status).toBe(200);
});

test('a client that gives up is in the log', async () => {
  const { emulator } = createTestClient();
  const client = new AbortController();
  emulator.faults.add({ op: 'any', kind: 'hang' });
  const answer = emulator.handle(new Request(`${HOST}/product/version`, { signal: client.signal }));
  client.abort();
  expect((await answer).type).toBe('error');
  expect(emulator.log.entries().at(-1)).toMatchObject({ status: 0, note: 'given up' });
});

test('an address that is not encoded properly is refused, not a failure', async () => {
  const { get } = createTestClient();
  expect((await get('/export/%E0%A4%A/status')).status).toBe(404);
  expect((await get('/camera/list?filter=%E0%A4%A')).status).toBe(400);
});

test('a control that names nobody fails at once', async () => {
  const { control, begun } = createTestClient();
  expect(() => control.recorded('Aisle 99')).toThrow('Aisle 99');
  expect(() => control.recorded('Mezzanine')).toThrow('Mezzanine');
  expect(() => control.setAccess('nobody', 'Aisle 12', 'CAMERA_ACCESS_FULL')).toThrow('nobody');
  expect(() => control.expire('x')).toThrow('x');
  await expect(control.bytesOf(await begun(), 'a.mp4')).rejects.toThrow('a.mp4');
});

test('pages of another origin get no answer that they may read', async () => {
  const { send, ask } = createTestClient();
  for (const { headers } of [await ask(JPG), await send('OPTIONS', '/camera/list')]) {
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  }
});

test('an entry of the camera list leads to its calls when hosts/ is taken away', async () => {
  const { get } = createTestClient();
  const { json } = await get('/camera/list');
  const id = String(at(json, 'cameras', 0, 'accessPoint')).replace(/^hosts\//, '');
  const archive = encodeURIComponent(String(at(json, 'cameras', 0, 'archives', 1, 'storage')));
  expect((await get(`/archive/statistics/depth/${id}?archive=${archive}`)).status).toBe(200);
});
