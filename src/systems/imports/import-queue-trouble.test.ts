import { afterEach, describe, expect, it } from 'vitest';
import { ms } from '../../core/units.ts';
import { BODY } from '../../testing/fake-imports.ts';
import { BODYCAM, minute, NOON, seconds, setUpImports } from '../../testing/import-setup.ts';
import type { RunningImports } from './import-queue.ts';

type Setup = ReturnType<typeof setUpImports>;

let setup: Setup;
const idOf = (queue: RunningImports, name = 'a.mp4') => setup.named(queue, name).id;
const stateOf = (queue: RunningImports, name = 'a.mp4') => setup.named(queue, name).state;
const words = () => setup.server.log.map((line) => line.split(' ')[0] ?? '');
const count = (operation: string) => words().filter((word) => word === operation).length;

/** 20 s after anything that may happen, no lock is held, and no upload left that is not meant to go on. */
afterEach(async () => {
  await setup.clock.advance(seconds(20));
  const { heldLocks, uploads } = setup.server;
  if (heldLocks().length > 0) throw new Error('A camera is still locked.');
  const kept = JSON.stringify([...setup.store.records.values()]);
  const lost = [...uploads.keys()].filter((name) => !kept.includes(`"name":"${name}"`));
  if (lost.length > 0) throw new Error(`Nobody means to go on with ${lost.join()}.`);
});

/** What the queue and the system show a while later. */
async function endOf(queue: RunningImports) {
  await setup.clock.advance(seconds(90));
  const recorded = setup.server.recorded.get(BODY);
  return { state: stateOf(queue), recorded, uploads: setup.server.uploads.size };
}
const SPAN = { from: NOON, until: minute(1) };
/** On the timeline once, and nothing left. */
const IMPORTED_ONCE = { state: { kind: 'done', recorded: SPAN }, recorded: [SPAN], uploads: 0 };

describe('trouble on the way', () => {
  it('of a network that is away for 30 s holds the upload up and loses nothing', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    setup.page.online.set(false);
    await setup.clock.advance(seconds(5));
    expect(stateOf(queue)).toMatchObject({ kind: 'uploading', lines: 0, trouble: { code: 'offline' } });
    await setup.clock.advance(seconds(25));
    setup.page.online.set(true);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(count('put')).toBe(10);
  });

  it('of a server that restarts while uploads are opened, locks asked for and imports begun passes', async () => {
    setup = setUpImports();
    setup.server.faults.set('create', ['unreachable', 'busy']);
    setup.server.faults.set('status', ['serverError']);
    setup.server.faults.set('lock', ['timeout']);
    setup.server.faults.set('import', ['unreachable']);
    setup.server.faults.set('recorded', ['serverError', 'serverError', 'serverError']);
    const { queue } = await setup.begin(['a.mp4']);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    // The lock of the import that failed was not kept while it waited.
    expect(count('lock')).toBe(count('release') + 1);
  });

  it('of a piece that was changed on the way sends the file once more from its start', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    setup.server.spoilNext = true;
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect([count('create'), count('put')]).toEqual([2, 20]);
    expect(
      words()
        .filter((word) => word === 'remove' || word === 'create')
        .slice(0, 3),
    ).toEqual(['create', 'remove', 'create']);
  });

  it('of the same kind twice is said, and the upload taken away', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    setup.server.spoilNext = true;
    while (count('create') < 2) await setup.clock.advance(ms(50));
    setup.server.spoilNext = true;
    await setup.clock.advance(seconds(10));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', failure: { code: 'corrupted' } });
    expect(setup.server.uploads.size).toBe(0);
    queue.retry([idOf(queue)]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('of no room is said, with nothing left at the system', async () => {
    setup = setUpImports();
    setup.server.faults.set('create', ['noSpace']);
    const { queue } = await setup.begin(['a.mp4']);
    await setup.clock.advance(seconds(10));
    expect(stateOf(queue)).toMatchObject({
      kind: 'failed',
      step: 'upload',
      failure: { code: 'noSpace' },
    });
    queue.retry([idOf(queue)]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('of a period that was filled meanwhile is said before anything is imported', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    setup.server.recorded.set(BODY, [{ from: NOON, until: minute(0.5) }]);
    await setup.clock.advance(seconds(20));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', failure: { code: 'alreadyThere' } });
    expect(count('import')).toBe(0);
    expect(setup.server.uploads.size).toBe(0);
    // A person gives it another start: it is a draft again.
    queue.setStart([idOf(queue)], minute(5));
    await setup.clock.advance(seconds(1));
    expect(stateOf(queue)).toEqual({ kind: 'draft', questions: [] });
  });

  it('of a file that is not readable any more waits for the file', async () => {
    setup = setUpImports();
    const { queue } = await setup.open();
    await setup.add(queue, ['a.mp4'], BODYCAM);
    const file = setup.lastFile();
    file.arrayBuffer = () => Promise.reject(new DOMException('Gone', 'NotReadableError'));
    queue.start([idOf(queue)]);
    await setup.clock.advance(seconds(1));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', step: 'hash', failure: { code: 'notReadable' } });
    queue.retry([idOf(queue)]);
    await setup.clock.advance(seconds(1));
    expect(stateOf(queue)).toMatchObject({ kind: 'needsFile' });
  });
});

describe('the lock of a camera', () => {
  it('of another user is waited for, with their name, and taken when it is free', async () => {
    setup = setUpImports();
    setup.server.takeOver(BODY, 'bob', seconds(40));
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'waitingForLock');
    await setup.clock.advance(seconds(4));
    const before = stateOf(queue);
    expect(before).toMatchObject({ kind: 'waitingForLock', by: 'bob', mine: false });
    await setup.clock.advance(seconds(10));
    expect(stateOf(queue)).toMatchObject({ since: before.kind === 'waitingForLock' ? before.since : 0 });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('lost in mid-import is waited for again, and the file is imported again', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'importing');
    setup.server.takeOver(BODY, 'bob', seconds(10));
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(count('import')).toBe(2);
  });

  it('lost in mid-import is asked for no more when the timeline has the file already', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'importing');
    setup.server.takeOver(BODY, 'bob', seconds(10));
    setup.server.recorded.set(BODY, [{ from: NOON, until: minute(1) }]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(count('import')).toBe(1);
  });

  it('is given up after it was lost many times', async () => {
    setup = setUpImports();
    setup.server.faults.set(
      'import',
      Array.from({ length: 20 }, () => 'lockLost' as const),
    );
    const { queue } = await setup.begin(['a.mp4']);
    await setup.clock.advance(seconds(120));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', step: 'import', failure: { code: 'lockLost' } });
    expect(count('import')).toBe(5);
  });

  it('that may not be taken is said', async () => {
    setup = setUpImports();
    setup.server.faults.set('lock', ['notPermitted']);
    const { queue } = await setup.begin(['a.mp4']);
    await setup.clock.advance(seconds(20));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', step: 'lock', failure: { code: 'notPermitted' } });
    expect(setup.server.uploads.size).toBe(0);
  });
});

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
