import { describe, expect, test } from 'vitest';
import { writeTime } from './axxon-time.ts';
import {
  AISLE_12,
  AISLE_14,
  at,
  createTestClient,
  ELEVEN,
  EXPORT_MS,
  GUARD,
  HOST,
  HOUR,
  LONG_TERM,
  MEZZANINE,
  MINUTE,
  NOON,
  PENDING_MS,
  SECOND,
} from './test-client.ts';

const MP4 = { format: 'mp4' };
const JPG = { format: 'jpg' };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/;
/** 10:12 to 10:20 is missing. */
const GAP = { begin: Date.UTC(2026, 5, 10, 10, 12), end: Date.UTC(2026, 5, 10, 10, 20) };

describe('a request', () => {
  test('is accepted with 202 and the place of the export', async () => {
    const { ask, emulator } = createTestClient();
    const { status, headers, text } = await ask(MP4, { query: '?waittimeout=30000' });
    expect([status, text, headers.get('cache-control')]).toEqual([202, '', 'no-cache']);
    expect(headers.get('location')).toMatch(/^\/export\/[^/]+$/);
    expect(headers.get('location')?.split('/').at(-1)).toMatch(UUID);
    expect(emulator.control.exports()).toMatchObject([
      { kind: 'archive', camera: 'Aisle 12', archive: 'AliceBlue', waitTimeout: 30_000, user: 'root' },
    ]);
  });

  test.each([
    ['path', (id: string) => `/export/${id}`],
    ['prefixed', (id: string) => `/asip/export/${id}`],
    ['absolute', (id: string) => `${HOST}/asip/export/${id}`],
    ['absoluteNoPrefix', (id: string) => `${HOST}/export/${id}`],
    ['relative', (id: string) => `export/${id}`],
  ] as const)('is told its place as %s', async (shape, expected) => {
    const { ask, control, status } = createTestClient({ prefix: '/asip' });
    control.setLocation(shape);
    const { headers } = await ask(MP4);
    const { id = '' } = control.exports()[0] ?? {};
    expect(headers.get('location')).toBe(expected(id));
    expect(await status(id)).toMatchObject({ id, state: 0 });
  });

  test('may come back without any place', async () => {
    const { ask, control } = createTestClient();
    control.setLocation('none');
    expect((await ask(MP4)).headers.has('location')).toBe(false);
    expect(control.exports()).toHaveLength(1);
  });

  test('has BEGIN first; what came the other way round is swapped', async () => {
    const { ask, control } = createTestClient();
    await ask(MP4, { begin: ELEVEN, end: ELEVEN + MINUTE });
    await ask(MP4, { begin: ELEVEN + MINUTE, end: ELEVEN });
    expect(control.exports().map(({ begin, end }) => [begin, end])).toEqual([
      [ELEVEN, ELEVEN + MINUTE],
      [ELEVEN, ELEVEN + MINUTE],
    ]);
  });

  test('keeps its body as it came', async () => {
    const { ask, control } = createTestClient();
    const body = {
      format: 'mp4',
      vc: 4,
      comment: 'сomment',
      color: '#e31e1e',
      croparea: [
        [0.1, 0.2],
        [1, 1],
      ],
    };
    await ask(body);
    expect(control.exports()).toMatchObject([{ body, bodyText: JSON.stringify(body) }]);
  });

  test('of one moment is right for a picture and a page alone', async () => {
    const { ask } = createTestClient();
    const moment = { begin: ELEVEN, end: ELEVEN };
    for (const format of ['jpg', 'pdf']) expect((await ask({ format }, moment)).status).toBe(202);
    for (const format of ['mp4', 'mkv', 'avi', 'exe']) {
      expect((await ask({ format }, moment)).status).toBe(400);
    }
  });

  test('names an archive of the camera, or means the default one', async () => {
    const { ask, control } = createTestClient();
    await ask(MP4, { query: `?archive=${encodeURIComponent(LONG_TERM)}` });
    expect(control.exports()).toMatchObject([{ archive: 'LongTerm' }]);
    expect((await ask(MP4, { query: '?archive=LongTerm' })).status).toBe(404);
    expect((await ask(MP4, { camera: AISLE_14, query: `?archive=${LONG_TERM}` })).status).toBe(404);
    expect((await ask(MP4, { camera: MEZZANINE })).status).toBe(404);
  });

  test('with times or a wait that are none is refused', async () => {
    const { ask, post, control } = createTestClient();
    const path = `/export/archive/${AISLE_12}`;
    for (const times of [
      'past/future',
      '20260610T110000Z/20260610T110100',
      '1/2',
      '20261310T110000/20260610T1100',
    ]) {
      expect((await post(`${path}/${times}`, MP4)).status).toBe(400);
    }
    for (const wait of ['-1', '1.5', 'x', '']) {
      expect((await ask(MP4, { query: `?waittimeout=${wait}` })).status).toBe(400);
    }
    expect(control.exports()).toEqual([]);
  });

  test('needs the right to the archive, or to watch where it is of live video', async () => {
    const { ask, actAs } = createTestClient();
    actAs(GUARD);
    expect((await ask(MP4)).status).toBe(403);
    expect((await ask(MP4, { kind: 'live', begin: NOON })).status).toBe(202);
    actAs(undefined);
    expect((await ask(MP4)).status).toBe(401);
  });
});

