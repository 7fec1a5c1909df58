import { describe, expect, it } from 'vitest';
import { epochMs, ms } from '../core/units.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createMemorySegments, type MemorySegments } from '../testing/memory-segments.ts';
import { createSegmentCache, type SegmentCacheHost } from './segment-cache.ts';

const MEGABYTE = 1024 * 1024;
/** So that five of a tenth of it each are kept under a bound of half of it. */
const QUOTA = 10_000;
const TENTH = 400;

const bytesOf = (...values: readonly number[]): ArrayBuffer => new Uint8Array(values).buffer;
const read = (bytes: ArrayBuffer | undefined) => bytes && [...new Uint8Array(bytes)];
const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

function setUp({ quota = 1_000 * MEGABYTE, beside }: { quota?: number; beside?: MemorySegments } = {}) {
  const clock = createFakeClock(epochMs(1_000_000), quiet);
  const memory = createMemorySegments({ clock, quota, beside });
  return { clock, memory, cache: createSegmentCache(memory.host) };
}

describe('a kept segment', () => {
  it('is found again, also by the page after a reload', async () => {
    const { cache, memory } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1, 2, 3));
    expect(read(await cache.get('depot/a/1.ts'))).toEqual([1, 2, 3]);
    const reloaded = createSegmentCache(memory.host);
    expect(read(await reloaded.get('depot/a/1.ts'))).toEqual([1, 2, 3]);
  });

  it('is nobody else’s: each reader gets bytes to give away', async () => {
    const { cache } = setUp();
    const given = bytesOf(1, 2, 3);
    const put = cache.put('depot/a/1.ts', given);
    // What a player does at once: the bytes move to its worker.
    structuredClone(given, { transfer: [given] });
    await put;
    const first = await cache.get('depot/a/1.ts');
    if (first !== undefined) structuredClone(first, { transfer: [first] });
    expect(read(await cache.get('depot/a/1.ts'))).toEqual([1, 2, 3]);
  });

  it('lies under an address that tells its connection and nothing else', async () => {
    const { cache, memory } = setUp();
    await cache.put(`depot/${'x'.repeat(5_000)}/<b>?token=1`, bytesOf(1));
    expect([...memory.bodies.keys()]).toEqual([
      expect.stringMatching(/^\/sightline-segments\/depot\/[0-9a-f]{64}$/),
    ]);
  });

  it('is not taken for another one', async () => {
    const { cache } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1));
    expect(await cache.get('depot/a/2.ts')).toBeUndefined();
    expect(await cache.get('yard/a/1.ts')).toBeUndefined();
  });

  it('is gone once it is dropped', async () => {
    const { cache, memory } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1));
    await cache.drop('depot/a/1.ts');
    expect(await cache.get('depot/a/1.ts')).toBeUndefined();
    expect(memory.notes.size).toBe(0);
  });
});

describe('the bound', () => {
  const sizes = (memory: MemorySegments) => [...memory.bodies.values()].map((body) => body.byteLength);

  it('is a fifth of what the browser gives this site', async () => {
    const { cache, memory, clock } = setUp({ quota: QUOTA });
    for (let count = 0; count < 8; count += 1) {
      await cache.put(`depot/a/${count}.ts`, new ArrayBuffer(TENTH));
      await clock.advance(ms(1));
    }
    expect(sizes(memory)).toEqual([TENTH, TENTH, TENTH, TENTH, TENTH]);
    expect(await cache.get('depot/a/2.ts')).toBeUndefined();
    expect(await cache.get('depot/a/3.ts')).toBeDefined();
  });

  it('is 256 MB where the browser would give more', async () => {
    const { cache, memory } = setUp({ quota: 100_000 * MEGABYTE });
    const long = { address: '/sightline-segments/depot/long', usedAt: epochMs(999_999) };
    memory.notes.set(long.address, { ...long, bytes: 256 * MEGABYTE - 1 });
    await cache.put('depot/a/1.ts', bytesOf(1));
    expect(memory.notes.has(long.address)).toBe(true);
    await cache.put('depot/a/2.ts', bytesOf(1));
    expect(memory.notes.has(long.address)).toBe(false);
  });

  it('gives up what was unused for longest', async () => {
    const { cache, clock } = setUp({ quota: QUOTA });
    for (let count = 0; count < 5; count += 1) {
      await cache.put(`depot/a/${count}.ts`, new ArrayBuffer(TENTH));
      await clock.advance(ms(1));
    }
    await cache.get('depot/a/0.ts');
    await quiet();
    await clock.advance(ms(1));
    await cache.put('depot/a/5.ts', new ArrayBuffer(TENTH));
    expect(await cache.get('depot/a/0.ts')).toBeDefined();
    expect(await cache.get('depot/a/1.ts')).toBeUndefined();
  });

  it('keeps nothing that would drive all others out', async () => {
    const { cache } = setUp({ quota: QUOTA });
    await cache.put('depot/a/1.ts', new ArrayBuffer(QUOTA));
    expect(await cache.get('depot/a/1.ts')).toBeUndefined();
  });

  it('holds for two tabs together', async () => {
    const one = setUp({ quota: QUOTA });
    const two = setUp({ quota: QUOTA, beside: one.memory });
    await Promise.all(
      [0, 1, 2, 3, 4, 5].flatMap((count) => [
        one.cache.put(`depot/one/${count}.ts`, new ArrayBuffer(TENTH)),
        two.cache.put(`depot/two/${count}.ts`, new ArrayBuffer(TENTH)),
      ]),
    );
    expect(sizes(one.memory)).toHaveLength(5);
    expect(one.memory.notes.size).toBe(5);
  });
});

