// @vitest-environment happy-dom
/** What happens in the hours after a player was opened, and what it asks of those around it. */
import { Events } from 'hls.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { addMs, type EpochMs, epochMs, ms, seconds } from '../../core/units.ts';
import type { HlsSource } from '../../vendors/contract.ts';
import { createMemorySegmentCache } from './testing/memory-segment-cache.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import {
  fatalNetwork,
  levelUpdated,
  play,
  quiet,
  type Setup,
  type SetupOptions,
  SETUP_START,
  setUpPlayback,
  sourceOf,
} from './testing/playback-setup.ts';

const HOUR = 3_600_000;
const disposers: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposers.splice(0)) dispose();
});

function setUp(options?: SetupOptions) {
  const setup = setUpPlayback(createFakeClock(SETUP_START, quiet), options);
  disposers.push(setup.playback.dispose);
  return setup;
}
const loadsOf = ({ hls }: Pick<Setup, 'hls'>) =>
  hls.made.flatMap(({ calls }) => calls.filter((call) => call.startsWith('loadSource')));
const buffered = { frag: { duration: 2, start: 0 }, stats: { total: 1 } };

/** A request that takes down how it is opened. */
function requestTo(opened: string[]): XMLHttpRequest {
  const request = new XMLHttpRequest();
  vi.spyOn(request, 'open').mockImplementation((method: string, url: string | URL) => {
    opened.push(`${method} ${url.toString()}`);
  });
  vi.spyOn(request, 'getAllResponseHeaders').mockReturnValue('');
  return request;
}

describe('a token that expires', () => {
  it('never reloads the player: 20 times over, one playlist address was opened', async () => {
    let token = 0;
    const setup = setUp();
    const { source, refused } = sourceOf('a', () => String(token));
    await play(setup, true, source);
    for (; token < 20; token += 1) {
      const request = requestTo([]);
      await setup.hls.newest().prepare(request, '/s.ts');
      setup.hls.newest().emit(Events.ERROR, fatalNetwork('fragLoadError', 401, request));
      await setup.clock.advance(ms(1));
      setup.hls.newest().emit(Events.FRAG_BUFFERED, buffered);
    }
    expect(refused).toHaveLength(20);
    expect(refused.at(-1)).toBe('/s.ts?token=19');
    expect(loadsOf(setup)).toEqual(['loadSource /proxy/a.m3u8']);
  });
});

describe('a network that is cut', () => {
  it('beyond the browser’s knowledge is tried at least each eight seconds', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.video.happen('waiting', { readyState: 2 });
    const tried: number[] = [];
    for (let second = 0; second < 60; second += 1) {
      const { calls } = setup.hls.newest();
      const before = calls.length;
      if (setup.playback.state.get().kind !== 'recovering') {
        setup.hls.newest().emit(Events.ERROR, fatalNetwork('levelLoadError', 502));
      }
      await setup.clock.advance(ms(1_000));
      if (calls.slice(before).includes('startLoad')) {
        tried.push(second);
        setup.hls.newest().emit(Events.ERROR, fatalNetwork('levelLoadError', 502));
      }
    }
    const gaps = tried.slice(1).map((at, index) => at - (tried[index] ?? 0));
    expect(tried.length).toBeGreaterThan(6);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(8);
  });

  it('and comes back with the stream elsewhere: the picture goes there with the first segment', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.hls.newest().liveSyncPosition = 500;
    setup.hls.newest().emit(Events.ERROR, fatalNetwork('levelLoadError', 0));
    setup.video.happen('waiting', { readyState: 2, currentTime: 20 });
    setup.heard.online();
    setup.hls.newest().emit(Events.FRAG_BUFFERED, buffered);
    expect(setup.video.facts.currentTime).toBe(500);
  });
});

