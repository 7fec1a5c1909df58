import { beforeEach, describe, expect, it } from 'vitest';
import { epochMs, ms } from '../core/units.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { createMemoryImports, type MemoryImports } from '../testing/memory-imports.ts';
import { createRecordKeeper, type RecordKeeper } from './record-keeper.ts';

const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

let clock: FakeClock;
let store: MemoryImports;
let keeper: RecordKeeper;
let failures: unknown[];
let value: number;

beforeEach(() => {
  clock = createFakeClock(epochMs(0), quiet);
  store = createMemoryImports();
  failures = [];
  value = 0;
  keeper = createRecordKeeper({
    store: () => store,
    clock,
    recordOf: (id) => ({ id, value }),
    failed: (error) => void failures.push(error),
  });
});

describe('the keeper', () => {
  it('writes the changes of a moment at once and together', async () => {
    for (const id of ['a', 'b', 'c']) keeper.touched(id, 'changed');
    keeper.reordered(['c', 'b', 'a']);
    await quiet();
    expect([store.writes, [...store.records.keys()], store.order]).toEqual([
      1,
      ['a', 'b', 'c'],
      ['c', 'b', 'a'],
    ]);
  });

  it('writes progress every few seconds, not each time', async () => {
    for (let step = 0; step < 50; step += 1) {
      value = step;
      keeper.touched('a', 'moved');
      await clock.advance(ms(100));
    }
    expect(store.writes).toBe(2);
    await clock.advance(ms(5_000));
    expect(store.records.get('a')).toEqual({ id: 'a', value: 49 });
  });

  it('takes what moved along with the next change', async () => {
    keeper.touched('a', 'moved');
    keeper.touched('b', 'changed');
    await quiet();
    expect([...store.records.keys()]).toEqual(['a', 'b']);
    await clock.advance(ms(10_000));
    expect(store.writes).toBe(1);
  });

  it('forgets what was removed, also when it had just changed', async () => {
    keeper.touched('a', 'changed');
    await quiet();
    keeper.touched('a', 'changed');
    keeper.touched('a', 'removed');
    await quiet();
    expect(store.records.size).toBe(0);
  });

  it('has kept everything once it was flushed', async () => {
    keeper.touched('a', 'moved');
    await keeper.flush();
    expect(store.records.has('a')).toBe(true);
  });

  it('writes hundreds of changes in lots, without those that are removed meanwhile', async () => {
    const ids = Array.from({ length: 250 }, (_, index) => `id-${index}`);
    for (const id of ids) keeper.touched(id, 'changed');
    const kept = keeper.flush();
    // The first lot is on its way.
    await Promise.resolve();
    keeper.touched('id-249', 'removed');
    await kept;
    expect([store.largestWrite, store.writes, store.records.size]).toEqual([100, 4, 249]);
  });

  it('tells of a write that failed, holds nobody up, and writes it with the next', async () => {
    store.broken = true;
    keeper.touched('a', 'changed');
    await keeper.flush();
    expect(failures).toHaveLength(1);
    store.broken = false;
    keeper.touched('b', 'changed');
    await quiet();
    expect([...store.records.keys()].toSorted()).toEqual(['a', 'b']);
  });
});
