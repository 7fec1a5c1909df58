import { beforeEach, describe, expect, test } from 'vitest';
import { cameraId, connectionId } from '../../core/ids.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createMemoryNote } from '../../testing/memory-storage.ts';
import { createCameraTyping } from './camera-typing.ts';

const SERVER = '12105498111931795001';
let note: ReturnType<typeof createMemoryNote>;
beforeEach(() => {
  note = createMemoryNote();
});
const make = () => createCameraTyping(connectionId('harbourside'), note);
const refusalOf = async (name: string, parts: Readonly<Record<string, string>>): Promise<string> => {
  const { facts } = await failureOf(Promise.try(() => make().add(name, parts)));
  expect(facts).toMatchObject({ code: 'rejected', system: 'harbourside' });
  return facts.vendorText ?? '';
};

describe('a camera named by hand', () => {
  test('wants the number of its server, then its own', () => {
    expect(make().parts.map(({ key, label }) => [key, label])).toEqual([
      ['serverId', 'Server number'],
      ['deviceId', 'Device number'],
    ]);
  });

  test('is in the list at once, with its numbers unharmed above 2^53, and told of', () => {
    const typing = make();
    let told = 0;
    typing.cameras.subscribe(() => (told += 1));
    const id = typing.add(' Basin <3> ', { serverId: ` ${SERVER} `, deviceId: '3' });
    expect(id).toBe(`${SERVER}/3`);
    expect(typing.cameras.get()).toEqual([{ id, name: 'Basin <3>' }]);
    expect(told).toBe(1);
  });

  test('without a name is called by its number', () => {
    const typing = make();
    typing.add('  ', { serverId: SERVER, deviceId: '12' });
    expect(typing.cameras.get()[0]?.name).toBe('Camera 12');
  });

  test('is kept on this computer, and there after a reload', () => {
    make().add('Basin', { serverId: SERVER, deviceId: '3' });
    expect(JSON.parse(note.read() ?? '')).toEqual([{ serverId: SERVER, deviceId: '3', name: 'Basin' }]);
    expect(make().cameras.get()).toEqual([{ id: `${SERVER}/3`, name: 'Basin' }]);
  });

  test('leaves those of another tab where they are', () => {
    const [here, there] = [make(), make()];
    here.add('A', { serverId: SERVER, deviceId: '1' });
    there.add('B', { serverId: SERVER, deviceId: '2' });
    expect(there.cameras.get().map(({ name }) => name)).toEqual(['A', 'B']);
  });

  test('goes when it is taken out, and the last one leaves nothing behind', () => {
    const typing = make();
    const first = typing.add('A', { serverId: SERVER, deviceId: '1' });
    const second = typing.add('B', { serverId: SERVER, deviceId: '2' });
    typing.remove(first);
    typing.remove(cameraId('1/1'));
    expect(typing.cameras.get().map(({ id }) => id)).toEqual([second]);
    typing.remove(second);
    expect(note.read()).toBeUndefined();
  });
});

describe('what names no camera is refused in a sentence', () => {
  test.each([
    ['server number is missing', { deviceId: '1' }],
    ['server number is missing', { serverId: ' ', deviceId: '1' }],
    ['device number is missing', { serverId: SERVER }],
    ['server number must be', { serverId: '7.015e18', deviceId: '1' }],
    ['server number must be', { serverId: '18446744073709551616', deviceId: '1' }],
    ['server number must be', { serverId: '-1', deviceId: '1' }],
    ['device number must be', { serverId: SERVER, deviceId: '1/2' }],
    ['device number must be', { serverId: SERVER, deviceId: '01' }],
  ])('%s: %j', async (words, parts) => {
    expect(await refusalOf('A', parts)).toMatch(new RegExp(`^The ${words}.*\\.$`));
  });

  test('one that is in the list already', async () => {
    make().add('A', { serverId: SERVER, deviceId: '1' });
    expect(await refusalOf('B', { serverId: SERVER, deviceId: '1' })).toBe(
      'This camera is in the list already.',
    );
  });

  test('a name that is too long, and more cameras than anybody types', async () => {
    expect(await refusalOf('x'.repeat(101), { serverId: SERVER, deviceId: '1' })).toContain('100 letters');
    const row = (deviceId: number) => ({ serverId: SERVER, deviceId: String(deviceId), name: 'A' });
    note.write(JSON.stringify(Array.from({ length: 1_000 }, (_, index) => row(index))));
    expect(await refusalOf('A', { serverId: SERVER, deviceId: '2000' })).toContain('1000 cameras');
  });
});

test.each([
  '',
  '{',
  'null',
  '{"serverId":"1"}',
  '[null, 1, "x", {"serverId":1,"deviceId":"1","name":"A"}, {"serverId":"1","deviceId":"1","name":""}]',
])('what somebody else left in its place is no camera: %s', (text) => {
  note.write(text);
  expect(make().cameras.get()).toEqual([]);
});

test('good rows among bad ones are read', () => {
  note.write('[{"serverId":"x"},{"serverId":"1","deviceId":"2","name":"A","more":true}]');
  expect(make().cameras.get()).toEqual([{ id: '1/2', name: 'A' }]);
});
