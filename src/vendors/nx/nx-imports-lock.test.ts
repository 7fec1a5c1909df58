import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, type Ms, ms, ONE_SECOND } from '../../core/units.ts';
import { NX_CAMERAS } from '../../testing/emulated-nx.ts';
import { failureOf } from '../../testing/failure-of.ts';
import {
  createNxImporting,
  FILE,
  FILE_SECONDS,
  type NxImporting,
  offered,
  START_AT,
  TICKET,
} from '../../testing/nx-importing.ts';
import { ticketOf } from '../../testing/nx-upload.ts';

let site: NxImporting;
const { signal } = new AbortController();
const { bodycam7, bodycam3 } = NX_CAMERAS;
const seconds = (value: number): Ms => ms(value * ONE_SECOND);

async function connect(...how: Parameters<typeof createNxImporting>): Promise<void> {
  site = await createNxImporting(...how);
}
afterEach(() => site.close());

describe('a camera’s lock', () => {
  test('is held for 15 s at a time, extended every 5 s, and free after its release', async () => {
    await connect();
    const lock = await site.take();
    await site.clock.advance(seconds(60));
    expect(site.emulator.control.locks()).toMatchObject([{ cameraName: 'Bodycam 07', userName: 'admin' }]);
    expect(site.logged('camera.extend')).toHaveLength(12);
    await site.settle(lock.release());
    expect(site.emulator.control.locks()).toEqual([]);
  });

  test('that another holds is told by name, with the import that runs under it', async () => {
    await connect();
    site.emulator.control.holdLock('Bodycam 07', 'j.meyer', { importing: true });
    expect(await site.settle(site.imports.lock(bodycam7, signal))).toEqual({
      kind: 'taken',
      by: 'j.meyer',
      mine: false,
      importing: true,
      progress: expect.closeTo(0.4),
    });
  });

  test('that a crashed page left behind is one’s own, and free within 20 s', async () => {
    await connect();
    await site.take();
    site.emulator.control.cutLine();
    const reloaded = offered(site.reload().can.imports);
    await site.clock.advance(ms(1));
    site.emulator.control.restoreLine();
    expect(await site.settle(reloaded.lock(bodycam7, signal))).toMatchObject({
      kind: 'taken',
      mine: true,
      by: 'admin',
    });
    await site.clock.advance(seconds(20));
    const again = await site.settle(reloaded.lock(bodycam7, signal));
    expect(again.kind).toBe('held');
    if (again.kind === 'held') await site.settle(again.lock.release());
  });

  test('is given back before the person signs out', async () => {
    await connect();
    await site.take();
    await site.take(bodycam3);
    await site.settle(site.system.session.signOut());
    expect(site.emulator.control.locks()).toEqual([]);
  });

  test('that is asked for while the person signs out is given back, and no other is taken', async () => {
    await connect();
    const before = failureOf(site.imports.lock(bodycam7, signal));
    const out = site.system.session.signOut();
    const during = failureOf(site.imports.lock(bodycam3, signal));
    await site.settle(out);
    expect((await site.settle(before)).code).toBe('signInNeeded');
    expect((await site.settle(during)).code).toBe('signInNeeded');
    expect(site.emulator.control.locks()).toEqual([]);
    await site.signIn();
    const lock = await site.take(bodycam3);
    await site.settle(lock.release());
  });

  test('is given back when the system ends', async () => {
    await connect();
    await site.take();
    site.system.dispose();
    await site.clock.advance(seconds(1));
    expect(site.emulator.control.locks()).toEqual([]);
    const before = site.requests().length;
    await site.clock.advance(seconds(60));
    expect(site.requests()).toHaveLength(before);
  });

  test('comes back after a network that was away for a minute, if nobody took it', async () => {
    await connect();
    const lock = await site.take();
    site.emulator.control.cutLine();
    await site.clock.advance(seconds(60));
    expect(site.emulator.control.locks()).toEqual([]);
    site.emulator.control.restoreLine();
    await site.clock.advance(seconds(6));
    expect(lock.lost.get()).toBe(false);
    expect(site.emulator.control.locks()).toHaveLength(1);
    await site.settle(lock.release());
  });

  test('of a camera that was removed cannot be had', async () => {
    await connect();
    site.emulator.control.removeCamera('Bodycam 07');
    expect((await failureOf(site.settle(site.imports.lock(bodycam7, signal)))).code).toBe('notFound');
  });
});

