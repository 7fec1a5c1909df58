import { afterEach, describe, expect, test } from 'vitest';
import { ms, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';
import { NX_CAMERAS } from '../../testing/emulated-nx.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createNxImporting, FILE, type NxImporting, TICKET } from '../../testing/nx-importing.ts';
import { sendPieces } from '../../testing/nx-upload.ts';

let site: NxImporting;
const { signal } = new AbortController();
const { action } = NX_CAMERAS;

async function connect(...how: Parameters<typeof createNxImporting>): Promise<void> {
  site = await createNxImporting(...how);
}
afterEach(() => site.close());

describe('an upload', () => {
  test.each([
    ['its mask', true, [true, false, true]],
    ['nothing but its status, so that only what was confirmed counts', false, undefined],
  ])('that was interrupted is told by %s', async (_, mask, expected) => {
    await connect({ mask });
    const uploads = await site.openUploads();
    await site.settle(uploads.create(TICKET, signal));
    await sendPieces(site.emulator.handle, uploads, TICKET, FILE, [2, 0]);
    const status = await site.settle(uploads.status(TICKET, signal));
    if (status.kind !== 'uploading') throw new Error(`It is ${status.kind}.`);
    const { has } = status;
    expect(has && [0, 1, 2].map((index) => has(index))).toEqual(expected);
    await sendPieces(site.emulator.handle, uploads, TICKET, FILE, [1]);
    expect(await site.settle(uploads.status(TICKET, signal))).toEqual({ kind: 'complete' });
  });

  test('that is opened again begins anew', async () => {
    await connect();
    const uploads = await site.openUploads();
    await site.settle(uploads.create(TICKET, signal));
    await sendPieces(site.emulator.handle, uploads, TICKET, FILE, [0]);
    await site.settle(uploads.create({ ...TICKET, chunkSize: 500 }, signal));
    expect(site.emulator.control.uploads()).toMatchObject([{ chunkSize: 500, confirmed: 0 }]);
    expect(await site.settle(uploads.status(TICKET, signal))).toEqual({ kind: 'missing' });
  });

  test('with a piece changed on the way is corrupted, and is not imported', async () => {
    await connect();
    site.emulator.control.corruptNextChunk();
    const uploads = await site.upload();
    expect(await site.settle(uploads.status(TICKET, signal))).toEqual({ kind: 'corrupted' });
    const lock = await site.take();
    expect((await failureOf(site.settle(site.run(lock)))).code).toBe('corrupted');
    expect(site.logged('camera.consume')).toEqual([]);
    await site.settle(lock.release());
    await site.settle(uploads.remove(TICKET, signal));
    expect(site.emulator.control.uploads()).toEqual([]);
    await expect(site.settle(uploads.remove(TICKET, signal))).resolves.toBeUndefined();
  });

  test('that arrived corrupted is replaced when it is opened again', async () => {
    await connect();
    site.emulator.control.corruptNextChunk();
    await site.upload();
    const uploads = await site.upload();
    expect(await site.settle(uploads.status(TICKET, signal))).toEqual({ kind: 'complete' });
  });

  test('is kept by the server for a day, and not longer', async () => {
    await connect();
    const uploads = await site.upload();
    expect(site.emulator.control.uploads()).toMatchObject([{ ttl: 86_400_000 }]);
    await site.clock.advance(ms(25 * ONE_HOUR));
    expect(await site.settle(uploads.status(TICKET, signal))).toEqual({ kind: 'missing' });
  });

  test('for which there is no room says so', async () => {
    await connect({ diskBytes: 1000 });
    const uploads = await site.openUploads();
    const { facts } = await failureOf(site.settle(uploads.create(TICKET, signal)));
    expect(facts).toMatchObject({ code: 'noSpace', vendorCode: 'noFreeSpace' });
  });

  test('of a wrong piece is refused in the words of the server', async () => {
    await connect();
    const uploads = await site.openUploads();
    await site.settle(uploads.create({ ...TICKET, chunkSize: 500 }, signal));
    const [answer] = await sendPieces(site.emulator.handle, uploads, TICKET, FILE, [0]);
    if (answer === undefined) throw new Error('Nothing was sent.');
    expect(uploads.failureOf(answer).facts).toMatchObject({
      code: 'rejected',
      vendorCode: 'invalidChunkSize',
    });
  });

  test('waits for a server that has just started', async () => {
    await connect({ loadingMs: 500 });
    const uploads = await site.upload();
    site.emulator.control.restart();
    expect(await site.settle(uploads.status(TICKET, signal))).toEqual({ kind: 'complete' });
    const asked = site.logged('upload.status').map(({ status }) => status);
    expect([asked[0], asked.at(-1)]).toEqual([500, 200]);
  });

  test('goes to the server that owns the camera, as do its lock and its import', async () => {
    await connect({ twoServers: true });
    await site.upload(action);
    const [upload] = site.emulator.control.uploads();
    const lock = await site.take(action);
    await site.settle(site.run(lock));
    await site.settle(lock.release());
    const calls = site.emulator.log.entries().filter(({ op }) => /^(upload|camera)\./.test(op));
    expect(calls.length).toBeGreaterThan(6);
    for (const call of calls) expect(call.server).toBe(upload?.server);
    expect(await site.recorded(action)).toHaveLength(1);
  });

  test('for a camera that was removed is still taken away, at the server that had the camera', async () => {
    await connect({ twoServers: true });
    await site.upload(action);
    site.emulator.control.removeCamera('Action cam 1');
    await site.clock.advance(ms(2 * ONE_MINUTE));
    const find = (cameraMayBeGone: boolean) =>
      site.settle(site.imports.uploads(action, signal, { cameraMayBeGone }));
    expect((await failureOf(find(false))).code).toBe('notFound');
    const uploads = await find(true);
    await site.settle(uploads.remove(TICKET, signal));
    expect(site.emulator.control.uploads()).toEqual([]);
  });
});
