import { describe, expect, test } from 'vitest';
import { NORTH, SOUTH } from './site.ts';
import {
  createTestClient,
  ELEVEN,
  EXPORT_MS,
  FOLDER,
  HOUR,
  MINUTE,
  PENDING_MS,
  span,
  textsOf,
} from './test-client.ts';
import { childOf, childText } from './xml-tree.ts';

const TWO = {
  devices: [span(ELEVEN, ELEVEN + 3 * MINUTE), { serverid: SOUTH, deviceid: '2', ...span(ELEVEN) }],
};

describe('the status', () => {
  test('goes from waiting over running to the end, one device after the other', async () => {
    const { begun, status, clock } = createTestClient();
    const id = await begun(TWO);
    const read = async () => {
      const [row] = await status(id);
      const devices = row === undefined ? [] : (childOf(row, 'devices')?.children ?? []);
      return [
        row === undefined ? undefined : childText(row, 'status'),
        textsOf(devices, 'progress'),
        textsOf(devices, 'status'),
      ];
    };
    expect(await read()).toEqual(['pending', ['0', '0'], ['pending', 'pending']]);
    clock.ms += PENDING_MS + EXPORT_MS / 2;
    expect(await read()).toEqual(['busy', ['66', '0'], ['busy', 'busy']]);
    clock.ms += (EXPORT_MS * 3) / 8;
    expect(await read()).toEqual(['busy', ['100', '50'], ['finished', 'busy']]);
    clock.ms += EXPORT_MS / 8;
    expect(await read()).toEqual(['finished', ['100', '100'], ['finished', 'finished']]);
  });

  test('tells what was asked', async () => {
    const { begun, status } = createTestClient();
    const [row] = await status(await begun({ ...TWO, bandwidth: '500000' }));
    if (row === undefined) throw new Error('There is no row.');
    expect([childText(row, 'path'), childText(row, 'bandwidth')]).toEqual([FOLDER, '500000']);
    const devices = childOf(row, 'devices')?.children ?? [];
    expect(textsOf(devices, 'serverid')).toEqual([NORTH, SOUTH]);
    expect(textsOf(devices, 'starttime')).toEqual(['2026-06-10 11:00:00.000', '2026-06-10 11:00:00.000']);
    expect(textsOf(devices, 'endtime')).toEqual(['2026-06-10 11:03:00.000', '2026-06-10 11:01:00.000']);
  });

  test('is of all without an id, and of none for an id that is not known', async () => {
    const { begun, status, command } = createTestClient();
    await begun();
    await begun();
    expect(textsOf(await status(), 'exportid')).toEqual(['1', '2']);
    expect(textsOf(await status('2'), 'exportid')).toEqual(['2']);
    expect(await command('getExportVideoStatus', { exportid: '3' })).toMatchObject({ code: 0 });
    expect(await status('3')).toEqual([]);
  });

  test('is a call that may be missing', async () => {
    const { begun, command, control } = createTestClient({ hasStatus: false });
    await begun();
    expect((await command('getExportVideoStatus')).code).toBe(-1);
    control.setStatusCall(true);
    expect((await command('getExportVideoStatus')).code).toBe(0);
  });

  test('tells of a failure', async () => {
    const { begun, status, clock, control } = createTestClient();
    control.failNext('export');
    const [bad, good] = [await begun(), await begun()];
    clock.ms += PENDING_MS + EXPORT_MS;
    expect(textsOf(await status(bad), 'status')).toEqual(['failed']);
    expect(textsOf(await status(good), 'status')).toEqual(['finished']);
    expect(control.files(FOLDER).map(({ exportId }) => exportId)).toEqual([2]);
  });
});