describe('an instance that ran for four hours', () => {
  it('is renewed with the next segment, once', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.skip(ms(4 * HOUR - 1_000));
    setup.hls.newest().emit(Events.FRAG_BUFFERED, buffered);
    await quiet();
    expect(setup.hls.made).toHaveLength(1);
    setup.skip(ms(1_000));
    setup.hls.newest().emit(Events.FRAG_BUFFERED, buffered);
    setup.hls.newest().emit(Events.FRAG_BUFFERED, buffered);
    await quiet();
    expect(setup.hls.made).toHaveLength(2);
    expect(setup.hls.made[0]?.calls).toContain('destroy');
  });

  it('is not renewed while recorded footage plays', async () => {
    const setup = setUp({ profile: 'event' });
    await play(setup, false);
    setup.skip(ms(5 * HOUR));
    setup.hls.newest().emit(Events.FRAG_BUFFERED, buffered);
    await quiet();
    expect(setup.hls.made).toHaveLength(1);
  });

  it('leaves its worker: later ones share another one', async () => {
    const setup = setUp();
    await play(setup, true);
    const first = setup.hls.newest().config.workerPath;
    setup.skip(ms(4 * HOUR));
    setup.playback.open(sourceOf('b').source, { live: true });
    await quiet();
    expect(setup.hls.newest().config.workerPath).not.toBe(first);
    expect(first).toMatch(/#\d+$/);
  });
});

describe('many live players', () => {
  it('wait for their turn, and say when they have begun', async () => {
    const turns: (() => void)[] = [];
    const ended: string[] = [];
    const starts = {
      ask: (turn: () => void) => {
        turns.push(turn);
        return () => void ended.push('over');
      },
    };
    const setup = setUp({ profile: 'wall', starts });
    setup.playback.open(sourceOf('a').source, { live: true });
    await quiet();
    expect(setup.hls.made).toHaveLength(0);
    turns[0]?.();
    await quiet();
    expect(setup.hls.made).toHaveLength(1);
    setup.video.happen('playing', { readyState: 4, paused: false });
    expect(ended).toEqual(['over']);
  });

  it('do not hold recorded footage up', async () => {
    const setup = setUp({ profile: 'event', starts: { ask: () => () => {} } });
    setup.playback.open(sourceOf('a').source, { live: false });
    await quiet();
    expect(setup.hls.made).toHaveLength(1);
  });
});

describe('footage whose source tells its beginning', () => {
  const EVENT = epochMs(50_000_000);
  const told: (EpochMs | undefined)[] = [];
  const source: HlsSource = {
    ...sourceOf('a').source,
    startOf: ({ dated }) => {
      told.push(dated);
      return addMs(EVENT, ms(-5_000));
    },
  };

  it('is sent to the right frame before a segment is asked for', async () => {
    const setup = setUp({ profile: 'event' });
    setup.playback.open(source, { live: false, startAt: seconds(12), countsFrom: EVENT });
    await quiet();
    expect(setup.hls.newest().config.startPosition).toBe(12);
    const fragments = [
      { start: 0, programDateTime: null },
      { start: 4, programDateTime: 49_999_000 },
    ];
    setup.hls.newest().emit(Events.LEVEL_UPDATED, levelUpdated(9, 4, { live: false, fragments }));
    expect(setup.hls.newest().calls.at(-1)).toBe('startLoad 17');
    expect(setup.playback.startsAt.get()).toBe(EVENT - 5_000);
    // Dated by its first segment with a date, counted back to position 0.
    expect(told).toEqual([49_995_000]);
  });

  it('begins at its own beginning without a moment', async () => {
    const setup = setUp({ profile: 'event' });
    setup.playback.open(source, { live: false, countsFrom: EVENT });
    await quiet();
    setup.hls.newest().emit(Events.LEVEL_UPDATED, levelUpdated(9));
    expect(setup.hls.newest().calls).toEqual(['loadSource /proxy/a.m3u8']);
  });
});

describe('recorded footage that waits while nothing is on its way', () => {
  it('steps over the hole by a segment', async () => {
    const setup = setUp({ profile: 'event' });
    await play(setup, false);
    setup.hls.newest().emit(Events.LEVEL_UPDATED, levelUpdated(9, 4));
    setup.video.happen('waiting', { readyState: 2, currentTime: 20, duration: 60 });
    await setup.clock.advance(ms(4_000));
    expect(setup.video.facts.currentTime).toBe(20);
    await setup.clock.advance(ms(1_500));
    expect(setup.video.facts.currentTime).toBe(24);
  });

  it('is left alone while its network recovers', async () => {
    const setup = setUp({ profile: 'event' });
    await play(setup, false);
    setup.video.happen('waiting', { readyState: 2, currentTime: 20, duration: 60 });
    for (let second = 0; second < 20; second += 1) {
      setup.hls.newest().emit(Events.ERROR, fatalNetwork('fragLoadError', 502));
      await setup.clock.advance(ms(1_000));
    }
    expect(setup.video.facts.currentTime).toBe(20);
  });
});

