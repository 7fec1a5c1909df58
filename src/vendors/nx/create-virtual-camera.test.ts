import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxWire, nxError, type NxWire } from '../../testing/nx-wire.ts';
import { createVirtualCamera } from './create-virtual-camera.ts';
import { createVirtualCameraClient } from './virtual-camera-client.ts';

const VIRTUAL = '{f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4}';
const SERVER = '{5f0b1f3c-7d51-4a0a-8c2e-0d2a3f4b5c6d}';
const ORIGINAL_ID = '{e3e9a385-7fe0-3ba5-5482-a86cde7faf48}';
const MADE = '{0b8d53a0-2b6a-4a4f-9a55-1d7b1b7c9f10}';
const PHYSICAL = '2f8d53a0-2b6a-4a4f-9a55-1d7b1b7c9f10';
const ORDINARY = {
  id: '{1a9d53a0-2b6a-4a4f-9a55-1d7b1b7c9f10}',
  parentId: SERVER,
  name: 'Gate',
  typeId: '{1657647e-f6e4-bc39-d5e8-563c93cb5e1c}',
  url: 'http://10.0.0.7',
};
const ORIGINAL = {
  id: ORIGINAL_ID,
  parentId: SERVER,
  name: 'Bodycam 07',
  url: `wearable:///${PHYSICAL}`,
  typeId: VIRTUAL,
  mac: '',
  physicalId: PHYSICAL,
  manuallyAdded: true,
  model: 'Virtual',
  groupId: 'g',
  groupName: 'Bodycams',
  statusFlags: 'CSF_NoFlags',
  vendor: 'NX',
  futureField: { kept: [1, 'two'] },
};
const LIST = 'GET /ec2/getCameras';
const SAVE = 'POST /ec2/saveCamera';
const ADD = 'POST /api/virtualCamera/add';

let wire: NxWire;
const { signal } = new AbortController();

function create(name: string) {
  const { system, client } = wire;
  const calls = createVirtualCameraClient({ system, client, server: undefined });
  return wire.clock.settle(createVirtualCamera({ system, client, calls }, name, signal));
}
const saved = (): Record<string, unknown> => {
  const read: unknown = JSON.parse(wire.calls(SAVE)[0]?.body ?? '{}');
  return Object.fromEntries(Object.entries(read ?? {}));
};

beforeEach(() => {
  wire = createNxWire();
  wire.on(LIST, () => [ORDINARY, ORIGINAL]);
  wire.on(SAVE, () => ({ id: MADE }));
});
afterEach(() => wire.close());

describe('a virtual camera', () => {
  test('is the object of one that is there without id, under a new name (the copy recipe)', async () => {
    expect(await create('Bodycam 12')).toBe(MADE);
    const { name, physicalId, url, ...rest } = saved();
    const { id: _id, name: _name, physicalId: _physicalId, url: _url, ...original } = ORIGINAL;
    expect(rest).toEqual(original);
    expect(name).toBe('Bodycam 12');
    expect(url).toBe(`wearable:///${String(physicalId)}`);
  });

  test('has a physicalId of its own, so that the original is never overwritten', async () => {
    await create('One');
    const { physicalId } = saved();
    expect(physicalId).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(physicalId).not.toBe(PHYSICAL);
    expect(saved()).not.toHaveProperty('id');
    expect(wire.calls(SAVE)[0]?.body).not.toContain(PHYSICAL);
    expect(wire.calls(SAVE)[0]?.body).not.toContain(ORIGINAL_ID.slice(1, -1));
  });

  test.each([
    ['<img src=x onerror=alert(1)>'],
    ['A & B + C %20'],
    ['Шлем 7 — 身体相机'],
    ['"quoted" \\ back'],
  ])('may be called %s', async (name) => {
    await create(name);
    expect(saved()['name']).toBe(name);
    wire.on(LIST, () => [ORDINARY]);
    wire.on(ADD, () => ({ id: MADE }));
    await create(name);
    expect(wire.calls(ADD)[0]?.query).toEqual({ name });
    expect(wire.calls(ADD)[0]?.search).not.toMatch(/\+/);
  });

  test('is found by its physicalId where the server does not tell its id', async () => {
    wire.on(SAVE, () => undefined);
    let lists = 0;
    wire.on(LIST, () => {
      lists += 1;
      return lists === 1 ? [ORIGINAL] : [ORIGINAL, { ...saved(), id: MADE }];
    });
    expect(await create('One')).toBe(MADE);
  });

  test('that is not there afterwards was not made', async () => {
    wire.on(SAVE, () => undefined);
    expect((await failureOf(create('One'))).code).toBe('notFound');
  });
});

describe('where there is none to copy', () => {
  beforeEach(() => wire.on(LIST, () => [ORDINARY]));

  test('the server adds one', async () => {
    wire.on(ADD, () => ({ error: '0', errorString: '', reply: { id: MADE } }));
    expect(await create('One')).toBe(MADE);
    expect(wire.calls(SAVE)).toEqual([]);
  });

  test('and no call to add one, its object is made from nothing', async () => {
    expect(await create('One')).toBe(MADE);
    const { physicalId, url, ...rest } = saved();
    expect(url).toBe(`wearable:///${String(physicalId)}`);
    expect(rest).toEqual({
      name: 'One',
      typeId: VIRTUAL,
      parentId: SERVER,
      mac: '',
      manuallyAdded: true,
      model: '',
      groupId: '',
      groupName: '',
      statusFlags: 'CSF_NoFlags',
      vendor: '',
    });
  });

  test('nor any camera, it names no server', async () => {
    wire.on(LIST, () => []);
    await create('One');
    expect(saved()).not.toHaveProperty('parentId');
  });

  test('an answer without an id is a bad reply', async () => {
    wire.on(ADD, () => ({}));
    expect((await failureOf(create('One'))).code).toBe('badReply');
  });
});

describe('an account without the right', () => {
  test('is told so when it saves', async () => {
    wire.on(SAVE, () => nxError(403, 4, null, 'Forbidden'));
    expect((await failureOf(create('One'))).facts).toMatchObject({
      code: 'notPermitted',
      operation: 'create camera',
      vendorText: 'Forbidden',
    });
    expect(wire.calls(SAVE)).toHaveLength(1);
  });

  test('is told so when it adds', async () => {
    wire.on(LIST, () => []);
    wire.on(ADD, () => nxError(403, 4));
    expect((await failureOf(create('One'))).code).toBe('notPermitted');
    expect(wire.calls(SAVE)).toEqual([]);
  });
});

test('a list that is none makes nothing', async () => {
  wire.on(LIST, () => ({ cameras: [] }));
  expect((await failureOf(create('One'))).code).toBe('badReply');
  expect(wire.calls(SAVE)).toEqual([]);
});
