import HlsLibrary, {
  type FragmentLoaderContext,
  type LoaderCallbacks,
  type LoaderConfiguration,
} from 'hls.js';
import { describe, expect, it } from 'vitest';
import { epochMs, ms } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { createKeptSegments } from './kept-segments.ts';
import { createSegmentLoader } from './segment-loader.ts';
import { createFakeLoaders } from './testing/fake-loader.ts';
import { createMemorySegmentCache } from './testing/memory-segment-cache.ts';

const quiet = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const bytesOf = (...values: readonly number[]): ArrayBuffer => new Uint8Array(values).buffer;
const policy = { maxTimeToFirstByteMs: 8_000, maxLoadTimeMs: 40_000, timeoutRetry: null, errorRetry: null };
const CONFIGURATION: LoaderConfiguration = {
  loadPolicy: policy,
  timeout: 0,
  maxRetry: 0,
  retryDelay: 0,
  maxRetryDelay: 0,
};

const FIRST = 'https://logger-a.example/footage/1.ts?token=one';
const LATER = 'https://logger-b.example/footage/1.ts?token=two';

/** The name of a segment, whoever serves it and whatever its token; init segments are not kept. */
const cacheKey = (url: string): string | undefined => {
  const { pathname } = new URL(url);
  return pathname.endsWith('.ts') ? `depot${pathname}` : undefined;
};

function setUp({ live = false, cache = createMemorySegmentCache() } = {}) {
  const clock = createFakeClock(epochMs(0), quiet);
  const { loader, loads } = createFakeLoaders();
  const kept = live ? undefined : createKeptSegments(cache, cacheKey);
  const SegmentLoader = createSegmentLoader({ clock, kept });
  const load = (url: string, range?: { start: number; end: number }) => {
    const told: string[] = [];
    const got: ArrayBuffer[] = [];
    const one = new SegmentLoader({ ...HlsLibrary.DefaultConfig, loader });
    const callbacks: LoaderCallbacks<FragmentLoaderContext> = {
      onSuccess: ({ data, code }) => {
        told.push(`success ${code}`);
        if (data instanceof ArrayBuffer) got.push(structuredClone(data, { transfer: [data] }));
      },
      onError: ({ code }) => told.push(`error ${code}`),
      onTimeout: () => told.push('timeout'),
      onAbort: () => told.push('abort'),
    };
    const context = {
      url,
      responseType: 'arraybuffer',
      rangeStart: range?.start ?? 0,
      rangeEnd: range?.end ?? 0,
      headers: {},
    };
    // hls.js's fragment is of no interest to a loader.
    Reflect.apply(Reflect.get(one, 'load'), one, [context, CONFIGURATION, callbacks]);
    return { one, told, got };
  };
  /** Loads the first segment to its end. */
  const fetchFirst = async (bytes: ArrayBuffer) => {
    const loaded = load(FIRST);
    await quiet();
    loads.at(-1)?.succeed(bytes);
    return loaded;
  };
  return { clock, loads, cache, kept, load, fetchFirst };
}

describe('a segment that was fetched', () => {
  it('is not fetched again, whatever the token and the server (rule 6)', async () => {
    const { loads, load, fetchFirst } = setUp();
    const first = await fetchFirst(bytesOf(1, 2, 3));
    const second = load(LATER);
    await quiet();
    expect(loads).toHaveLength(1);
    expect(second.told).toEqual(['success 200']);
    expect(first.got).toEqual([bytesOf(1, 2, 3)]);
    expect(second.got).toEqual([bytesOf(1, 2, 3)]);
  });

  it('is not fetched again by a later player either (rule 6)', async () => {
    const { cache, fetchFirst } = setUp();
    await fetchFirst(bytesOf(1));
    const later = setUp({ cache });
    const { told } = later.load(LATER);
    await quiet();
    expect(later.loads).toHaveLength(0);
    expect(told).toEqual(['success 200']);
  });

  it('is answered later and in full, with numbers as of a request', async () => {
    const { load, fetchFirst } = setUp();
    await fetchFirst(bytesOf(1, 2, 3));
    const { one, told } = load(LATER);
    const { stats } = one;
    expect(told).toEqual([]);
    await quiet();
    expect(stats).toMatchObject({ loaded: 3, total: 3, aborted: false });
    expect(stats.loading.start).toBeGreaterThan(0);
    expect(stats.loading.end).toBeGreaterThanOrEqual(stats.loading.first);
  });

  it('is not told to a player that turned away meanwhile', async () => {
    const { load, fetchFirst } = setUp();
    await fetchFirst(bytesOf(1));
    const left = load(LATER);
    left.one.destroy();
    const aborted = load(LATER);
    aborted.one.abort();
    await quiet();
    expect(left.told).toEqual([]);
    expect(aborted.told).toEqual(['abort']);
  });
});