describe('the status', () => {
  test('goes from waiting over running to complete, with the progress in exponent form', async () => {
    const { begun, get, status, clock } = createTestClient();
    const id = await begun();
    const text = async () => (await get(`/export/${id}/status`)).text;
    expect(await text()).toBe(
      `{"id":"${id}","state":0,"progress":0.000000000e+00,"error":"","files":[],"filesFriendly":[]}`,
    );
    clock.ms += PENDING_MS + EXPORT_MS / 2;
    expect(await text()).toContain('"state":1,"progress":5.000000000e-01,');
    clock.ms += EXPORT_MS / 2 - 1;
    expect(await status(id)).toMatchObject({ state: 1, progress: 0.99, files: [] });
    clock.ms += 1;
    expect(await text()).toContain('"state":2,"progress":1.000000000e+00,');
    expect(await status(id)).toMatchObject({
      files: ['WAREHOUSE4_DeviceIpint.1[20260610T110000-20260610T110010].mp4'],
      filesFriendly: ['WAREHOUSE4_1.Aisle 12[20260610T110000-20260610T110010].mp4'],
    });
  });

  test('takes as long as it is told', async () => {
    const { begun, status, clock, control } = createTestClient({ exportMs: (length) => length / 10 });
    const first = await begun(MP4, { end: ELEVEN + MINUTE });
    clock.ms += PENDING_MS + 6 * SECOND;
    expect(await status(first)).toMatchObject({ state: 2 });
    control.setExportMs(() => Infinity);
    const second = await begun();
    clock.ms += HOUR;
    expect(await status(second)).toMatchObject({ state: 1, progress: 0.5 });
    control.finish(second);
    expect(await status(second)).toMatchObject({ state: 2 });
  });

  test.each([
    [3, 'Export error'],
    [4, 'Not enough space to complete the operation'],
    [5, 'File with the given name already exists'],
    [6, 'No data to export'],
  ] as const)('%i is answered on demand, after it ran, without files', async (state, error) => {
    const { begun, status, file, clock, control } = createTestClient();
    control.nextExport({ state });
    const [bad, good] = [await begun(), await begun()];
    clock.ms += PENDING_MS;
    expect(await status(bad)).toMatchObject({ state: 1, error: '' });
    clock.ms += EXPORT_MS;
    expect(await status(bad)).toMatchObject({ state, error, files: [] });
    expect((await file(bad)).status).toBe(404);
    expect(await status(good)).toMatchObject({ state: 2, error: '' });
  });

  test.each([0, 1] as const)('%i stays on demand until it is ended', async (state) => {
    const { begun, status, clock, control } = createTestClient();
    control.nextExport({ state });
    const id = await begun();
    clock.ms += 2 * HOUR;
    expect(await status(id)).toMatchObject({ state });
    control.finish(id);
    expect(await status(id)).toMatchObject({ state: 2, progress: 1 });
  });

  test('carries the words that it is told', async () => {
    const { exported, control, status } = createTestClient();
    control.nextExport({ state: 3, error: 'Encoder <failed>' });
    const { id } = await exported(MP4);
    expect(await status(id)).toMatchObject({ error: 'Encoder <failed>' });
  });
});

describe('nothing is exported', () => {
  const stateOf = async (
    wish: Parameters<ReturnType<typeof createTestClient>['exported']>[1],
    body: unknown = MP4,
  ) => {
    const client = createTestClient();
    const { id } = await client.exported(body, wish);
    return at(await client.status(id), 'state');
  };

  test('where the archive holds nothing: state 6', async () => {
    expect(await stateOf({ begin: GAP.begin, end: GAP.end })).toBe(6);
    expect(await stateOf({ begin: GAP.begin - MINUTE, end: GAP.end })).toBe(2);
    expect(await stateOf({ begin: GAP.begin, end: GAP.begin }, JPG)).toBe(6);
    expect(await stateOf({ begin: GAP.end, end: GAP.end }, JPG)).toBe(2);
  });

  test('when the wait is shorter than the time between key frames: state 6', async () => {
    expect(await stateOf({ query: '?waittimeout=30' })).toBe(6);
    expect(await stateOf({ query: '?waittimeout=1999' })).toBe(6);
    expect(await stateOf({ query: '?waittimeout=2000' })).toBe(2);
    expect(await stateOf({})).toBe(2);
  });
});

