import { describe, expect, test } from 'vitest';
import { parseDevicesReply } from './device-wire.ts';

const room = { uidd: '329475.56', phonename: 'Room 1', permissions: ['r'] };
const garden = { uidd: '329475.59', phonename: 'Garden', permissions: ['a'] };
const kitchen = { uidd: '400123.1', phonename: 'Kitchen', permissions: ['r'] };

const uidds = (body: unknown) => parseDevicesReply(body)?.rows.map(({ uidd }) => uidd);

describe('a reply with devices', () => {
  test('has devices by owner, aliases and errors (§1.2.2)', () => {
    const reply = parseDevicesReply({
      result: {
        '329475': { devices: { '56': room, '59': garden }, alias: 'Customer 1' },
        '400123': { devices: { '1': kitchen }, alias: 'Customer 2' },
      },
      errors: [{ '1.1': 'Unauthorized' }],
    });
    expect(reply?.rows.map(({ owner, uidd }) => [owner, uidd])).toEqual([
      ['329475', '329475.56'],
      ['329475', '329475.59'],
      ['400123', '400123.1'],
    ]);
    expect(reply?.aliases.get('400123')).toBe('Customer 2');
    expect(reply?.errors).toEqual([{ uidd: '1.1', text: 'Unauthorized' }]);
    expect(reply?.dropped).toBe(0);
  });

  test('may have a device outside of "devices", as the damaged example shows', () => {
    const body = { result: { '329475': { devices: { '56': room }, '59': garden, alias: 'Customer 1' } } };
    expect(uidds(body)).toEqual(['329475.56', '329475.59']);
  });

  test('may list its owners, as the braces of the damaged example suggest', () => {
    const body = {
      result: [{ '329475': { devices: { '56': room } } }, { '400123': { devices: { '1': kitchen } } }],
    };
    expect(uidds(body)).toEqual(['329475.56', '400123.1']);
  });

  test('drops a device that is filed under another name than its own', () => {
    const reply = parseDevicesReply({ result: { '329475': { devices: { '56': room, '57': garden } } } });
    expect(reply?.rows.map(({ uidd }) => uidd)).toEqual(['329475.56']);
    expect(reply?.dropped).toBe(1);
  });

  test('believes the place where a device names itself not at all, or by its owner only', () => {
    expect(uidds({ result: { '7': { devices: { '1': {}, '2': { uid: '7' }, '3': { uid: 7 } } } } })).toEqual([
      '7.1',
      '7.2',
      '7.3',
    ]);
  });

  test('checks "uid" where it names a device, as statuses do (§1.3.6)', () => {
    const reply = parseDevicesReply({
      result: { '7': { devices: { '1': { uid: '7.1' }, '2': { uid: '8.2' } } } },
    });
    expect(reply?.rows.map(({ uidd }) => uidd)).toEqual(['7.1']);
  });

  test('loses a bad row or owner, never the list', () => {
    const reply = parseDevicesReply({
      result: { '1': null, '2': 'x', '3': { devices: 'none' }, '4': { devices: { '1': 5, '2': {} } } },
    });
    expect(reply?.rows.map(({ uidd }) => uidd)).toEqual(['4.2']);
    expect(reply?.dropped).toBe(3);
  });

  test('may have an owner without a key, whom its devices name (owner without a key)', () => {
    const reply = parseDevicesReply({
      result: [
        { devices: { '56': { uidd: '329475.56' }, '57': {} }, alias: 'Customer 1' },
        { '400123': { devices: { '1': { uidd: '400123.1' } } } },
      ],
    });
    expect(reply?.rows.map(({ uidd }) => uidd)).toEqual(['329475.56', '400123.1']);
    expect(reply?.aliases.get('329475')).toBe('Customer 1');
    expect(reply?.dropped).toBe(1);
  });

  test('drops what is filed under names that no camera has', () => {
    const body = JSON.parse(
      '{"result":{"__proto__":{"devices":{"1":{}}},"a b":{"devices":{"1":{}}},"7":{"devices":{"x/y":{},"2":{}}}}}',
    );
    expect(uidds(body)).toEqual(['7.2']);
  });

  test('may have errors in any form', () => {
    const errors = (list: unknown) => parseDevicesReply({ result: {}, errors: list })?.errors;
    expect(errors([{ '1.1': { message: 'No' } }, { '1.2': 5 }, null, 'x'])).toEqual([
      { uidd: '1.1', text: 'No' },
      { uidd: '1.2', text: 'No reason given' },
    ]);
    expect(errors({ '1.1': 'No' })).toEqual([{ uidd: '1.1', text: 'No' }]);
    expect(errors(undefined)).toEqual([]);
  });

  test('is an account without cameras when the result is empty', () => {
    expect(parseDevicesReply({ result: {} })).toMatchObject({ rows: [], dropped: 0 });
  });

  test.each([undefined, null, 'x', [], {}, { result: null }, { result: 'x' }, { result: [] }])(
    'is nothing of the kind: %j',
    (body) => {
      expect(parseDevicesReply(body)).toBeUndefined();
    },
  );
});
