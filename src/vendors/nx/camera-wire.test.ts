import { describe, expect, test } from 'vitest';
import { readCameras, VIRTUAL_TYPE } from './camera-wire.ts';

const ID = '{0a1b2c3d-0000-4000-8000-000000000001}';
const guid = (n: number) => `{0a1b2c3d-0000-4000-8000-${String(n).padStart(12, '0')}}`;
const NULL = '{00000000-0000-0000-0000-000000000000}';

describe('a camera', () => {
  test('is read with what the server says of it', () => {
    const row = {
      id: ID,
      parentId: guid(9),
      name: 'Bodycam 07',
      url: 'wearable:///0a1b',
      typeId: VIRTUAL_TYPE,
      mac: '',
      physicalId: '0a1b',
      manuallyAdded: true,
      model: 'Virtual Camera',
      groupId: '',
      groupName: '',
      vendor: 'Nx',
      status: 'Online',
    };
    expect(readCameras([row])).toEqual([
      {
        id: ID,
        name: 'Bodycam 07',
        isVirtual: true,
        server: guid(9),
        url: 'wearable:///0a1b',
        physicalId: '0a1b',
        model: 'Virtual Camera',
        vendor: 'Nx',
        status: 'Online',
        raw: row,
      },
    ]);
  });

  test('is virtual by its type {f7f5ab66-7075-4d0b-a0b2-75e2fdd079a4}, however it is written', () => {
    const types = [
      VIRTUAL_TYPE,
      VIRTUAL_TYPE.toUpperCase(),
      VIRTUAL_TYPE.slice(1, -1),
      guid(1),
      NULL,
      7,
      undefined,
    ];
    const read = readCameras(types.map((typeId, n) => ({ id: guid(n + 1), typeId })));
    expect(read?.map(({ isVirtual }) => isVirtual)).toEqual([true, true, true, false, false, false, false]);
  });

  test('has the name and group that a person gave it before those of the device', () => {
    const row = {
      id: ID,
      name: 'AXIS',
      cameraName: 'Gate',
      groupName: 'NVR 1',
      userDefinedGroupName: 'North',
    };
    expect(readCameras([row])).toMatchObject([{ name: 'Gate', groupName: 'North' }]);
    expect(readCameras([{ ...row, cameraName: '', userDefinedGroupName: ' ' }])).toMatchObject([
      { name: 'AXIS', groupName: 'NVR 1' },
    ]);
  });

  test('keeps its name as it is, HTML and all', () => {
    const name = '<img src=x onerror=alert(1)> & "Gate"';
    expect(readCameras([{ id: ID, name }])?.[0]?.name).toBe(name);
  });

  test('whose fields have wrong types is still one', () => {
    const row = {
      id: ID,
      name: 7,
      parentId: {},
      groupName: ['x'],
      status: null,
      url: 3,
      mac: false,
      typeId: [],
    };
    expect(readCameras([row])).toEqual([{ id: ID, isVirtual: false, raw: row }]);
  });

  test('of a null server has none', () => {
    expect(readCameras([{ id: ID, parentId: NULL }])?.[0]?.server).toBeUndefined();
  });
});

describe('a list of cameras', () => {
  test('loses the rows without an id, and no other', () => {
    const bad = [
      null,
      7,
      'x',
      [],
      {},
      { id: NULL },
      { id: 12 },
      { id: '' },
      { id: '../x' },
      { name: 'no id' },
    ];
    expect(readCameras([...bad, { id: ID, name: 'Gate' }])?.map(({ name }) => name)).toEqual(['Gate']);
  });

  test('names each camera once, whatever the spelling of its id', () => {
    const rows = [{ id: ID, name: 'first' }, { id: ID.toUpperCase() }, { id: ID.slice(1, -1) }];
    expect(readCameras(rows)?.map(({ name }) => name)).toEqual(['first']);
  });

  test('may be empty, but not made of rows that are all broken', () => {
    expect(readCameras([])).toEqual([]);
    expect(readCameras([{ id: NULL }, null])).toBeUndefined();
  });

  test.each([[null], [undefined], [{}], ['[]'], [{ reply: [] }], [7]])('is not %j', (reply) => {
    expect(readCameras(reply)).toBeUndefined();
  });

  test('of ten thousand is read well within a second', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => ({
      id: guid(n + 1),
      name: `Camera ${n}`,
      status: 'Online',
    }));
    const since = performance.now();
    expect(readCameras(rows)).toHaveLength(10_000);
    expect(performance.now() - since).toBeLessThan(1_000);
  });
});
