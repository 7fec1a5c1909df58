import { beforeEach, describe, expect, test, vi } from 'vitest';
import { epochMs, ms, ONE_MINUTE } from '../../core/units.ts';
import { createFakeClock, type FakeClock } from '../../testing/fake-clock.ts';
import { createMemoryFolder, type MemoryFolder } from '../../testing/memory-folder.ts';
import { createLeftovers } from './download-leftovers.ts';
import { keepTime } from './download-limits.ts';

const NOW = 1_000_000_000_000;
const MIB = 1_048_576;
let clock: FakeClock;
let folder: MemoryFolder;

const names = () => Array.from(folder.files.keys());
const make = () => createLeftovers(() => Promise.resolve(folder), clock);

beforeEach(() => {
  const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
  clock = createFakeClock(epochMs(NOW), quiet);
  folder = createMemoryFolder({ now: clock.now });
});

describe('leftovers of downloads', () => {
  test('of a crash are removed at the next start', async () => {
    folder.put('old.part', 10, NOW - 24 * 60 * ONE_MINUTE);
    await make().sweep();
    expect(names()).toEqual([]);
  });

  test('that the browser may still copy are kept until they are due, each its own time', async () => {
    folder.put('first.part', 0, NOW - 5 * ONE_MINUTE);
    folder.put('second.part', 0, NOW);
    await make().sweep();
    expect(names()).toEqual(['first.part', 'second.part']);
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(names()).toEqual(['second.part']);
    await clock.advance(ms(5 * ONE_MINUTE));
    expect(names()).toEqual([]);
  });

  test('are kept longer the larger they are: a slow disk takes its time', () => {
    expect(keepTime(0)).toBe(10 * ONE_MINUTE);
    expect(keepTime(40 * 1024 * MIB) - keepTime(0)).toBe(10_240 * 1000);
  });

  test('that another window writes stay, however long it waits for its server', async () => {
    const handle = await folder.getFileHandle('busy.part', { create: true });
    const file = await handle.createSyncAccessHandle?.();
    file?.write(new Uint8Array(10), { at: 0 });
    folder.put('old.part', 10, NOW);
    await clock.advance(ms(60 * ONE_MINUTE));
    await make().sweep();
    expect(names()).toEqual(['busy.part']);
  });

  test('are looked at once where two ask at a time', async () => {
    const opened = vi.fn(() => Promise.resolve(folder));
    const leftovers = createLeftovers(opened, clock);
    await Promise.all([leftovers.sweep(), leftovers.sweep()]);
    expect(opened).toHaveBeenCalledTimes(1);
    await leftovers.sweep();
    expect(opened).toHaveBeenCalledTimes(2);
  });

  test('are no trouble where there is no folder, or it is refused', async () => {
    const refused = () => Promise.reject(new DOMException('Private.', 'SecurityError'));
    const none = () => Promise.resolve(undefined);
    for (const open of [none, refused]) {
      await expect(createLeftovers(open, clock).sweep()).resolves.toBeUndefined();
    }
  });
});