describe('speed', () => {
  it('is the fastest that the browser takes', async () => {
    const setup = setUp({ profile: 'event' });
    await play(setup, false);
    const rates: number[] = [];
    Object.defineProperty(setup.video.element, 'playbackRate', {
      configurable: true,
      get: () => rates.at(-1) ?? 1,
      set: (rate: number) => {
        if (rate > 4) throw new DOMException('too fast', 'NotSupportedError');
        rates.push(rate);
      },
    });
    setup.playback.setRate(16);
    expect(rates).toEqual([4]);
    expect(setup.video.element.defaultPlaybackRate).toBe(4);
  });

  it('fetches further ahead when it is high', async () => {
    const setup = setUp({ profile: 'event' });
    await play(setup, false);
    const { config } = setup.hls.newest();
    expect(config.maxBufferLength).toBe(60);
    setup.playback.setRate(16);
    expect(config.maxBufferLength).toBe(120);
    setup.playback.setRate(1);
    expect(config.maxBufferLength).toBe(60);
  });
});

describe('a loop', () => {
  it('is the element’s own, and told as soon as it is set', async () => {
    const setup = setUp({ profile: 'event' });
    await play(setup, false);
    setup.playback.setLoop(true);
    expect(setup.video.element.loop).toBe(true);
    expect(setup.playback.timing.get().loops).toBe(true);
    setup.playback.seek(seconds(3));
    expect(setup.playback.timing.get().loops).toBe(true);
  });
});

describe('a decoder that fails', () => {
  it('goes on loading where the footage was, which hls.js would not do by itself', async () => {
    const setup = setUp({ profile: 'event' });
    await play(setup, false);
    setup.video.happen('timeupdate', { currentTime: 33 });
    setup.hls.newest().emit(Events.ERROR, { type: 'mediaError', details: 'bufferAppendError', fatal: true });
    expect(setup.hls.newest().calls.slice(-2)).toEqual(['recoverMediaError', 'startLoad 33']);
  });
});

describe('a segment out of the cache that is broken', () => {
  it('is forgotten, and the footage is opened anew where it was', async () => {
    const segments = createMemorySegmentCache();
    await segments.put('depot/s1', new ArrayBuffer(8));
    const setup = setUp({ profile: 'event', segments });
    const source = { ...sourceOf('a').source, cacheKey: (url: string) => `depot${url}` };
    const kept = vi.spyOn(segments, 'drop');
    await play(setup, false, source);
    const frag = { url: '/s1', start: 0, duration: 4, gap: true, tagList: [] };
    const broken = { type: 'mediaError', details: 'fragParsingError', fatal: false, frag };
    const { fLoader } = setup.hls.newest().config;
    if (fLoader === undefined) throw new Error('no loader');
    // hls.js asks for it, and gets it out of the cache.
    const context = { url: '/s1', rangeStart: 0, rangeEnd: 0 };
    const callbacks = { onSuccess: () => {}, onError: () => {}, onTimeout: () => {} };
    class Nothing {
      stats = { loading: {} };
      load = () => {};
      destroy = () => {};
    }
    Reflect.apply(fLoader.prototype.load, Reflect.construct(fLoader, [{ loader: Nothing }]), [
      context,
      {},
      callbacks,
    ]);
    await quiet();
    setup.video.happen('timeupdate', { currentTime: 3 });
    setup.hls.newest().emit(Events.ERROR, broken);
    await quiet();
    expect(kept).toHaveBeenCalledWith('depot/s1');
    expect(setup.hls.made).toHaveLength(2);
    expect(setup.hls.newest().config.startPosition).toBe(3);
    setup.hls.newest().emit(Events.ERROR, broken);
    await quiet();
    expect(setup.hls.made).toHaveLength(2);
  });
});
