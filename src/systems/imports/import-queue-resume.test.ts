import { afterEach, describe, expect, it } from 'vitest';
import { ms } from '../../core/units.ts';
import { BODY } from '../../testing/fake-imports.ts';
import { assertNothingLeft, endOf as endIn, IMPORTED_ONCE } from '../../testing/import-end.ts';
import { BODYCAM, fileNamed, minute, NOON, seconds, setUpImports } from '../../testing/import-setup.ts';
import { fakeHandle } from '../../testing/memory-imports.ts';
import type { RunningImports } from './import-queue.ts';

type Setup = ReturnType<typeof setUpImports>;

let setup: Setup;
const idOf = (queue: RunningImports, name: string) => setup.named(queue, name).id;
const stateOf = (queue: RunningImports, name = 'a.mp4') => setup.named(queue, name).state;
const puts = () => setup.server.log.filter((line) => line.startsWith('put '));
const count = (operation: string) =>
  setup.server.log.filter((line) => line.split(' ')[0] === operation).length;

/** Sends until so many pieces of the first file are at the system. */
async function sendPieces(queue: RunningImports, pieces: number) {
  while (puts().length < pieces) await setup.clock.advance(ms(50));
  // So that they are kept.
  await setup.clock.advance(ms(1));
  return queue;
}

afterEach(() => assertNothingLeft(setup));
const endOf = (queue: RunningImports) => endIn(setup, queue);

describe('the picture of a file', () => {
  const ALIVE = new AbortController().signal;
  const textOf = async (picture: Promise<Blob | undefined> | undefined) => (await picture)?.text();
  const frameOf = (queue: RunningImports, name = 'a.mp4') => textOf(queue.frame?.(idOf(queue, name), ALIVE));

  /** A queue with one kept file, after a reload. */
  async function reloaded(change: () => void = () => {}) {
    setup = setUpImports();
    setup.keepsHandles.on = true;
    const first = await setup.open();
    await setup.add(first.queue, ['a.mp4']);
    await first.close();
    change();
    return (await setup.open()).queue;
  }

  it('is made of the file that was chosen, and is none where no decoder knows it', async () => {
    setup = setUpImports();
    const { queue } = await setup.open();
    await setup.add(queue, ['a.mp4']);
    queue.add([{ file: fileNamed('notes.mp4'), folder: '' }], undefined);
    await setup.clock.advance(seconds(2));
    expect(await frameOf(queue)).toBe('Picture of a.mp4');
    expect(await frameOf(queue, 'notes.mp4')).toBeUndefined();
    expect(await textOf(queue.frame?.('nobody', ALIVE))).toBeUndefined();
  });

  it('is there after a reload where the browser still lets the kept file be read', async () => {
    expect(await frameOf(await reloaded())).toBe('Picture of a.mp4');
  });

  it('is none after a reload where the browser wants to be asked: a picture asks nobody', async () => {
    const queue = await reloaded(() => {
      setup.keptFiles.leave = 'prompt';
    });
    expect(await frameOf(queue)).toBeUndefined();
  });

  it('is none after a reload where the kept file leads to another one by now', async () => {
    const queue = await reloaded(() => {
      for (const id of setup.store.handles.keys()) {
        setup.store.handles.set(id, fakeHandle(fileNamed('a.mp4', 'other', 9_999)));
      }
    });
    expect(await frameOf(queue)).toBeUndefined();
  });

  it('is none after a reload that left only the row', async () => {
    setup = setUpImports();
    const first = await setup.open();
    await setup.add(first.queue, ['a.mp4']);
    await first.close();
    const { queue } = await setup.open();
    expect(await frameOf(queue)).toBeUndefined();
  });
});

describe('after a crash between two writes', () => {
  it('a kept file without its row is let go', async () => {
    setup = setUpImports();
    setup.store.handles.set('nobody', fakeHandle(fileNamed('a.mp4')));
    const { queue } = await setup.open();
    expect([queue.items.get(), queue.dropped.get(), setup.store.handles.size]).toEqual([[], 0, 0]);
  });
});