describe('what is fetched each time', () => {
  it('is live video', async () => {
    const { loads, load, cache } = setUp({ live: true });
    load(FIRST);
    loads[0]?.succeed(bytesOf(1));
    load(FIRST);
    expect(loads).toHaveLength(2);
    expect(cache.kept.size).toBe(0);
  });

  it('is what the source gives no name, what is a part of a file, and what is no full answer', async () => {
    const { loads, load, cache } = setUp();
    load('https://logger-a.example/footage/init.mp4');
    load(FIRST, { start: 0, end: 100 });
    load(FIRST);
    await quiet();
    loads[0]?.succeed(bytesOf(1));
    loads[1]?.succeed(bytesOf(1));
    loads[2]?.succeed(bytesOf(1), 206);
    expect(cache.kept.size).toBe(0);
  });

  it('is what failed or came empty', async () => {
    const { loads, load, cache } = setUp();
    const failed = load(FIRST);
    await quiet();
    loads[0]?.fail(404);
    load(FIRST);
    await quiet();
    loads[1]?.succeed(bytesOf());
    expect(failed.told).toEqual(['error 404']);
    expect(cache.kept.size).toBe(0);
  });
});

describe('a segment that cannot be played', () => {
  it('is forgotten and fetched anew, and kept if it is another one then', async () => {
    const cache = createMemorySegmentCache();
    await cache.put('depot/footage/1.ts', bytesOf(9));
    const { loads, load, kept } = setUp({ cache });
    load(LATER);
    await quiet();
    expect(kept?.distrust(LATER)).toBe(true);
    // hls.js tells some faults twice.
    expect(kept?.distrust(LATER)).toBe(false);
    expect(cache.kept.size).toBe(0);
    load(LATER);
    await quiet();
    expect(loads).toHaveLength(1);
    loads[0]?.succeed(bytesOf(1));
    expect([...cache.kept.values()]).toEqual([bytesOf(1)]);
    load(LATER);
    await quiet();
    expect(loads).toHaveLength(1);
  });

  it('is never kept again when the server sends the same', async () => {
    const { loads, load, cache, kept, fetchFirst } = setUp();
    await fetchFirst(bytesOf(9));
    expect(kept?.distrust(FIRST)).toBe(false);
    load(FIRST);
    await quiet();
    loads[1]?.succeed(bytesOf(9));
    expect(cache.kept.size).toBe(0);
  });
});

describe('a body that stops coming', () => {
  it('is given up after eight seconds of silence', async () => {
    const { clock, loads, load } = setUp({ live: true });
    const { told } = load(FIRST);
    const [request] = loads;
    for (let second = 0; second < 20; second += 1) {
      if (request !== undefined) request.stats.loaded += 1_000;
      await clock.advance(ms(1_000));
    }
    expect(told).toEqual([]);
    await clock.advance(ms(9_000));
    expect(told).toEqual(['timeout']);
    expect(request?.aborted()).toBe(true);
    request?.succeed(bytesOf(1));
    expect(told).toEqual(['timeout']);
  });

  it('is not watched any more once it is there, or nobody wants it', async () => {
    const { clock, loads, load } = setUp({ live: true });
    const done = load(FIRST);
    loads[0]?.succeed(bytesOf(1));
    const left = load(FIRST);
    left.one.destroy();
    await clock.advance(ms(60_000));
    expect(done.told).toEqual(['success 200']);
    expect(left.told).toEqual([]);
  });
});
