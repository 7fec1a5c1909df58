// @vitest-environment happy-dom
import { Events } from 'hls.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ms, seconds } from '../../core/units.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import {
  fatalNetwork,
  levelUpdated,
  play,
  quiet,
  type SetupOptions,
  SETUP_START,
  setUpPlayback,
  sourceOf,
} from './testing/playback-setup.ts';

const disposers: (() => void)[] = [];
afterEach(() => {
  for (const dispose of disposers.splice(0)) dispose();
});

function setUp(options?: SetupOptions) {
  const setup = setUpPlayback(createFakeClock(SETUP_START, quiet), options);
  disposers.push(setup.playback.dispose);
  return setup;
}

/** A request that takes down how it is opened. */
function requestTo(opened: string[]): XMLHttpRequest {
  const request = new XMLHttpRequest();
  vi.spyOn(request, 'open').mockImplementation((method: string, url: string | URL) => {
    opened.push(`${method} ${url.toString()}`);
  });
  vi.spyOn(request, 'getAllResponseHeaders').mockReturnValue('');
  return request;
}

describe('opening a source', () => {
  it('loads the playlist where the person wants to begin', async () => {
    const { hls, playback } = setUp();
    playback.open(sourceOf('a').source, { live: false, startAt: seconds(12.5) });
    expect(playback.state.get()).toEqual({ kind: 'loading' });
    await quiet();
    expect(hls.newest().config.startPosition).toBe(12.5);
    expect(hls.newest().calls).toEqual(['loadSource /proxy/a.m3u8']);
  });

  it('does not load the same footage again when its token was renewed', async () => {
    const setup = setUp();
    await play(setup, false);
    const { source } = sourceOf('a', () => 'two');
    setup.playback.open(source, { live: false });
    await quiet();
    expect(setup.hls.made).toHaveLength(1);
    expect(setup.hls.newest().calls).toEqual(['loadSource /proxy/a.m3u8']);
    const opened: string[] = [];
    await setup.hls.newest().prepare(requestTo(opened), '/s1.ts');
    expect(opened).toEqual(['GET /s1.ts?token=two']);
  });

  it('replaces the instance for other footage, and hears the old one no more', async () => {
    const setup = setUp();
    await play(setup, false);
    const old = setup.hls.newest();
    setup.playback.open(sourceOf('b').source, { live: false });
    await quiet();
    expect(old.calls).toContain('destroy');
    expect(setup.hls.made).toHaveLength(2);
    old.emit(Events.ERROR, fatalNetwork('manifestLoadError', 500));
    expect(setup.playback.state.get().kind).not.toBe('recovering');
  });

  it('makes one instance when sources change while hls.js is still on its way', async () => {
    const { hls, playback } = setUp();
    playback.open(sourceOf('a').source, { live: true });
    playback.open(sourceOf('b').source, { live: true });
    await quiet();
    expect(hls.made).toHaveLength(1);
    expect(hls.newest().calls).toEqual(['loadSource /proxy/b.m3u8']);
  });

  it('fails in words where there is no way to play', async () => {
    const { hls, playback } = setUp({ supported: false });
    playback.open(sourceOf('a').source, { live: true });
    await quiet();
    expect(hls.made).toHaveLength(0);
    expect(playback.state.get().kind).toBe('failed');
  });

  it('stands at the first frame when it shall not play', async () => {
    const { hls, video, playback } = setUp();
    playback.open(sourceOf('a').source, { live: false, autoplay: false });
    await quiet();
    hls.newest().emit(Events.MANIFEST_PARSED);
    video.happen('loadeddata', { readyState: 2 });
    expect(video.calls).not.toContain('play');
    expect(playback.state.get()).toEqual({ kind: 'paused' });
  });
});

describe('the token', () => {
  it('is put into every request by the source, which may take its time', async () => {
    let token = 'one';
    const setup = setUp();
    await play(setup, true, sourceOf('a', () => token).source);
    const opened: string[] = [];
    await setup.hls.newest().prepare(requestTo(opened), '/list.m3u8');
    token = 'two';
    await setup.hls.newest().prepare(requestTo(opened), '/s1.ts');
    expect(opened).toEqual(['GET /list.m3u8?token=one', 'GET /s1.ts?token=two']);
  });

  it('is reported as refused with the address as it was fetched, then tried anew without a reload', async () => {
    const setup = setUp();
    const { source, refused } = sourceOf('a');
    await play(setup, true, source);
    const request = requestTo([]);
    await setup.hls.newest().prepare(request, '/s1.ts');
    setup.hls.newest().emit(Events.ERROR, fatalNetwork('fragLoadError', 401, request));
    expect(refused).toEqual(['/s1.ts?token=one']);
    await setup.clock.advance(ms(1));
    expect(setup.hls.newest().calls).toEqual(['loadSource /proxy/a.m3u8', 'startLoad']);
    expect(setup.hls.made).toHaveLength(1);
  });
});

