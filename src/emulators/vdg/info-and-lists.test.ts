import { describe, expect, test } from 'vitest';
import { NORTH, SOUTH } from './site.ts';
import { createTestClient, FOLDER, HOUR, MINUTE, NOON, rowsOf, span, textsOf } from './test-client.ts';
import { childText } from './xml-tree.ts';

describe('the info', () => {
  const infoOf = async (options: Parameters<typeof createTestClient>[0] = {}) => {
    const { status, xml, code } = await createTestClient(options).send('GET', '/info');
    const read = (name: string) => (xml === undefined ? undefined : childText(xml, name));
    return { status, code, root: xml?.name, utc: read('utc'), version: read('version') };
  };

  test('tells clock and version, to everybody', async () => {
    const expected = {
      status: 200,
      code: undefined,
      root: 'apiinfo',
      utc: '2026-06-10 12:00:00',
      version: '2.7.5',
    };
    expect(await infoOf()).toEqual(expected);
    expect(await infoOf({ auth: 'basic' })).toEqual(expected);
    expect(await infoOf({ auth: 'header' })).toEqual(expected);
  });

  test("is of the server's own clock, as its recordings are", async () => {
    const ahead = { clockOffsetMs: 2 * HOUR };
    expect((await infoOf(ahead)).utc).toBe('2026-06-10 14:00:00');
    const { order, control } = createTestClient(ahead);
    expect((await order({ devices: [span(NOON + HOUR)] })).code).toBe(0);
    expect(control.recorded('Quay 1').at(-1)?.end).toBe(NOON + 2 * HOUR);
  });

  test('came with 2.6.1', async () => {
    expect((await infoOf({ version: '2.6.0' })).status).toBe(404);
    expect((await infoOf({ version: '2.6.1' })).version).toBe('2.6.1');
  });
});

describe('the lists', () => {
  test('have the servers with ids that no number holds', async () => {
    const { command } = createTestClient();
    const rows = rowsOf(await command('getDivaList'), 'divas');
    expect(textsOf(rows, 'serverid')).toEqual([NORTH, SOUTH]);
    expect(textsOf(rows, 'name')).toEqual(['Sense North', 'Sense South']);
    for (const id of [NORTH, SOUTH]) expect(String(Number(id))).not.toBe(id);
  });

  test('have the devices of all servers, or of one', async () => {
    const { command, control } = createTestClient();
    control.setDevice('Tor Süd', 'inactive');
    const rows = rowsOf(await command('GETDEVICELIST'), 'devices');
    expect(textsOf(rows, 'name')).toEqual([
      'Quay 1',
      'Quay 2',
      'Crane <B>',
      'Tor Süd',
      'Slip & ramp',
      'Basin "West"',
      "Harbour master's door",
      'Причал 7',
    ]);
    expect(textsOf(rows, 'deviceid')).toEqual(['1', '2', '3', '4', '5', '1', '2', '3']);
    expect(textsOf(rows, 'status')[3]).toBe('inactive');
    const south = rowsOf(await command('getDeviceList', { serverid: SOUTH }), 'devices');
    expect(textsOf(south, 'serverid')).toEqual([SOUTH, SOUTH, SOUTH]);
  });

  test('say the same in other letters, another order and CDATA', async () => {
    const read = async (replies: 'plain' | 'odd') => {
      const rows = rowsOf(await createTestClient({ replies }).command('getDeviceList'), 'devices');
      return ['name', 'serverid', 'deviceid', 'location'].map((name) => textsOf(rows, name));
    };
    expect(await read('odd')).toEqual(await read('plain'));
  });

  test('may be missing, without which the devices still are there', async () => {
    const { command, order, control } = createTestClient({ hasDeviceList: false });
    for (const name of ['getDeviceList', 'getDivaList']) expect((await command(name)).code).toBe(-1);
    expect((await order()).code).toBe(0);
    control.setDeviceList(true);
    expect((await command('getDeviceList')).code).toBe(0);
  });

  test('lose a device that is removed, and so do the commands', async () => {
    const { command, order, control } = createTestClient();
    control.removeDevice('Quay 1');
    expect(rowsOf(await command('getDeviceList'), 'devices')).toHaveLength(7);
    expect((await order()).code).toBe(-2);
    expect(() => control.removeDevice('Quay 1')).toThrow('No device Quay 1');
  });
});

describe('recordings', () => {
  test('have a break every night, and one in the morning of some devices', () => {
    const { control } = createTestClient();
    const today = Date.UTC(2026, 5, 10);
    expect(control.recorded('Quay 1').filter(({ end }) => end > today)).toEqual([
      { begin: Date.UTC(2026, 5, 9, 2, 20), end: today + 2 * HOUR },
      { begin: today + 2 * HOUR + 20 * MINUTE, end: NOON },
    ]);
    expect(control.recorded('Quay 2').at(-1)).toEqual({ begin: today + 9 * HOUR + 40 * MINUTE, end: NOON });
  });

  test('are added and taken away', async () => {
    const { control, order } = createTestClient({ recordings: false });
    expect((await order()).code).toBe(-48);
    control.record('Quay 1', { begin: NOON - 2 * HOUR, end: NOON });
    control.recordGap('Quay 1', { begin: NOON - HOUR, end: NOON - HOUR + MINUTE / 2 });
    expect((await order()).code).toBe(0);
    expect(control.exports()[0]?.devices[0]?.footage).toEqual([
      { begin: NOON - HOUR + MINUTE / 2, end: NOON - HOUR + MINUTE },
    ]);
    expect(control.exports()[0]?.path).toBe(FOLDER);
  });
});
