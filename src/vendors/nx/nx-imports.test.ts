import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, ONE_HOUR, ONE_SECOND } from '../../core/units.ts';
import { NX_CAMERAS, NX_VIEWER } from '../../testing/emulated-nx.ts';
import { failureOf } from '../../testing/failure-of.ts';
import {
  createNxImporting,
  FILE,
  FILE_SECONDS,
  type NxImporting,
  type NxSiteOptions,
  offered,
  START_AT,
  TICKET,
} from '../../testing/nx-importing.ts';
import { sendPieces } from '../../testing/nx-upload.ts';

let site: NxImporting;
const { signal } = new AbortController();
const { bodycam7 } = NX_CAMERAS;
const DAY = { from: START_AT, until: epochMs(START_AT + ONE_HOUR) };

async function connect(...how: Parameters<typeof createNxImporting>): Promise<void> {
  site = await createNxImporting(...how);
}
afterEach(() => site.close());

describe.each<[string, NxSiteOptions]>([
  ['5, under /api/virtualCamera', { generation: '5' }],
  ['4, under /api/wearableCamera', { generation: '4' }],
  ['4, with bare replies as the document shows them', { generation: '4', envelope: false }],
  ['5, with numbers as numbers', { generation: '5', numbersAsStrings: false }],
])('a file for a server of generation %s', (_, options) => {
  test('is uploaded, verified, imported under the lock and on the timeline', async () => {
    await connect(options);
    const uploads = await site.openUploads();
    await site.settle(uploads.create(TICKET, signal));
    const answers = await sendPieces(site.emulator.handle, uploads, TICKET, FILE);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await site.settle(uploads.status(TICKET, signal))).toEqual({ kind: 'complete' });
    const lock = await site.take();
    expect(await site.recorded()).toEqual([]);
    await site.settle(site.run(lock));
    await site.settle(lock.release());
    expect(await site.recorded()).toEqual([{ from: START_AT, until: START_AT + FILE_SECONDS * ONE_SECOND }]);
    expect(site.emulator.control.imports()).toMatchObject([
      { name: TICKET.name, startTime: START_AT, md5: TICKET.md5 },
    ]);
    expect(site.emulator.control.uploads()).toEqual([]);
    expect(site.emulator.control.locks()).toEqual([]);
  });
});

describe('room for files', () => {
  const piece = (from: number, until: number) => ({
    size: 1000,
    span: { from: epochMs(START_AT + from * ONE_SECOND), until: epochMs(START_AT + until * ONE_SECOND) },
  });
  const room = (...pieces: ReturnType<typeof piece>[]) =>
    site.settle(site.imports.room(bodycam7, pieces, signal));

  test('is what the server says is free of each (prepare)', async () => {
    await connect();
    site.emulator.control.addRecording('Bodycam 07', START_AT, 10_000);
    expect(await room(piece(-5, -1), piece(5, 20), piece(2, 8))).toEqual({
      free: [[piece(-5, -1).span], [piece(10, 20).span], []],
      pushesOut: false,
      full: false,
    });
  });

  test('that must be made by pushing out old recordings is told, and a full storage', async () => {
    await connect({ diskBytes: 500 });
    expect(await room(piece(0, 5))).toMatchObject({ pushesOut: true, full: false });
    site.emulator.control.setDisk(0);
    expect(await room(piece(0, 5))).toMatchObject({ full: true });
  });

  test('is not told by a server without the call', async () => {
    await connect({ prepare: false });
    expect(await room(piece(0, 5))).toBeUndefined();
  });

  test('for nothing asks nothing', async () => {
    await connect();
    expect(await room()).toEqual({ free: [], pushesOut: false, full: false });
    expect(site.logged('camera.prepare')).toEqual([]);
  });
});

describe('cameras that take footage', () => {
  const names = async () => (await site.settle(site.imports.targets(signal))).map(({ name }) => name);
  const virtual = ['Bodycam 07', 'Bodycam 03', 'Handheld 2', 'Action cam 1'];
  const create = (name: string) => site.settle(offered(site.imports.createTarget)(name, signal));

  test('are the virtual ones', async () => {
    await connect();
    expect(await names()).toEqual(virtual);
  });

  test.each<[string, NxSiteOptions]>([
    ['copies', {}],
    ['copies of an older server', { generation: '4' }],
  ])('are made as %s that leave the original as it was', async (_, options) => {
    await connect(options);
    const made = await create('Шлем <b>7</b> + & 身体');
    expect(made.name).toBe('Шлем <b>7</b> + & 身体');
    expect(await names()).toEqual([...virtual, made.name]);
    await site.settle((await site.take(made.id)).release());
  });

  test.each<[string, NxSiteOptions]>([
    ['added by the server', {}],
    ['made from nothing', { add: false }],
  ])('are %s where there is none to copy', async (_, options) => {
    await connect(options);
    for (const name of virtual) site.emulator.control.removeCamera(name);
    const made = await create('A + B & C');
    expect(await names()).toEqual(['A + B & C']);
    await site.settle((await site.take(made.id)).release());
  });
});

describe('an account that may only look', () => {
  test('sees cameras and footage, and is told that it may not import', async () => {
    await connect({}, NX_VIEWER);
    expect((await site.settle(site.imports.targets(signal))).length).toBeGreaterThan(0);
    expect(await site.recorded()).toEqual([]);
    const uploads = await site.openUploads();
    const works: readonly (() => Promise<unknown>)[] = [
      () => site.imports.lock(bodycam7, signal),
      () => uploads.create(TICKET, signal),
      () => offered(site.imports.createTarget)('Mine', signal),
      () => site.imports.room(bodycam7, [{ size: 1, span: DAY }], signal),
    ];
    for (const work of works) {
      expect((await failureOf(site.settle(work()))).facts).toMatchObject({
        code: 'notPermitted',
        vendorText: 'Access denied',
        system: site.system.id,
      });
    }
  });
});

test('files are judged, and what is nearly touching counts as touching', async () => {
  await connect();
  expect(site.imports.endings).toEqual(['mkv', 'avi', 'mp4', 'mov']);
  expect(site.imports.overlapTolerance).toBe(200);
});

test('no request of a whole import holds undefined, null or NaN', async () => {
  await connect();
  await site.upload();
  const lock = await site.take();
  await site.settle(site.run(lock));
  await site.settle(lock.release());
  for (const { url } of site.requests()) expect(url).not.toMatch(/undefined|null|NaN/);
});