describe('faults', () => {
  it('asks for the playlist anew when it never came', async () => {
    const { hls, clock, playback } = setUp();
    playback.open(sourceOf('a').source, { live: true });
    await quiet();
    hls.newest().emit(Events.ERROR, fatalNetwork('manifestLoadError', 500));
    expect(playback.state.get()).toMatchObject({ kind: 'recovering', attempt: 1, hasPicture: false });
    await clock.advance(ms(1_000));
    expect(hls.newest().calls).toEqual(['loadSource /proxy/a.m3u8', 'loadSource /proxy/a.m3u8']);
  });

  it('goes on when the network is back', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.hls.newest().emit(Events.ERROR, fatalNetwork('levelLoadError', 0));
    setup.heard.online();
    expect(setup.hls.newest().calls).toContain('startLoad');
  });

  it('tells that a live stream is gone', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.hls.newest().emit(Events.ERROR, fatalNetwork('levelLoadError', 404));
    expect(setup.troubles).toEqual(['gone']);
  });

  it('goes on where footage was, when a new instance must be made', async () => {
    const setup = setUp();
    await play(setup, false);
    setup.video.happen('timeupdate', { currentTime: 33 });
    const broken = { type: 'mediaError', details: 'bufferAppendError', fatal: true };
    setup.hls.newest().emit(Events.ERROR, broken);
    expect(setup.hls.newest().calls).toContain('recoverMediaError');
    setup.hls.newest().emit(Events.ERROR, broken);
    await setup.clock.advance(ms(1_000));
    await quiet();
    expect(setup.hls.made).toHaveLength(2);
    expect(setup.hls.newest().config.startPosition).toBe(33);
  });

  it('says that the browser cannot decode, and stops', async () => {
    const setup = setUp();
    await play(setup, true);
    const details = 'manifestIncompatibleCodecsError';
    setup.hls.newest().emit(Events.ERROR, { type: 'mediaError', details, fatal: true });
    expect(setup.troubles).toEqual(['undecodable']);
    expect(setup.playback.state.get()).toMatchObject({
      kind: 'failed',
      failure: { code: 'codecUnsupported' },
    });
    expect(setup.hls.newest().calls.at(-1)).toBe('stopLoad');
  });

  it('asks the browser about H.265 before it shows black', async () => {
    const setup = setUp();
    vi.stubGlobal('navigator', {
      mediaCapabilities: { decodingInfo: () => Promise.resolve({ supported: false }) },
    });
    await play(setup, true);
    setup.hls.newest().emit(Events.BUFFER_CODECS, { video: { codec: 'hvc1.1.6.L120.90' } });
    await quiet();
    expect(setup.troubles).toEqual(['undecodable']);
    vi.unstubAllGlobals();
  });
});