describe('after a crash in the middle of an upload', () => {
  it('asks for the same file and sends only what the system does not have', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 4);
    await first.crash();
    const { queue } = await setup.open();
    expect(stateOf(queue)).toEqual({ kind: 'needsFile', asks: false, wrong: undefined });
    const before = puts().length;
    queue.giveFile(idOf(queue, 'a.mp4'), { file: fileNamed('a.mp4'), folder: '' });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(puts().length - before).toBe(6);
    expect(count('create')).toBe(1);
    expect(count('hash')).toBe(2);
  });

  it('goes on by itself where the browser keeps the file and may read it', async () => {
    setup = setUpImports();
    setup.keepsHandles.on = true;
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 4);
    await first.crash();
    const { queue } = await setup.open();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(puts()).toHaveLength(10);
  });

  it('needs a click where the browser wants to be asked', async () => {
    setup = setUpImports();
    setup.keepsHandles.on = true;
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 4);
    await first.crash();
    setup.keptFiles.leave = 'prompt';
    const { queue } = await setup.open();
    expect(stateOf(queue)).toMatchObject({ kind: 'needsFile', asks: true });
    queue.askForFiles([idOf(queue, 'a.mp4')]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('takes a copy with another time, whose content proves it the same', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 4);
    await first.crash();
    const { queue } = await setup.open();
    queue.giveFile(idOf(queue, 'a.mp4'), { file: fileNamed('a.mp4', 'a.mp4', 9_999), folder: '' });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('refuses a file of another size, and one of the same size with another content', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 4);
    await first.crash();
    const { queue } = await setup.open();
    const id = idOf(queue, 'a.mp4');
    const give = async (file: File) => {
      queue.giveFile(id, { file, folder: '' });
      await setup.clock.advance(seconds(2));
      return stateOf(queue);
    };
    expect(await give(new File(['short'], 'a.mp4'))).toMatchObject({
      kind: 'needsFile',
      wrong: 'That file has another size.',
    });
    const before = puts().length;
    expect(await give(fileNamed('a.mp4', 'other'))).toMatchObject({
      kind: 'needsFile',
      wrong: 'That file has the same size and another content.',
    });
    expect(puts()).toHaveLength(before);
    queue.giveFile(id, { file: fileNamed('a.mp4'), folder: '' });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });

  it('sends again what was not confirmed where the system tells no pieces', async () => {
    setup = setUpImports();
    setup.server.tellsPieces = false;
    setup.keepsHandles.on = true;
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 6);
    // Progress is kept every few seconds: the crash comes after that.
    first.queue.pause([idOf(first.queue, 'a.mp4')]);
    await setup.clock.advance(seconds(3));
    await first.crash();
    const { queue } = await setup.open();
    const before = puts().length;
    queue.resume([idOf(queue, 'a.mp4')]);
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(puts().length - before).toBe(4);
  });

  it('believes the system when it has less than was confirmed', async () => {
    setup = setUpImports();
    setup.keepsHandles.on = true;
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 6);
    await first.crash();
    for (const { pieces } of setup.server.uploads.values()) pieces.delete(2);
    const before = puts().length;
    const { queue } = await setup.open();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(puts().slice(before)[0]).toMatch(/\/2$/);
    expect(puts().length - before).toBe(5);
  });

  it('opens the upload anew when it is gone from the system', async () => {
    setup = setUpImports();
    setup.keepsHandles.on = true;
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 6);
    await first.crash();
    setup.server.uploads.clear();
    const { queue } = await setup.open();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(count('create')).toBe(2);
  });
});

