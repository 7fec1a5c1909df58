import { describe, expect, it } from 'vitest';
import { ms } from '../../core/units.ts';
import { BODY, HAND } from '../../testing/fake-imports.ts';
import {
  BODYCAM,
  factsFrom,
  fileNamed,
  HANDHELD,
  minute,
  NOON,
  seconds,
  setUpImports,
} from '../../testing/import-setup.ts';
import type { ImportQueue } from './import-model.ts';

const idsOf = (queue: ImportQueue) => queue.items.get().map(({ id }) => id);
const kindsOf = (queue: ImportQueue) => queue.items.get().map(({ state }) => state.kind);
const named = (log: readonly string[], operation: string) =>
  log.filter((line) => line.split(' ')[0] === operation);

describe('a file', () => {
  it('comes onto the timeline of its camera, and is done only when it is seen there', async () => {
    const { begin, clock, server, named: item } = setUpImports();
    const { queue } = await begin(['a.mp4']);
    await clock.advance(seconds(30));
    expect(item(queue, 'a.mp4').state).toMatchObject({
      kind: 'done',
      recorded: { from: NOON, until: minute(1) },
    });
    expect(server.heldLocks()).toEqual([]);
    expect(server.uploads.size).toBe(0);
    expect(queue.busy.get()).toBe(false);
  });

  it('goes through hashing, uploading, the lock, the import and the check, in this order', async () => {
    const { begin, clock } = setUpImports();
    const { queue } = await begin(['a.mp4']);
    const seen = new Set<string>(kindsOf(queue));
    queue.items.subscribe(() => {
      for (const kind of kindsOf(queue)) seen.add(kind);
    });
    await clock.advance(seconds(30));
    const order = ['hashing', 'uploading', 'waitingForLock', 'importing', 'checking', 'done'];
    expect([...seen].filter((kind) => order.includes(kind))).toEqual(order);
  });

  it('that is none is left out and does not block the others', async () => {
    const { open, add } = setUpImports();
    const { queue } = await open();
    queue.add([{ file: fileNamed('notes.mp4'), folder: '' }], BODYCAM);
    await add(queue, ['a.mp4'], BODYCAM);
    expect(kindsOf(queue)).toEqual(['unusable', 'draft']);
    expect(queue.items.get()[0]?.state).toMatchObject({ because: 'notVideo' });
  });

  it('shows "reported, but not there" when the system says done and the timeline is empty', async () => {
    const { begin, clock, server, named: item } = setUpImports();
    server.swallows = true;
    const { queue } = await begin(['a.mp4']);
    await clock.advance(seconds(60));
    expect(item(queue, 'a.mp4').state).toMatchObject({ kind: 'failed', step: 'check', unproven: true });
    expect(server.uploads.size).toBe(0);
    expect(server.heldLocks()).toEqual([]);
  });
});