describe('an export', () => {
  test('lies in its folder when it is over, a file of each device', async () => {
    const { begun, clock, control } = createTestClient();
    await begun({ ...TWO, path: `${FOLDER}\\Case 7\\` });
    clock.ms += PENDING_MS + EXPORT_MS - 1;
    expect(control.files(FOLDER)).toEqual([]);
    clock.ms += 1;
    expect(control.files('d:/exports')).toMatchObject([
      {
        path: `${FOLDER}\\Case 7\\${NORTH}_1_20260610T110000000-20260610T110300000.divar`,
        device: 'Quay 1',
        bytes: 45_000_000,
      },
      { device: "Harbour master's door", bytes: 15_000_000 },
    ]);
    expect(control.files(`${FOLDER}\\Case`)).toEqual([]);
  });

  test('takes as long as its bandwidth lets it', async () => {
    const { begun, status, clock } = createTestClient();
    const id = await begun({ bandwidth: '250000' });
    clock.ms += PENDING_MS + MINUTE - 1;
    expect(textsOf(await status(id), 'status')).toEqual(['busy']);
    clock.ms += 1;
    expect(textsOf(await status(id), 'status')).toEqual(['finished']);
  });

  test('runs until it is ended where it is told to', async () => {
    const { begun, status, clock, control } = createTestClient();
    control.setExportMs(() => Infinity);
    const id = await begun();
    clock.ms += HOUR;
    expect(control.exports()).toMatchObject([{ state: 'busy', progress: [50] }]);
    control.finishAll();
    expect(textsOf(await status(id), 'status')).toEqual(['finished']);
  });
});

describe('a removal', () => {
  test('ends what waits or runs: nothing of it is written', async () => {
    const { begun, remove, status, clock, control } = createTestClient();
    const [waiting, running] = [await begun(), await begun()];
    expect((await remove(waiting)).code).toBe(0);
    clock.ms += PENDING_MS;
    expect((await remove(running)).code).toBe(0);
    clock.ms += EXPORT_MS;
    expect(await status()).toEqual([]);
    expect(control.files(FOLDER)).toEqual([]);
    expect(control.exports().map(({ state }) => state)).toEqual(['deleted', 'deleted']);
  });

  test('needs an id: -57', async () => {
    const { command, begun } = createTestClient();
    await begun();
    expect((await command('exportVideo', {}, 'DELETE')).code).toBe(-57);
    expect((await command('exportVideo', { exportid: '' }, 'DELETE')).code).toBe(-57);
  });

  test('is refused for what is not pending: unknown, over, removed', async () => {
    const { begun, remove, clock, control } = createTestClient();
    const id = await begun();
    expect((await remove('7')).code).toBe(-57);
    expect((await remove(`0${id}`)).code).toBe(-57);
    clock.ms += PENDING_MS + EXPORT_MS;
    expect((await remove(id)).code).toBe(-57);
    expect(control.files(FOLDER)).toHaveLength(1);
  });
});

describe('a new session', () => {
  test('counts from 1 again and knows nothing of those before it, which are written all the same', async () => {
    const { begun, status, clock, control } = createTestClient();
    await begun({ path: 'D:\\first' });
    await begun({ path: 'D:\\second' });
    control.restartSession();
    expect(await status()).toEqual([]);
    expect(await begun({ path: 'D:\\third' })).toBe('1');
    expect(textsOf(await status('1'), 'path')).toEqual(['D:\\third']);
    clock.ms += PENDING_MS + EXPORT_MS;
    expect(control.files('D:\\').map(({ session, exportId }) => [session, exportId])).toEqual([
      [1, 1],
      [1, 2],
      [2, 1],
    ]);
    expect(control.exports().map(({ isKnown }) => isKnown)).toEqual([false, false, true]);
  });

  test('removes another export than the one that had the id', async () => {
    const { begun, remove, control } = createTestClient();
    await begun({ path: 'D:\\first' });
    control.restartSession();
    await begun({ path: 'D:\\second' });
    expect((await remove('1')).code).toBe(0);
    expect(control.exports().map(({ path, state }) => [path, state])).toEqual([
      ['D:\\first', 'pending'],
      ['D:\\second', 'deleted'],
    ]);
  });
});

test.each([
  ['GET', 'exportVideo'],
  ['POST', 'getExportVideoStatus'],
  ['DELETE', 'getExportVideoStatus'],
  ['DELETE', 'deleteClip'],
])('%s is no way to say %s: -1', async (method, name) => {
  expect((await createTestClient().command(name, { exportid: '1' }, method)).code).toBe(-1);
});

test('exportVideo came with 2.7.3', async () => {
  const client = (version: string) => createTestClient({ version });
  for (const version of ['2.7.2', '2.6.9', '1.9.9']) {
    expect((await client(version).order()).code).toBe(-1);
    expect((await client(version).remove('1')).code).toBe(-1);
  }
  for (const version of ['2.7.3', '2.7.10', '2.10.0', '3.0']) {
    expect((await client(version).order()).code).toBe(0);
  }
});
