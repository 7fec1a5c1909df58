import { expect, test } from 'vitest';
import { listField } from '../json-value.ts';
import { AISLE_12, at, createTestClient, GUARD, MEZZANINE } from './test-client.ts';

const names = (json: unknown) => (listField(json, 'cameras') ?? []).map((row) => at(row, 'displayName'));

test('a camera tells its id, its archives, its sound and what the account may do', async () => {
  const { get, actAs } = createTestClient();
  const { json } = await get('/camera/list');
  expect(names(json)).toEqual([
    'Aisle 12',
    'Aisle 14',
    'Dock doors',
    'Corridor B',
    'Mezzanine',
    'Loading bay',
  ]);
  expect(at(json, 'cameras', 0)).toMatchObject({
    accessPoint: `hosts/${AISLE_12}`,
    displayId: '1',
    camera_access: 'CAMERA_ACCESS_FULL',
    archives: [
      {
        default: true,
        accessPoint: `hosts/${AISLE_12}`,
        storage: 'hosts/WAREHOUSE4/MultimediaStorage.AliceBlue/MultimediaStorage',
        storageDisplayName: 'AliceBlue',
      },
      { default: false, storageDisplayName: 'LongTerm' },
    ],
    audioStreams: [{ isActivated: true }],
    videoStreams: [{ accessPoint: `hosts/${AISLE_12}` }, {}],
  });
  expect(at(json, 'cameras', 1, 'audioStreams')).toEqual([]);
  expect(at(json, 'cameras', 4, 'archives')).toEqual([]);
  actAs(GUARD);
  const { json: seen } = await get('/camera/list');
  expect(at(seen, 'cameras', 0, 'camera_access')).toBe('CAMERA_ACCESS_MONITORING');
});

test('the list comes in pages whose tokens lead on, the last without one', async () => {
  const { get } = createTestClient();
  const found: unknown[] = [];
  let page = '';
  for (let pages = 0; pages < 3; pages += 1) {
    const { json } = await get(`/camera/list?limit=2${page}`);
    found.push(...names(json));
    const token = at(json, 'nextPageToken');
    expect(token === undefined).toBe(pages === 2);
    page = `&next_page=${String(token)}`;
  }
  expect(found).toHaveLength(6);
  expect(new Set(found)).toHaveProperty('size', 6);
});

test('a filter is a part of the name or the id', async () => {
  const { get } = createTestClient();
  expect(names((await get('/camera/list?filter=aisle')).json)).toEqual(['Aisle 12', 'Aisle 14']);
  expect(names((await get(`/camera/list?filter=hosts/${MEZZANINE}`)).json)).toEqual(['Mezzanine']);
  expect(names((await get('/camera/list?filter=nothing')).json)).toEqual([]);
});

test('a limit that is none and a token of somebody else are refused', async () => {
  const { get } = createTestClient();
  for (const query of ['limit=0', 'limit=-1', 'limit=x', 'next_page=2']) {
    expect((await get(`/camera/list?${query}`)).status).toBe(400);
  }
});

test('a camera that is forbidden is not in the list, and rights are per camera', async () => {
  const { get, control, actAs } = createTestClient();
  control.setAccess('guard', 'Aisle 14', 'CAMERA_ACCESS_FORBID');
  control.setAccess('guard', 'Aisle 12', 'CAMERA_ACCESS_ONLY_ARCHIVE');
  actAs(GUARD);
  expect(names((await get('/camera/list')).json)).not.toContain('Aisle 14');
  expect((await get(`/archive/list/${AISLE_12}`)).status).toBe(200);
  expect((await get(`/live/media/snapshot/${AISLE_12}`)).status).toBe(403);
  control.removeCamera('Aisle 12');
  expect((await get(`/archive/list/${AISLE_12}`)).status).toBe(404);
});

test('everything is below the prefix, and nothing beside it', async () => {
  const { get, emulator } = createTestClient({ prefix: '/asip' });
  expect((await get('/camera/list')).status).toBe(200);
  const headers = { authorization: `Basic ${btoa('root:harbour-demo-ax')}` };
  for (const path of ['/camera/list', '/asipx/camera/list', '/asip/asip/camera/list']) {
    expect((await emulator.handle(new Request(`http://axxon.test${path}`, { headers }))).status).toBe(404);
  }
});

test('the id of a camera stands in paths without hosts/, its slashes and colons as they are', async () => {
  const { get } = createTestClient();
  expect((await get(`/archive/list/${AISLE_12}`)).status).toBe(200);
  for (const wrong of [
    `hosts/${AISLE_12}`,
    encodeURIComponent(AISLE_12),
    AISLE_12.replaceAll(':', '%3A'),
    AISLE_12.replace('.1/', '.99/'),
    `${AISLE_12}/`,
  ]) {
    expect((await get(`/archive/list/${wrong}`)).status).toBe(404);
  }
});
