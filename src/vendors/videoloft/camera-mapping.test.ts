import { describe, expect, test } from 'vitest';
import { toCameraList } from './camera-mapping.ts';

const withDevice = (device: unknown, owner: object = {}) =>
  toCameraList({ result: { '329475': { devices: { '56': device }, ...owner } } });

describe('the camera list', () => {
  test('has name, owner and access of each camera', () => {
    expect(withDevice({ phonename: 'Room 1', permissions: ['r'] }, { alias: 'Customer 1' })).toEqual({
      cameras: [
        {
          id: '329475.56',
          name: 'Room 1',
          group: { id: '329475', name: 'Customer 1' },
          access: 'view',
        },
      ],
      problems: [],
    });
  });

  test.each([
    [['a'], 'control'],
    [['r', 'a'], 'control'],
    [['r'], 'view'],
    [['r', 'w'], 'view'],
    [['r', 'w', 'x'], 'view'],
    [['w'], 'view'],
    [['A'], 'view'],
    [['ra'], 'view'],
    [[null, 5, 'a'], 'control'],
    [[], 'view'],
    ['a', 'view'],
    [undefined, 'view'],
  ])('permissions %j mean %s: unknown permission letters are ignored (rule 8)', (permissions, access) => {
    expect(withDevice({ permissions })?.cameras).toMatchObject([{ access }]);
  });

  test('names an owner without alias and a camera without name by their ids', () => {
    expect(withDevice({ phonename: '  ' })?.cameras).toMatchObject([
      { name: 'Camera 329475.56', group: { name: 'Owner 329475' } },
    ]);
  });

  test('keeps a name as the text that it is', () => {
    const name = '<img src=x onerror=alert(1)> & “Gate”';
    expect(withDevice({ phonename: name })?.cameras).toMatchObject([{ name }]);
  });

  test('tells which cameras the system would not show', () => {
    const list = toCameraList({ result: {}, errors: [{ '1.1': 'Unauthorized' }] });
    expect(list).toEqual({ cameras: [], problems: [{ id: '1.1', text: 'Unauthorized' }] });
  });

  test('is no list when not one row of several can be read', () => {
    expect(toCameraList({ result: { '1': { devices: { '1': 5, '2': 'x' } } } })).toBeUndefined();
    expect(toCameraList({ result: {} })).toEqual({ cameras: [], problems: [] });
    expect(toCameraList({})).toBeUndefined();
  });
});