describe('after a crash later on', () => {
  it('needs no file for an upload that is whole', async () => {
    setup = setUpImports();
    setup.server.takeOver(BODY, 'bob', seconds(20));
    const first = await setup.begin(['a.mp4']);
    await setup.until(first.queue, 'a.mp4', 'waitingForLock');
    await setup.clock.advance(seconds(1));
    await first.crash();
    const { queue } = await setup.open();
    expect(stateOf(queue)).toMatchObject({ kind: 'waitingForLock', by: 'bob', mine: false });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(puts()).toHaveLength(10);
  });

  it('waits for its own old lock, sees that nothing came, and imports once more', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await setup.until(first.queue, 'a.mp4', 'importing');
    await setup.clock.advance(seconds(1));
    await first.crash();
    const { queue } = await setup.open();
    await setup.clock.advance(seconds(1));
    expect(stateOf(queue)).toMatchObject({ kind: 'waitingForLock', by: 'ann', mine: true });
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(count('import')).toBe(2);
  });

  it('does not import again what the system finished meanwhile', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await setup.until(first.queue, 'a.mp4', 'importing');
    await first.crash();
    setup.server.recorded.set(BODY, [{ from: NOON, until: minute(1) }]);
    setup.server.uploads.clear();
    const { queue } = await setup.open();
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
    expect(count('import')).toBe(1);
  });

  it('says so when the upload is gone and the timeline shows nothing', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await setup.until(first.queue, 'a.mp4', 'importing');
    await first.crash();
    setup.server.uploads.clear();
    const { queue } = await setup.open();
    await setup.clock.advance(seconds(60));
    expect(stateOf(queue)).toMatchObject({ kind: 'failed', step: 'check', unproven: true });
  });

  it('goes on with a cancel that was under way', async () => {
    setup = setUpImports();
    const first = await setup.begin(['a.mp4']);
    await sendPieces(first.queue, 3);
    setup.server.faults.set('remove', ['unreachable']);
    first.queue.cancel([idOf(first.queue, 'a.mp4')]);
    await setup.clock.advance(ms(10));
    expect(stateOf(first.queue).kind).toBe('cancelling');
    await first.crash();
    const { queue } = await setup.open();
    await setup.clock.advance(seconds(5));
    expect(stateOf(queue).kind).toBe('cancelled');
    expect(setup.server.uploads.size).toBe(0);
  });

  it('has drafts with their answers again, and their files where it may', async () => {
    setup = setUpImports();
    setup.keepsHandles.on = true;
    const first = await setup.open();
    await setup.add(first.queue, ['a.mp4', 'b.mp4'], BODYCAM);
    first.queue.setStart([idOf(first.queue, 'b.mp4')], minute(30));
    await setup.clock.advance(seconds(1));
    await first.crash();
    const { queue } = await setup.open();
    await setup.clock.advance(seconds(1));
    expect(setup.named(queue, 'b.mp4')).toMatchObject({
      state: { kind: 'draft', questions: [] },
      start: { at: minute(30), source: 'person' },
      verdict: { kind: 'recommended' },
    });
    queue.start(queue.items.get().map(({ id }) => id));
    await setup.clock.advance(seconds(60));
    expect(queue.items.get().map(({ state }) => state.kind)).toEqual(['done', 'done']);
  });
});

describe('what the store holds', () => {
  it('is dropped where it is no record, and the rest goes on', async () => {
    setup = setUpImports();
    const first = await setup.open();
    await setup.add(first.queue, ['a.mp4'], BODYCAM);
    await first.crash();
    for (const [id, record] of [
      ['x1', { id: 'x1', version: 99 }],
      ['x2', 'text'],
      ['x3', null],
      [
        'x4',
        { ...JSON.parse(JSON.stringify([...setup.store.records.values()][0])), id: 'x4', file: { name: 1 } },
      ],
    ] as const) {
      setup.store.records.set(id, record);
    }
    const { queue } = await setup.open();
    expect(queue.items.get().map(({ file }) => file.name)).toEqual(['a.mp4']);
    expect(queue.dropped.get()).toBe(4);
    expect(setup.store.records.has('x1')).toBe(false);
  });

  it('is nothing where the browser refuses: the queue works and says that it is not kept', async () => {
    setup = setUpImports();
    setup.store.broken = true;
    const { queue } = await setup.begin(['a.mp4']);
    expect(queue.place.get()).toBe('unkept');
    expect(await endOf(queue)).toMatchObject(IMPORTED_ONCE);
  });
});