describe('an import', () => {
  test('tells its progress each second and is over when it is', async () => {
    await connect({ importMs: () => 4500 });
    await site.upload();
    const lock = await site.take();
    const told: unknown[] = [];
    const from = site.clock.now();
    await site.settle(site.run(lock, TICKET, told));
    expect(site.clock.now() - from).toBeLessThan(5.5 * ONE_SECOND);
    expect(told).toEqual([0.22, 0.44, 0.66, 0.88]);
    await site.settle(lock.release());
  });

  test('of several files goes one after the other under one lock', async () => {
    await connect();
    const second = ticketOf('body-2.avi', FILE, 1000);
    await site.upload();
    await site.upload(bodycam7, second);
    const lock = await site.take();
    await site.settle(site.run(lock));
    const next = epochMs(START_AT + FILE_SECONDS * ONE_SECOND);
    await site.settle(lock.import(second, next, () => undefined, signal));
    await site.settle(lock.release());
    expect(await site.recorded()).toEqual([{ from: START_AT, until: next + FILE_SECONDS * ONE_SECOND }]);
    expect(site.logged('camera.lock')).toHaveLength(1);
  });

  test('over footage that is there ends without a word, and only the timeline tells', async () => {
    await connect();
    site.emulator.control.addRecording('Bodycam 07', START_AT + 5 * ONE_SECOND, 5000);
    await site.upload();
    const lock = await site.take();
    await expect(site.settle(site.run(lock))).resolves.toBeUndefined();
    await site.settle(lock.release());
    expect(site.emulator.control.imports()).toMatchObject([{ swallowed: 'overlap' }]);
    expect(await site.recorded()).toEqual([
      { from: START_AT + 5 * ONE_SECOND, until: START_AT + 10 * ONE_SECOND },
    ]);
  });

  test('is lockLost when another takes the camera in its middle', async () => {
    await connect({ importMs: () => 60_000 });
    await site.upload();
    const lock = await site.take();
    const failed = failureOf(site.run(lock));
    await site.clock.advance(seconds(5));
    site.emulator.control.loseLock('Bodycam 07');
    expect((await site.settle(failed)).code).toBe('lockLost');
    expect(lock.lost.get()).toBe(true);
    expect(await site.settle(site.imports.lock(bodycam7, signal))).toMatchObject({
      by: 'j.meyer',
      importing: true,
    });
  });

  test('is busy while one runs that nobody waits for any more', async () => {
    await connect({ importMs: () => 60_000 });
    const second = ticketOf('body-2.avi', FILE, 1000);
    await site.upload();
    await site.upload(bodycam7, second);
    const lock = await site.take();
    const first = new AbortController();
    const left = failureOf(lock.import(TICKET, START_AT, () => undefined, first.signal));
    await site.clock.advance(seconds(3));
    first.abort();
    expect((await site.settle(left)).code).toBe('aborted');
    const { facts } = await failureOf(site.settle(site.run(lock, second)));
    expect(facts).toMatchObject({ code: 'busy', status: 422, vendorText: 'An import is already running' });
    await site.settle(lock.release());
  });

  test('of a camera that is removed in its middle fails', async () => {
    await connect({ importMs: () => 60_000 });
    await site.upload();
    const lock = await site.take();
    const failed = failureOf(site.run(lock));
    await site.clock.advance(seconds(3));
    site.emulator.control.removeCamera('Bodycam 07');
    expect((await site.settle(failed)).code).toBe('notFound');
    await site.settle(lock.release());
  });

  test('survives a line that is cut for 30 s', async () => {
    await connect({ importMs: () => 20_000 });
    await site.upload();
    const lock = await site.take();
    const done = site.run(lock);
    await site.clock.advance(seconds(3));
    site.emulator.control.cutLine();
    await site.clock.advance(seconds(30));
    site.emulator.control.restoreLine();
    await site.settle(done);
    await site.settle(lock.release());
    expect(await site.recorded()).toHaveLength(1);
  });

  test('that a restart of the server cuts short can be begun again under the same lock', async () => {
    await connect({ importMs: () => 20_000, loadingMs: 0 });
    await site.upload();
    const lock = await site.take();
    const failed = failureOf(site.run(lock));
    await site.clock.advance(seconds(3));
    site.emulator.control.restart({ downMs: 10_000 });
    expect((await site.settle(failed)).code).toBe('unreachable');
    await site.settle(site.run(lock));
    await site.settle(lock.release());
    expect(await site.recorded()).toHaveLength(1);
  });
});
