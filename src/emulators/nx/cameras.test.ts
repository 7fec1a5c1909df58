import { expect, test } from 'vitest';
import { isRecord, listField, textField } from '../json-value.ts';
import { guidOf, toGuid } from './guid.ts';
import { VIRTUAL_TYPE } from './site.ts';
import { at, BODYCAM, createTestClient, VIEWER } from './test-client.ts';

const list = (json: unknown) => (Array.isArray(json) ? json.filter(isRecord) : []);
const PHYSICAL = '0b7f1a52-3c44-4b6e-9d3b-6f5a2f0f7c11';

async function withBodycam() {
  const client = await createTestClient();
  const cameras = async () => list((await client.get('/ec2/getCameras')).json);
  const original = (await cameras()).find(({ id }) => id === BODYCAM) ?? {};
  return { ...client, cameras, original };
}

test('cameras come as a bare array of core objects, virtual ones by their type and url', async () => {
  const { cameras, original } = await withBodycam();
  expect(Object.keys(original).toSorted()).toEqual([
    ...['groupId', 'groupName', 'id', 'mac', 'manuallyAdded', 'model', 'name', 'parentId'],
    ...['physicalId', 'statusFlags', 'typeId', 'url', 'vendor'],
  ]);
  expect(original).toMatchObject({ name: 'Bodycam 07', typeId: VIRTUAL_TYPE });
  expect(original['url']).toBe(`wearable:///${String(original['physicalId'])}`);
  const virtual = (await cameras()).filter(({ typeId }) => typeId === VIRTUAL_TYPE);
  expect(virtual.map(({ name }) => name)).toEqual(['Bodycam 07', 'Bodycam 03', 'Handheld 2', 'Action cam 1']);
  expect((await cameras()).length).toBeGreaterThan(virtual.length);
});

test('getCamerasEx adds attributes and the state', async () => {
  const { get } = await createTestClient();
  const [camera] = list((await get('/ec2/getCamerasEx')).json);
  expect(camera).toMatchObject({
    id: BODYCAM,
    cameraId: BODYCAM,
    status: 'Online',
    motionType: 'MT_NoMotion',
  });
});

test('accounts are listed without passwords; whoever may only look sees the own one', async () => {
  const { get, signIn } = await createTestClient();
  const { text, json } = await get('/ec2/getUsers');
  expect(list(json).map(({ name }) => name)).toEqual(['admin', 'viewer', 'j.meyer']);
  expect(text).not.toContain('harbour');
  await signIn(VIEWER);
  expect(list((await get('/ec2/getUsers')).json)).toMatchObject([{ name: 'viewer' }]);
});

test.each([
  ['one server', false, ['Terminal North 1']],
  ['two servers', true, ['Terminal North 1', 'Terminal North 2']],
])(
  'a system of %s lists them by name, and each camera belongs to one of them',
  async (_, twoServers, names) => {
    const { get } = await createTestClient({ twoServers });
    const servers = list((await get('/ec2/getMediaServers')).json);
    expect(servers.map(({ name }) => name)).toEqual(names);
    for (const { id, url } of servers) {
      expect(toGuid(String(id))).toBe(id);
      expect(URL.canParse(String(url))).toBe(true);
    }
    const owners = list((await get('/ec2/getCameras')).json).map(({ parentId }) => parentId);
    expect(new Set(owners)).toEqual(new Set(servers.map(({ id }) => id)));
  },
);

test('a server may not have the list of servers', async () => {
  const { get } = await createTestClient({ mediaServers: false });
  expect((await get('/ec2/getMediaServers')).status).toBe(404);
});

test('the recipe of the document makes a camera: a copy without id, with a name and a physical id', async () => {
  const { post, cameras, original, lock } = await withBodycam();
  const { id: _, ...copy } = original;
  const camera = { ...copy, name: 'Dash cam', physicalId: PHYSICAL, url: `wearable:///${PHYSICAL}` };
  const { status, json } = await post('/ec2/saveCamera', camera);
  expect(status).toBe(200);
  const id = textField(json, 'id') ?? '';
  expect(id).toBe(guidOf(PHYSICAL));
  expect(await cameras()).toContainEqual({ ...camera, id });
  expect(await cameras()).toContainEqual(original);
  expect((await lock(id)).reply).toMatchObject({ success: true });
});

test('a copy with the same physical id overwrites the original', async () => {
  const { post, cameras, original } = await withBodycam();
  const before = (await cameras()).length;
  const { id: _, ...copy } = original;
  expect((await post('/ec2/saveCamera', { ...copy, name: 'Dash cam' })).json).toEqual({ id: BODYCAM });
  expect(await cameras()).toHaveLength(before);
  expect((await cameras()).find(({ id }) => id === BODYCAM)).toMatchObject({ name: 'Dash cam' });
});

test('a camera is changed by its id, and an id that belongs to nothing is refused', async () => {
  const { post, cameras, original } = await withBodycam();
  expect((await post('/ec2/saveCamera', { ...original, name: 'Renamed' })).status).toBe(200);
  expect((await cameras()).map(({ name }) => name)).toContain('Renamed');
  const strange = { ...original, id: guidOf('elsewhere') };
  expect(await post('/ec2/saveCamera', strange)).toMatchObject({ status: 422, error: '2' });
});

test.each([
  ['no physical id', { physicalId: '' }, '1'],
  ['no type', { typeId: '' }, '1'],
  ['a type that is no guid', { typeId: 'virtual' }, '2'],
  ['a name that is no text', { name: 5 }, '2'],
  ['a server that does not exist', { parentId: guidOf('elsewhere') }, '2'],
])('a camera with %s is refused', async (_, wrong, error) => {
  const { post, original } = await withBodycam();
  expect(await post('/ec2/saveCamera', { ...original, ...wrong })).toMatchObject({ status: 422, error });
});

test('what is no object is refused', async () => {
  const { send } = await createTestClient();
  for (const body of ['[]', '{', '5'])
    expect((await send('POST', '/ec2/saveCamera', { body })).status).toBe(400);
});

test('a guid is taken with and without braces, in any case', () => {
  expect(toGuid(BODYCAM.slice(1, -1).toUpperCase())).toBe(BODYCAM);
  for (const text of ['', '{}', `${BODYCAM}x`, BODYCAM.slice(2)]) expect(toGuid(text)).toBeUndefined();
});

test('periods of a camera that does not exist are not found', async () => {
  const { get } = await createTestClient();
  const { status, json } = await get(`/ec2/recordedTimePeriods?cameraId=${guidOf('elsewhere')}`);
  expect([status, at(json, 'error'), listField(json, 'reply')]).toEqual([404, '9', undefined]);
});