describe('the queue', () => {
  it('hashes one file ahead while another is sent, and sends one at a time', async () => {
    const { begin, clock, server } = setUpImports();
    const { queue } = await begin(['a.mp4', 'b.mp4', 'c.mp4', 'd.mp4']);
    let most = 0;
    queue.items.subscribe(() => {
      const sending = queue.items
        .get()
        .filter(({ state, file }) => state.kind === 'uploading' && state.pace.done < file.size);
      most = Math.max(most, sending.length);
    });
    await clock.advance(seconds(1));
    expect(named(server.log, 'hash')).toHaveLength(2);
    await clock.advance(seconds(40));
    expect(kindsOf(queue)).toEqual(['done', 'done', 'done', 'done']);
    expect(most).toBe(1);
  });

  it('imports files of one camera one after the other under one lock', async () => {
    const { begin, clock, server } = setUpImports();
    const { queue } = await begin(['a.mp4', 'b.mp4', 'c.mp4']);
    await clock.advance(seconds(60));
    expect(kindsOf(queue)).toEqual(['done', 'done', 'done']);
    const turns = server.log
      .map((line) => line.split(' ')[0])
      .filter((word) => /lock|import|release/.test(word ?? ''));
    expect(turns).toEqual(['lock', 'import', 'import', 'import', 'release']);
  });

  it('imports into different cameras side by side', async () => {
    const { open, add, clock, server } = setUpImports();
    const { queue } = await open();
    await add(queue, ['a.mp4', 'b.mp4']);
    const [first = '', second = ''] = idsOf(queue);
    queue.setTarget([first], BODYCAM);
    queue.setTarget([second], HANDHELD);
    queue.start([first, second]);
    let both = false;
    queue.items.subscribe(() => {
      both ||= kindsOf(queue).every((kind) => kind === 'importing');
    });
    await clock.advance(seconds(40));
    expect(kindsOf(queue)).toEqual(['done', 'done']);
    expect(both).toBe(true);
    expect([server.recorded.get(BODY)?.length, server.recorded.get(HAND)?.length]).toEqual([1, 1]);
  });

  it('takes the lock only once a file is whole at the system', async () => {
    const { begin, until, server } = setUpImports();
    const { queue } = await begin(['a.mp4']);
    await until(queue, 'a.mp4', 'uploading');
    expect(named(server.log, 'lock')).toHaveLength(0);
  });

  it('keeps the order that a person gives it', async () => {
    const { open, add, clock, server } = setUpImports();
    const { queue } = await open();
    await add(queue, ['a.mp4', 'b.mp4', 'c.mp4'], BODYCAM);
    const [a = '', b = '', c = ''] = idsOf(queue);
    queue.move([c], a);
    queue.start([a, b, c]);
    await clock.advance(seconds(60));
    expect(queue.items.get().map(({ file }) => file.name)).toEqual(['c.mp4', 'a.mp4', 'b.mp4']);
    expect(named(server.log, 'import').map((line) => line.slice(-5))).toEqual(['c.mp4', 'a.mp4', 'b.mp4']);
  });

  it('keeps the objects of items that did not change', async () => {
    const { begin, clock } = setUpImports();
    const { queue } = await begin(['a.mp4', 'b.mp4', 'c.mp4']);
    const before = queue.items.get()[2];
    await clock.advance(ms(400));
    expect(queue.items.get()[2]).toBe(before);
  });

  it('tells what is under way in one line that never jumps back', async () => {
    const { begin, clock } = setUpImports();
    const { queue } = await begin(['a.mp4', 'b.mp4']);
    const shares: number[] = [];
    queue.totals.subscribe(() => {
      const { done, bytes } = queue.totals.get();
      if (bytes > 0) shares.push(done / bytes);
    });
    await clock.advance(seconds(40));
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual(shares.toSorted((one, other) => one - other));
    expect(queue.totals.get()).toMatchObject({ bytes: 0, lines: 0 });
  });
});

