import { afterEach, describe, expect, it } from 'vitest';
import { connectionId } from '../../core/ids.ts';
import { ms } from '../../core/units.ts';
import { BODY } from '../../testing/fake-imports.ts';
import { assertNothingLeft, endOf as endIn, IMPORTED_ONCE } from '../../testing/import-end.ts';
import { BODYCAM, minute, NOON, seconds, setUpImports } from '../../testing/import-setup.ts';
import type { RunningImports } from './import-queue.ts';

type Setup = ReturnType<typeof setUpImports>;

let setup: Setup;
const idOf = (queue: RunningImports, name = 'a.mp4') => setup.named(queue, name).id;
const stateOf = (queue: RunningImports, name = 'a.mp4') => setup.named(queue, name).state;
const words = () => setup.server.log.map((line) => line.split(' ')[0] ?? '');
const count = (operation: string) => words().filter((word) => word === operation).length;

afterEach(() => assertNothingLeft(setup));
const endOf = (queue: RunningImports) => endIn(setup, queue);

describe('a person', () => {
  it('pauses an upload: nothing is sent, and it goes on from there', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    while (count('put') < 4) await setup.clock.advance(ms(50));
    queue.pause([idOf(queue)]);
    await setup.clock.advance(seconds(10));
    expect(stateOf(queue)).toMatchObject({ kind: 'paused', step: 'upload', done: 16 });
    expect(count('put')).toBe(4);
    expect(queue.busy.get()).toBe(false);
    queue.resume([idOf(queue)]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(count('put')).toBe(10);
  });

  it('pauses while the camera is taken: the next file does not wait for it', async () => {
    setup = setUpImports();
    setup.server.takeOver(BODY, 'bob', seconds(15));
    const { queue } = await setup.begin(['a.mp4', 'b.mp4']);
    await setup.until(queue, 'b.mp4', 'waitingForLock');
    queue.pause([idOf(queue)]);
    await setup.clock.advance(seconds(60));
    expect([stateOf(queue).kind, stateOf(queue, 'b.mp4').kind]).toEqual(['paused', 'done']);
  });

  it('is not told that a colleague has the camera once another file of the queue has it', async () => {
    setup = setUpImports();
    setup.server.takeOver(BODY, 'bob', seconds(15));
    const { queue } = await setup.begin(['a.mp4', 'b.mp4']);
    await setup.until(queue, 'b.mp4', 'waitingForLock');
    await setup.clock.advance(seconds(4));
    expect(stateOf(queue, 'b.mp4')).toMatchObject({ kind: 'waitingForLock', by: 'bob' });
    await setup.until(queue, 'a.mp4', 'importing');
    expect(stateOf(queue, 'b.mp4')).toMatchObject({ kind: 'waitingForLock', by: undefined, mine: false });
    await setup.until(queue, 'b.mp4', 'done');
  });

  it.each(['hashing', 'uploading', 'waitingForLock', 'importing', 'checking'] as const)(
    'cancels while it is %s: upload and lock are gone',
    async (kind) => {
      setup = setUpImports();
      if (kind === 'checking') setup.server.swallows = true;
      if (kind === 'waitingForLock') setup.server.takeOver(BODY, 'bob', seconds(5));
      const { queue } = await setup.begin(['a.mp4']);
      await setup.until(queue, 'a.mp4', kind);
      queue.cancel([idOf(queue)]);
      await setup.clock.advance(seconds(6));
      expect(stateOf(queue).kind).toBe('cancelled');
      expect(setup.server.uploads.size).toBe(0);
      expect(setup.server.heldLocks()).toEqual([]);
      expect(queue.busy.get()).toBe(false);
    },
  );

  it('takes rows out: one under way is cancelled first', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4', 'b.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    queue.remove([idOf(queue)]);
    await setup.clock.advance(seconds(1));
    expect(queue.items.get().map(({ file }) => file.name)).toEqual(['b.mp4']);
    await setup.clock.advance(seconds(30));
    expect(stateOf(queue, 'b.mp4').kind).toBe('done');
    queue.remove([idOf(queue, 'b.mp4')]);
    await setup.clock.advance(seconds(1));
    expect(queue.items.get()).toEqual([]);
    expect(setup.store.records.size).toBe(0);
  });

  it('takes rows out also when the system refuses to delete what is left', async () => {
    setup = setUpImports();
    setup.server.faults.set('remove', ['rejected', 'rejected']);
    const { queue } = await setup.begin(['a.mp4', 'b.mp4']);
    await setup.until(queue, 'a.mp4', 'importing');
    setup.server.takeOver(BODY, 'bob', seconds(10));
    setup.server.recorded.set(BODY, [{ from: NOON, until: minute(1) }]);
    await setup.clock.advance(seconds(60));
    expect([stateOf(queue).kind, stateOf(queue, 'b.mp4').kind]).toEqual(['done', 'done']);
    expect(setup.server.uploads.size).toBe(1);
    queue.remove(queue.items.get().map(({ id }) => id));
    await setup.clock.advance(seconds(1));
    expect(queue.items.get()).toEqual([]);
    setup.server.uploads.clear();
  });

  it('takes out rows of a system that is not configured any more', async () => {
    setup = setUpImports();
    const gone = { system: connectionId('gone'), camera: BODY };
    const { queue } = await setup.begin(['a.mp4'], gone);
    await setup.clock.advance(seconds(5));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', failure: { code: 'notFound' } });
    queue.remove([idOf(queue)]);
    await setup.clock.advance(seconds(1));
    expect(queue.items.get()).toEqual([]);
  });

  it('may begin what another account called off, because nothing of it is left', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    queue.cancel([idOf(queue)]);
    await setup.clock.advance(seconds(1));
    setup.session.set({ kind: 'signedIn', account: 'bob', since: NOON });
    queue.retry([idOf(queue)]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('wants a cancelled file after all', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    queue.cancel([idOf(queue)]);
    await setup.clock.advance(seconds(1));
    queue.retry([idOf(queue)]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });
});

describe('a sign-out', () => {
  it('stops the files of that system, and they go on for the same person', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    const { session } = setup;
    const before = session.get();
    session.set({ kind: 'signedOut' });
    await setup.clock.advance(seconds(5));
    expect(stateOf(queue).kind).toBe('needsSignIn');
    session.set({ kind: 'signedIn', account: 'bob', since: NOON });
    await setup.clock.advance(seconds(5));
    expect(stateOf(queue).kind).toBe('needsSignIn');
    session.set({ kind: 'signedIn', account: 'Ann', since: NOON });
    await setup.clock.advance(seconds(1));
    expect(stateOf(queue).kind).not.toBe('needsSignIn');
    session.set(before);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('in mid-import gives the lock back, and what it left undone is done later', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'importing');
    const before = setup.session.get();
    setup.session.set({ kind: 'signedOut' });
    await setup.clock.advance(seconds(1));
    expect(setup.server.heldLocks()).toEqual([]);
    setup.session.set(before);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('that nobody hears of, because the session renewed itself, is looked past after a while', async () => {
    setup = setUpImports();
    setup.server.faults.set('create', ['signInNeeded']);
    const { queue } = await setup.begin(['a.mp4']);
    await setup.clock.advance(seconds(5));
    expect(stateOf(queue).kind).toBe('needsSignIn');
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('that the system itself made, by refusing the credential, is the same', async () => {
    setup = setUpImports();
    setup.server.faults.set('create', ['signInNeeded']);
    const { queue } = await setup.begin(['a.mp4']);
    await setup.clock.advance(seconds(5));
    expect(stateOf(queue).kind).toBe('needsSignIn');
    setup.session.set({ kind: 'signedOut' });
    setup.session.set({ kind: 'signedIn', account: 'ann', since: minute(1) });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });
});

describe('the window', () => {
  it('gives the lock back when it closes in mid-import, in a request that outlives it', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await setup.until(first.queue, 'a.mp4', 'importing');
    await first.close();
    expect(setup.server.log.at(-1)).toBe('release body leaving');
    expect(setup.server.heldLocks()).toEqual([]);
    const { queue } = await setup.open();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('goes on where it was when the back button brings it again', async () => {
    setup = setUpImports();
    const { queue, leaving } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'importing');
    leaving.set(true);
    await setup.clock.advance(seconds(30));
    expect(setup.server.heldLocks()).toEqual([]);
    leaving.set(false);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('is the only one that runs the queue; another takes over when it closes', async () => {
    setup = setUpImports();
    setup.keepsHandles.on = true;
    const first = await setup.begin(['a.mp4']);
    await setup.until(first.queue, 'a.mp4', 'uploading');
    const second = await setup.open();
    expect([first.queue.place.get(), second.queue.place.get()]).toEqual(['here', 'elsewhere']);
    second.queue.add([], BODYCAM);
    await first.close();
    await setup.clock.advance(seconds(1));
    expect(second.queue.place.get()).toBe('here');
    expect(await endOf(second.queue)).toMatchObject(IMPORTED_ONCE);
  });
});