describe('live video', () => {
  it('is frozen when neither playlist nor picture move for three target durations', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.hls.newest().emit(Events.LEVEL_UPDATED, levelUpdated(10));
    await setup.clock.advance(ms(5_000));
    setup.hls.newest().emit(Events.LEVEL_UPDATED, levelUpdated(10));
    expect(setup.troubles).toEqual([]);
    await setup.clock.advance(ms(2_500));
    expect(setup.troubles).toEqual(['frozen']);
  });

  it('is not frozen while a person paused it', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.hls.newest().emit(Events.LEVEL_UPDATED, levelUpdated(10));
    setup.video.happen('pause', { paused: true });
    await setup.clock.advance(ms(60_000));
    expect(setup.troubles).toEqual([]);
  });

  it('jumps to the live edge when the playlist moves and the picture does not', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.hls.newest().liveSyncPosition = 77;
    for (let newest = 0; newest < 8; newest += 1) {
      setup.hls.newest().emit(Events.LEVEL_UPDATED, levelUpdated(newest));
      await setup.clock.advance(ms(1_000));
    }
    expect(setup.video.facts.currentTime).toBe(77);
    expect(setup.troubles).toEqual([]);
  });

  it('jumps to the live edge when the tab is seen again', async () => {
    const setup = setUp();
    await play(setup, true);
    setup.hls.newest().liveSyncPosition = 42;
    setup.heard.shown();
    expect(setup.video.facts.currentTime).toBe(42);
  });

  it('stops loading while nobody sees it, and goes on with the same instance', async () => {
    const setup = setUp();
    const { source } = sourceOf('a');
    await play(setup, true, source);
    setup.playback.rest();
    expect(setup.playback.state.get()).toEqual({ kind: 'idle' });
    expect(setup.video.calls.at(-1)).toBe('pause');
    setup.playback.open(source, { live: true });
    expect(setup.hls.newest().calls).toEqual(['loadSource /proxy/a.m3u8', 'stopLoad', 'startLoad']);
    expect(setup.hls.made).toHaveLength(1);
  });

  it('tells only numbers that are known', async () => {
    const setup = setUp();
    await play(setup, true);
    await setup.clock.advance(ms(1_000));
    expect(setup.playback.metrics.get()).toMatchObject({
      latency: undefined,
      framesPerSecond: undefined,
      codec: undefined,
      bitsPerSecond: undefined,
    });
    const engine = setup.hls.newest();
    engine.latency = 3.5;
    engine.emit(Events.BUFFER_CODECS, { video: { codec: 'avc1.64001f' } });
    engine.emit(Events.FRAG_BUFFERED, { frag: { duration: 2 }, stats: { total: 500_000 } });
    await setup.clock.advance(ms(1_000));
    expect(setup.playback.metrics.get()).toMatchObject({
      latency: 3.5,
      codec: 'H.264',
      bitsPerSecond: 2_000_000,
    });
  });
});

describe('what a person asks', () => {
  it('is not shown before the element says that it happened', async () => {
    const setup = setUp();
    await play(setup, false);
    setup.playback.pause();
    expect(setup.playback.state.get()).toEqual({ kind: 'playing' });
    setup.video.happen('pause');
    expect(setup.playback.state.get()).toEqual({ kind: 'paused' });
  });

  it('becomes the beginning when there is nothing to seek in yet', async () => {
    const { hls, playback, video } = setUp();
    playback.open(sourceOf('a').source, { live: false });
    await quiet();
    playback.seek(seconds(9));
    expect(hls.newest().calls.at(-1)).toBe('startLoad 9');
    expect(video.facts.currentTime).toBe(0);
  });

  it('stays inside the footage', async () => {
    const setup = setUp();
    await play(setup, false);
    setup.video.facts.duration = 40;
    setup.playback.seek(seconds(99));
    expect(setup.video.facts.currentTime).toBeCloseTo(40, 1);
    setup.playback.seek(seconds(-3));
    expect(setup.video.facts.currentTime).toBe(0);
  });

  it('adds quick frame steps up while a seek is under way', async () => {
    const setup = setUp();
    await play(setup, false);
    setup.video.facts.currentTime = 10;
    setup.playback.step(1);
    setup.video.facts.seeking = true;
    setup.playback.step(1);
    setup.playback.step(1);
    // The middle of the third frame further, at 25 frames per second.
    expect(setup.video.facts.currentTime).toBeCloseTo(10 + 3.5 / 25, 5);
    expect(setup.video.calls).toContain('pause');
  });
});

describe('the end', () => {
  it('frees the element and hears nothing afterwards', async () => {
    const setup = setUp();
    await play(setup, true);
    const { element } = setup.video;
    element.setAttribute('src', 'blob:x');
    setup.playback.dispose();
    expect(setup.hls.newest().calls.at(-1)).toBe('destroy');
    expect(element.hasAttribute('src')).toBe(false);
    expect(setup.video.calls.at(-1)).toBe('load');
    const before = setup.playback.state.get();
    setup.video.happen('pause', { paused: true });
    await setup.clock.advance(ms(60_000));
    expect(setup.playback.state.get()).toBe(before);
    expect(setup.troubles).toEqual([]);
  });

  it('makes no instance when it comes before hls.js does', async () => {
    const { hls, playback } = setUp();
    playback.open(sourceOf('a').source, { live: true });
    playback.dispose();
    await quiet();
    expect(hls.made).toHaveLength(0);
  });
});