describe('files', () => {
  test('are loaded by name, one as well without', async () => {
    const { exported, file, control } = createTestClient();
    const { id, names, files } = await exported(JPG);
    const [name = ''] = names;
    expect(name).toBe('WAREHOUSE4_DeviceIpint.1[20260610T110000].jpg');
    const loaded = await file(id);
    expect(loaded.bytes).toEqual(files[0]);
    expect(loaded.headers.get('content-length')).toBe(String(loaded.bytes.length));
    expect(loaded.headers.get('content-type')).toBe('image/jpeg');
    expect(loaded.headers.get('content-disposition')).toContain(encodeURIComponent(name));
    expect(await control.bytesOf(id)).toEqual(loaded.bytes);
    expect(control.exports()[0]?.downloads).toBe(2);
  });

  test('of which there are several need their name', async () => {
    const { exported, file, get } = createTestClient();
    const { id, names } = await exported({ format: 'mp4', maxfilesize: 30_000 });
    expect(names.length).toBeGreaterThan(1);
    expect((await file(id)).status).toBe(400);
    expect((await file(id, 'other.mp4')).status).toBe(404);
    const raw = await get(`/export/${id}/file?name=${names[0] ?? ''}`);
    expect(raw.status).toBe(400);
  });

  test('are not there before the end', async () => {
    const { begun, file } = createTestClient();
    expect((await file(await begun())).status).toBe(404);
  });
});

describe('an export is gone', () => {
  test('when it is deleted, running or complete', async () => {
    const { begun, exported, send, status, file, get, control } = createTestClient();
    const running = await begun();
    const { id: complete } = await exported(JPG);
    for (const id of [running, complete]) {
      expect((await send('DELETE', `/export/${id}`)).status).toBe(200);
      expect((await get(`/export/${id}/status`)).status).toBe(404);
      expect((await file(id)).status).toBe(404);
      expect((await send('DELETE', `/export/${id}`)).status).toBe(404);
      expect(await status(id)).toBeUndefined();
    }
    expect(control.exports().map(({ removed }) => removed)).toEqual(['deleted', 'deleted']);
  });

  test('ten hours after the last poll or download', async () => {
    const { exported, get, file, clock, control } = createTestClient();
    const { id } = await exported(JPG);
    const poll = () => get(`/export/${id}/status`);
    clock.ms += 10 * HOUR - 1;
    expect((await poll()).status).toBe(200);
    clock.ms += 10 * HOUR - 1;
    expect((await file(id)).status).toBe(200);
    clock.ms += 10 * HOUR;
    expect((await poll()).status).toBe(404);
    expect(control.exports()).toMatchObject([{ removed: 'expired' }]);
  });

  test('at once on demand, and when the server stops', async () => {
    const { begun, get, control, token } = createTestClient();
    const [first, second] = [await begun(), await begun()];
    const headers = { authorization: `Bearer ${await token()}` };
    control.expire(first);
    expect((await get(`/export/${first}/status`)).status).toBe(404);
    control.restart();
    expect((await get(`/export/${second}/status`)).status).toBe(404);
    expect((await get('/product/version', { headers })).status).toBe(401);
    expect(control.exports().map(({ removed }) => removed)).toEqual(['expired', 'stopped']);
  });

  test('or never was', async () => {
    const { get } = createTestClient();
    expect((await get('/export/3dc15b75-6463-4eb1-ab2d-0eb0a8f54bd3/status')).status).toBe(404);
  });
});

describe('live video', () => {
  test('is exported in its own time', async () => {
    const { begun, status, clock, control } = createTestClient();
    const id = await begun(MP4, { kind: 'live', begin: NOON, end: NOON + MINUTE });
    clock.ms += 31 * SECOND;
    expect(await status(id)).toMatchObject({ state: 1 });
    expect(at(await status(id), 'progress')).toBeCloseTo(30 / 59, 5);
    clock.ms += 29 * SECOND;
    expect(await status(id)).toMatchObject({ state: 2 });
    expect(control.exports()).toMatchObject([{ kind: 'live', archive: undefined, begin: NOON }]);
    expect(await control.files(id)).toMatchObject([{ begin: NOON, end: NOON + MINUTE }]);
  });

  test('begins now where BEGIN is past, and is nothing where END is', async () => {
    const { begun, status, clock, control } = createTestClient();
    const late = await begun(MP4, { kind: 'live', begin: NOON - MINUTE, end: NOON + 4 * SECOND });
    const past = await begun(MP4, { kind: 'live', begin: NOON - MINUTE, end: NOON });
    clock.ms += 5 * SECOND;
    expect(await status(past)).toMatchObject({ state: 6 });
    expect(await control.files(late)).toMatchObject([{ begin: NOON, end: NOON + 4 * SECOND }]);
  });

  test('is cancelled by deleting it', async () => {
    const { begun, send, get, clock } = createTestClient();
    const id = await begun(MP4, { kind: 'live', begin: NOON, end: NOON + HOUR });
    clock.ms += MINUTE;
    expect((await send('DELETE', `/export/${id}`)).status).toBe(200);
    expect((await get(`/export/${id}/status`)).status).toBe(404);
  });

  test('needs no archive', async () => {
    const { begun, control } = createTestClient();
    await begun(MP4, { kind: 'live', camera: MEZZANINE, begin: NOON, end: NOON + SECOND });
    expect(control.exports()[0]?.url).toBe(
      `/export/live/${MEZZANINE}/${writeTime(NOON)}/${writeTime(NOON + SECOND)}`,
    );
  });
});