describe('before a file is started', () => {
  it('asks for what is missing, and begins those without questions alone', async () => {
    const { open, facts, clock, named: item } = setUpImports();
    const { queue } = await open();
    facts.set('a.mp4', factsFrom(NOON));
    facts.set('timeless.mp4', factsFrom(undefined));
    facts.set('odd.mp4', factsFrom(minute(10), 'vp9'));
    const chosen = ['a.mp4', 'timeless.mp4', 'odd.mp4'].map((name) => ({
      file: fileNamed(name),
      folder: '',
    }));
    queue.add(chosen, BODYCAM);
    await clock.advance(seconds(2));
    expect(item(queue, 'timeless.mp4').state).toEqual({ kind: 'draft', questions: [{ kind: 'start' }] });
    expect(item(queue, 'odd.mp4').state).toEqual({
      kind: 'draft',
      questions: [{ kind: 'refused', note: 'It does not take VP9' }],
    });
    queue.start(idsOf(queue));
    await clock.advance(seconds(40));
    expect(kindsOf(queue)).toEqual(['done', 'draft', 'draft']);
  });

  it('asks about footage that is there already, and says where the file would fit', async () => {
    const { open, add, clock, server, named: item } = setUpImports();
    server.recorded.set(BODY, [{ from: minute(-1), until: minute(0.5) }]);
    const { queue } = await open();
    await add(queue, ['a.mp4'], BODYCAM);
    expect(item(queue, 'a.mp4').state).toMatchObject({
      kind: 'draft',
      questions: [{ kind: 'overlap', with: 'timeline', fitsAt: minute(0.5) }],
    });
    queue.setStart(idsOf(queue), minute(0.5));
    await clock.advance(seconds(1));
    expect(item(queue, 'a.mp4').state).toEqual({ kind: 'draft', questions: [] });
  });

  it('asks about another file of the queue, names it, and asks no more once one moves', async () => {
    const { open, add, clock, facts, named: item } = setUpImports();
    const { queue } = await open();
    await add(queue, ['a.mp4'], BODYCAM);
    facts.set('b.mp4', factsFrom(minute(0.5)));
    queue.add([{ file: fileNamed('b.mp4'), folder: '' }], BODYCAM);
    await clock.advance(seconds(1));
    const { id } = item(queue, 'b.mp4');
    expect(item(queue, 'b.mp4').state).toMatchObject({
      questions: [{ kind: 'overlap', with: 'file', name: 'a.mp4', fitsAt: minute(1) }],
    });
    queue.shiftStart([id], ms(30_000));
    await clock.advance(seconds(1));
    expect(item(queue, 'b.mp4')).toMatchObject({
      state: { kind: 'draft', questions: [] },
      start: { at: minute(1), source: 'person' },
    });
  });

  it('asks about a system that has no room', async () => {
    const { open, add, server, clock, named: item } = setUpImports();
    server.full = true;
    const { queue } = await open();
    await add(queue, ['a.mp4'], BODYCAM);
    await clock.advance(seconds(1));
    expect(item(queue, 'a.mp4').state).toMatchObject({ questions: [{ kind: 'full' }] });
  });

  it('lays files out one after the other, and takes stamps for local time of a zone', async () => {
    const { open, add, clock, named: item } = setUpImports();
    const { queue } = await open();
    await add(queue, ['a.mp4', 'b.mp4'], BODYCAM);
    queue.setLocalZone(idsOf(queue), 'Europe/Amsterdam');
    await clock.advance(seconds(1));
    expect(item(queue, 'a.mp4').start?.at).toBe(minute(-60));
    queue.setLocalZone(idsOf(queue), undefined);
    queue.setSequence(idsOf(queue), minute(30));
    await clock.advance(seconds(1));
    expect([item(queue, 'a.mp4').start?.at, item(queue, 'b.mp4').start?.at]).toEqual([
      minute(30),
      minute(31),
    ]);
  });
});

describe('five hundred files', () => {
  it('are read, asked about and started without work that grows with their square', async () => {
    const { open, clock, facts, server, store } = setUpImports();
    const { queue } = await open();
    const names = Array.from({ length: 500 }, (_, at) => `f${at}.mp4`);
    for (const [at, name] of names.entries()) facts.set(name, factsFrom(minute(2 * at)));
    let longest = 0;
    let published = 0;
    queue.items.subscribe(() => {
      published += 1;
    });
    const timed = (work: () => void) => {
      const began = performance.now();
      work();
      longest = Math.max(longest, performance.now() - began);
    };
    timed(() =>
      queue.add(
        names.map((name) => ({ file: fileNamed(name), folder: 'day 1/' })),
        BODYCAM,
      ),
    );
    await clock.advance(seconds(3));
    expect(kindsOf(queue).every((kind) => kind === 'draft')).toBe(true);
    const writes = store.writes;
    published = 0;
    timed(() => queue.start(idsOf(queue)));
    await clock.advance(seconds(1));
    expect(kindsOf(queue).filter((kind) => kind === 'draft')).toEqual([]);
    // One change and one write for all of them, and a few for what began since.
    expect(published).toBeLessThan(30);
    expect(store.writes - writes).toBeLessThan(30);
    expect(longest).toBeLessThan(50);
    // The timeline was asked about all of them at once.
    expect(named(server.log, 'recorded').length).toBeLessThan(5);
    expect(queue.items.get().map(({ file }) => file.name)).toEqual(names);
  });
});
