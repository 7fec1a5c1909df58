import { afterEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ONE_SECOND } from '../../core/units.ts';
import {
  createEmulatedVdg,
  type EmulatedVdg,
  type EmulatedVdgOptions,
  VDG_CAMERAS,
  VDG_NORTH,
  VDG_SOUTH,
} from '../../testing/emulated-vdg.ts';
import { failureOf } from '../../testing/failure-of.ts';

const signal = new AbortController().signal;
const NOWHERE = cameraId('nowhere');
let vdg: EmulatedVdg;
afterEach(() => vdg.close());

const make = async (options: EmulatedVdgOptions = {}) => {
  vdg = createEmulatedVdg(options);
  await vdg.clock.advance(ONE_SECOND);
};
const directory = () => vdg.system.cameras;
const settle = <T>(work: Promise<T>) => vdg.clock.settle(work);
const list = async () => (await settle(directory().list(signal))).cameras;
const type = (serverId: string, deviceId: string, name = '') =>
  directory().typing?.add(name, { serverId, deviceId });

describe('the list of cameras', () => {
  test.each(['plain', 'odd'] as const)('is that of the server, by servers (replies %s)', async (replies) => {
    await make({ replies });
    const cameras = await list();
    expect(cameras.slice(0, 3)).toEqual([
      {
        id: VDG_CAMERAS.quay1,
        name: 'Quay 1',
        group: { id: VDG_NORTH, name: 'Sense North' },
        access: 'view',
      },
      {
        id: VDG_CAMERAS.quay2,
        name: 'Quay 2',
        group: { id: VDG_NORTH, name: 'Sense North' },
        access: 'view',
      },
      {
        id: VDG_CAMERAS.crane,
        name: 'Crane <B>',
        group: { id: VDG_NORTH, name: 'Sense North' },
        access: 'view',
      },
    ]);
    expect(cameras.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Slip & ramp', 'Tor Süd', 'Причал 7', 'Basin "West"']),
    );
    expect(cameras.find(({ id }) => id === VDG_CAMERAS.basin)?.group).toEqual({
      id: VDG_SOUTH,
      name: 'Sense South',
    });
  });

  test('has those named by hand behind them, and none twice', async () => {
    await make();
    const before = await list();
    const id = type('9', '77', 'Hidden gate');
    type(VDG_NORTH, '1', 'Quay 1 again');
    const cameras = await list();
    expect(cameras).toHaveLength(before.length + 1);
    expect(cameras.at(-1)).toEqual({
      id,
      name: 'Hidden gate',
      group: { id: '9', name: 'Server 9' },
      access: 'view',
    });
    expect(cameras[0]?.name).toBe('Quay 1');
  });

  test('is those named by hand alone where the server gives none', async () => {
    await make({ hasDeviceList: false });
    type(VDG_NORTH, '3', 'Crane');
    expect((await list()).map(({ id, name, group }) => [id, name, group.name])).toEqual([
      [VDG_CAMERAS.crane, 'Crane', `Server ${VDG_NORTH}`],
    ]);
  });

  test('is never empty without a word: it says what can be done instead', async () => {
    await make({ hasDeviceList: false });
    const { facts } = await failureOf(list());
    expect(facts.code).toBe('notPermitted');
    expect(facts.vendorText).toMatch(/does not know this command.*named by their numbers/);
  });

  test('keeps what was typed over a reload of the page', async () => {
    await make({ hasDeviceList: false });
    type(VDG_NORTH, '3', 'Crane');
    const next = vdg.reload();
    expect((await settle(next.cameras.list(signal))).cameras.map(({ name }) => name)).toEqual(['Crane']);
  });
});

describe('the state of a camera', () => {
  test('is what the server says, and unknown where that is neither', async () => {
    await make();
    vdg.emulator.control.setDevice('Quay 2', 'inactive');
    vdg.emulator.control.setDevice('Crane <B>', 'lost');
    const ids = [VDG_CAMERAS.quay1, VDG_CAMERAS.quay2, VDG_CAMERAS.crane, NOWHERE];
    expect([...(await settle(directory().statuses(ids, signal)))]).toEqual([
      [VDG_CAMERAS.quay1, { state: 'online' }],
      [VDG_CAMERAS.quay2, { state: 'offline' }],
      [VDG_CAMERAS.crane, { state: 'offline' }],
    ]);
  });

  test('is absent for one that only its numbers name', async () => {
    await make({ hasDeviceList: false });
    const id = type(VDG_NORTH, '3') ?? NOWHERE;
    expect(await settle(directory().statuses([id], signal))).toEqual(new Map());
  });
});

describe('the details of a camera', () => {
  test('are what the server says, and its two numbers', async () => {
    await make();
    expect(await settle(directory().details(VDG_CAMERAS.crane, signal))).toEqual([
      { label: 'Status', value: 'active' },
      { label: 'Type', value: 'camera' },
      { label: 'Brand', value: 'Harbour & Sons' },
      { label: 'Location', value: 'Quayside' },
      { label: 'Movement', value: 'serial' },
      { label: 'Server', value: 'Sense North' },
      { label: 'Server number', value: VDG_NORTH },
      { label: 'Device number', value: '3' },
    ]);
  });

  test('say that it was named by hand', async () => {
    await make({ hasDeviceList: false });
    const id = type('9', '77') ?? NOWHERE;
    expect(await settle(directory().details(id, signal))).toContainEqual({
      label: 'Source',
      value: 'Named by hand on this computer',
    });
  });

  test('are none of an id that is none', async () => {
    await make();
    expect((await failureOf(settle(directory().details(NOWHERE, signal)))).code).toBe('notFound');
  });
});

describe('the newest picture', () => {
  test('is what the camera shows now (getLiveImage, with serverid and cameraid)', async () => {
    await make();
    const still = await settle(directory().newestStill(VDG_CAMERAS.basin, signal));
    expect(still?.image.type).toBe('image/jpeg');
    expect(still?.at).toBe(vdg.clock.now());
    expect(vdg.requests().at(-1)?.url).toMatch(
      new RegExp(`/command\\?command=getLiveImage&serverid=${VDG_SOUTH}&cameraid=1$`),
    );
  });

  test('of a device that is lost is said to be so', async () => {
    await make();
    vdg.emulator.control.setDevice('Quay 2', 'lost');
    expect((await failureOf(settle(directory().newestStill(VDG_CAMERAS.quay2, signal)))).code).toBe(
      'cameraOffline',
    );
  });

  test('of an id that is none is asked of nobody', async () => {
    await make();
    const before = vdg.requests().length;
    expect((await failureOf(settle(directory().newestStill(NOWHERE, signal)))).code).toBe('notFound');
    expect(vdg.requests()).toHaveLength(before);
  });
});
