import { afterEach, describe, expect, it } from 'vitest';
import { ms } from '../../core/units.ts';
import { BODY } from '../../testing/fake-imports.ts';
import { assertNothingLeft, endOf as endIn, IMPORTED_ONCE } from '../../testing/import-end.ts';
import {
  BODYCAM,
  factsFrom,
  fileNamed,
  minute,
  NOON,
  seconds,
  setUpImports,
} from '../../testing/import-setup.ts';
import type { RunningImports } from './import-queue.ts';

type Setup = ReturnType<typeof setUpImports>;

let setup: Setup;
const idOf = (queue: RunningImports, name = 'a.mp4') => setup.named(queue, name).id;
const stateOf = (queue: RunningImports, name = 'a.mp4') => setup.named(queue, name).state;
const words = () => setup.server.log.map((line) => line.split(' ')[0] ?? '');
const count = (operation: string) => words().filter((word) => word === operation).length;

afterEach(() => assertNothingLeft(setup));
const endOf = (queue: RunningImports) => endIn(setup, queue);

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
    // It was never opened.
    expect(count('remove')).toBe(0);
    queue.retry([idOf(queue)]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('of a period that was filled meanwhile is said before anything is imported', async () => {
    setup = setUpImports();
    const { queue } = await setup.begin(['a.mp4']);
    await setup.until(queue, 'a.mp4', 'uploading');
    setup.server.recorded.set(BODY, [{ from: NOON, until: minute(0.5) }]);
    await setup.clock.advance(seconds(20));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', failure: { code: 'periodTaken' } });
    expect(count('import')).toBe(0);
    expect(setup.server.uploads.size).toBe(0);
    // A person gives it another start: it is a draft again.
    queue.setStart([idOf(queue)], minute(5));
    await setup.clock.advance(seconds(1));
    expect(stateOf(queue)).toEqual({ kind: 'draft', questions: [] });
  });

  it('of an upload that is there already, or gone, or wrong, is settled by its status', async () => {
    setup = setUpImports();
    setup.server.faults.set('put', ['alreadyThere', 'notFound', 'corrupted']);
    const { queue } = await setup.begin(['a.mp4']);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect([count('create'), count('remove')]).toEqual([1, 0]);
  });

  it('of an upload that is refused again and again for that is said in the system’s own words', async () => {
    setup = setUpImports();
    setup.server.faults.set(
      'put',
      Array.from({ length: 20 }, () => 'notFound' as const),
    );
    const { queue } = await setup.begin(['a.mp4']);
    await setup.clock.advance(seconds(60));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', failure: { code: 'notFound' } });
    expect(setup.server.uploads.size).toBe(0);
  });

  it('of a codec that nobody could be asked about is said before anything is sent', async () => {
    setup = setUpImports();
    const { queue } = await setup.open();
    const before = setup.session.get();
    setup.session.set({ kind: 'signedOut' });
    setup.facts.set('a.mp4', factsFrom(NOON, 'vp9'));
    queue.add([{ file: fileNamed('a.mp4'), folder: '' }], BODYCAM);
    await setup.clock.advance(seconds(2));
    queue.start([idOf(queue)]);
    await setup.clock.advance(seconds(1));
    expect(stateOf(queue).kind).toBe('needsSignIn');
    setup.session.set(before);
    await setup.clock.advance(seconds(5));
    const failure = { code: 'rejected', facts: { vendorText: 'It does not take VP9' } };
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', failure });
    expect([count('hash'), count('create')]).toEqual([0, 0]);
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
    expect([count('import'), count('remove')]).toEqual([1, 1]);
  });

  it('is used only once it is kept that the import was begun', async () => {
    setup = setUpImports();
    const kept: unknown[] = [];
    setup.server.faults.set('import', [() => kept.push(...setup.store.records.values())]);
    const { queue } = await setup.begin(['a.mp4']);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(kept).toMatchObject([{ stage: 'importing' }]);
    // The system takes away the upload of an import that is over.
    expect(count('remove')).toBe(0);
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