describe('signing out', () => {
  it('forgets the footage of that connection and of no other', async () => {
    const { cache, memory } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1));
    await cache.put('depot-2/a/1.ts', bytesOf(2));
    await cache.clear('depot');
    expect(await cache.get('depot/a/1.ts')).toBeUndefined();
    expect(read(await cache.get('depot-2/a/1.ts'))).toEqual([2]);
    expect(memory.notes.size).toBe(1);
  });

  it('forgets what is stored just then', async () => {
    const { cache, memory } = setUp();
    memory.beforePut.run = () => cache.clear('depot');
    await cache.put('depot/a/1.ts', bytesOf(1));
    expect(memory.bodies.size).toBe(0);
    expect(memory.notes.size).toBe(0);
  });

  it('forgets everything when no connection is named', async () => {
    const { cache, memory } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1));
    await cache.put('yard/a/1.ts', bytesOf(1));
    await cache.clear();
    expect(memory.bodies.size + memory.notes.size).toBe(0);
  });
});

describe('what a crash left', () => {
  it('is found again while bytes without a note are played', async () => {
    const { cache, memory } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1));
    memory.notes.clear();
    await createSegmentCache(memory.host).get('depot/a/1.ts');
    await quiet();
    expect(memory.notes.size).toBe(1);
  });

  it('is thrown away when nobody asks for it, with the next segment of a new page', async () => {
    const { cache, memory, clock } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1));
    await cache.put('depot/a/2.ts', bytesOf(1));
    const [first = '', second = ''] = memory.bodies.keys();
    memory.notes.delete(first);
    memory.bodies.delete(second);
    await clock.advance(ms(60_001));
    await createSegmentCache(memory.host).put('depot/a/3.ts', bytesOf(1));
    expect(memory.bodies.size).toBe(1);
    expect(memory.notes.size).toBe(1);
  });

  it('is not what another tab is writing now', async () => {
    const { cache, memory, clock } = setUp();
    await cache.put('depot/a/1.ts', bytesOf(1));
    memory.bodies.clear();
    await clock.advance(ms(1_000));
    await createSegmentCache(memory.host).put('depot/a/2.ts', bytesOf(1));
    expect(memory.notes.size).toBe(2);
  });
});

describe('a browser that refuses', () => {
  const refusal = () => Promise.reject(new DOMException('no', 'SecurityError'));
  const works = async (host: SegmentCacheHost) => {
    const cache = createSegmentCache(host);
    await cache.put('depot/a/1.ts', bytesOf(1));
    await cache.drop('depot/a/1.ts');
    await cache.clear('depot');
    return cache.get('depot/a/1.ts');
  };

  it('has no cache on plain http, and playing goes on without', async () => {
    expect(await works({ ...setUp().memory.host, open: undefined })).toBeUndefined();
  });

  it('may forbid the cache, the database or the question for room', async () => {
    const { host } = setUp().memory;
    const index = { note: refusal, remove: refusal, all: refusal };
    expect(await works({ ...host, open: refusal })).toBeUndefined();
    expect(await works({ ...host, index })).toBeUndefined();
    expect(await works({ ...host, quota: refusal })).toBeUndefined();
  });

  it('may have a full disk: half of what is kept makes room', async () => {
    const { cache, memory, clock } = setUp();
    for (let count = 0; count < 4; count += 1) {
      await cache.put(`depot/a/${count}.ts`, bytesOf(count));
      await clock.advance(ms(1));
    }
    memory.beforePut.run = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    await cache.put('depot/a/4.ts', bytesOf(4));
    expect(await cache.get('depot/a/0.ts')).toBeUndefined();
    expect(read(await cache.get('depot/a/3.ts'))).toEqual([3]);
    expect(memory.notes.size).toBe(2);
  });
});
