/**
 * Plays streams on one video element: does what playback-machine answers, with one hls.js instance
 * at a time, and tells it what hls.js and the element report.
 */
import { createStore, type Readable } from '../../core/readable.ts';
import { type EpochMs, type Ms, ms, msBetween, type Seconds, seconds } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HlsSource, StreamTrouble } from '../../vendors/contract.ts';
import { canDecode } from './codec-support.ts';
import { createFrameClock } from './frame-clock.ts';
import { createFrozenWatch } from './frozen-watch.ts';
import type { HlsFault } from './hls-faults.ts';
import type { LoadHls } from './hls-loader.ts';
import { hlsConfig, type PlayerProfile } from './hls-profiles.ts';
import { createHlsSession, type FaultRequest, type HlsSession, type VideoFacts } from './hls-session.ts';
import { createMediaCommands, type MediaCommands } from './media-commands.ts';
import { type MediaTiming, watchMediaTiming } from './media-timing.ts';
import { pageHost, type PlaybackHost } from './playback-host.ts';
import { reducePlayback } from './playback-machine.ts';
import { CLOSED, stateOf } from './playback-model.ts';
import type { MediaActivity, PlaybackEffect, PlaybackEvent, PlaybackState } from './playback-state.ts';
import { createBitRateMeter, isH265, NO_METRICS, readMetrics, type StreamMetrics } from './stream-metrics.ts';

/** How often live video is judged and metrics are read: fast enough to follow, slow enough to read. */
const TICK: Ms = ms(1_000);
/** Played in one go, this heals what went before. A broken stream often plays a moment. */
const PROGRESS: Seconds = seconds(2);

export interface PlaybackOptions {
  readonly video: HTMLVideoElement;
  readonly clock: Clock;
  readonly loadHls: LoadHls;
  readonly profile: PlayerProfile;
  readonly host?: PlaybackHost | undefined;
  /** In 0..1, for jitter. */
  readonly random?: (() => number) | undefined;
  /** Live: the stream is gone, stands still, or cannot be decoded. */
  readonly onTrouble?: ((trouble: StreamTrouble) => void) | undefined;
}

export interface OpenOptions {
  readonly live: boolean;
  /** Where recorded footage begins to play. */
  readonly startAt?: Seconds | undefined;
  /** False: shows the first frame and stands. */
  readonly autoplay?: boolean | undefined;
}

export interface Playback extends MediaCommands {
  readonly state: Readable<PlaybackState>;
  readonly timing: Readable<MediaTiming>;
  readonly metrics: Readable<StreamMetrics>;
  /** Plays a source; one with the same key as before only brings its newer way to authorize. */
  readonly open: (source: HlsSource, options: OpenOptions) => void;
  /** Stops loading and keeps the last frame: nobody sees it. `open` goes on. */
  readonly rest: () => void;
  /** Lets go of the source. */
  readonly close: () => void;
  /** Tries again now. */
  readonly retry: () => void;
  /** Live: jumps to the newest. */
  readonly goLive: () => void;
  /** Wall clock of the frame on screen, when the stream tells it. */
  readonly playingDate: () => Date | undefined;
  /** Media time of the frame on screen: exact where the browser tells frames. */
  readonly shownAt: () => Seconds;
  readonly dispose: () => void;
}

const MEDIA_EVENTS = [
  'playing',
  'pause',
  'waiting',
  'ended',
  'seeked',
  'canplay',
  'loadeddata',
  'emptied',
  'timeupdate',
] as const;

function activityOf(video: HTMLVideoElement): MediaActivity {
  if (video.readyState === HTMLMediaElement.HAVE_NOTHING) return 'empty';
  if (video.ended) return 'ended';
  if (video.paused) return 'paused';
  return video.readyState < HTMLMediaElement.HAVE_FUTURE_DATA ? 'waiting' : 'playing';
}

export function createPlayback(options: PlaybackOptions): Playback {
  const { video, clock, loadHls, profile, host = pageHost, random = Math.random, onTrouble } = options;
  const state = createStore<PlaybackState>({ kind: 'idle' });
  const metrics = createStore<StreamMetrics>(NO_METRICS);
  const timing = watchMediaTiming(video);
  const frames = createFrameClock(video);
  const commands = createMediaCommands(video, frames);

  let model = CLOSED;
  let source: HlsSource | undefined;
  let session: HlsSession | undefined;
  /** Counts makings: work that was begun for an earlier one is over. */
  let making = 0;
  let startAt: Seconds | undefined;
  let wantsPlay = false;
  let codec: string | undefined;
  let meter = createBitRateMeter();
  let frozen = createFrozenWatch(clock.now());
  let playedFrom: number | undefined;
  let cancelRetry = () => {};
  let cancelTick = () => {};
  let disposed = false;

  const dispatch = (event: PlaybackEvent) => {
    if (disposed) return;
    const moment = { now: clock.now(), random: random(), online: host.isOnline() };
    const step = reducePlayback(model, event, moment);
    model = step.model;
    publish();
    for (const effect of step.effects) perform(effect);
  };

  const publish = () => {
    const next = stateOf(model);
    const before = state.get();
    const same = next.kind === before.kind && JSON.stringify(next) === JSON.stringify(before);
    if (!same) state.set(next);
  };

  const perform = (effect: PlaybackEffect) => {
    switch (effect.type) {
      case 'rebuild':
        return rebuild();
      case 'load':
        return session === undefined ? rebuild() : session.load();
      case 'startLoad':
        return session?.engine.startLoad();
      case 'stopLoad':
        return session?.engine.stopLoad();
      case 'recoverMedia':
        return session?.engine.recoverMediaError();
      case 'destroy':
        return destroySession();
      case 'scheduleRetry':
        return scheduleRetry(effect.at);
      case 'cancelRetry':
        return cancelRetry();
      case 'tellRefused':
        return source?.refused(effect.url);
      case 'tellTrouble':
        return onTrouble?.(effect.trouble);
      case 'seekToLiveEdge':
        return goLive();
    }
  };

  const scheduleRetry = (at: EpochMs) => {
    cancelRetry();
    cancelRetry = clock.after(ms(Math.max(0, msBetween(clock.now(), at))), () =>
      dispatch({ type: 'retryDue' }),
    );
  };

  const destroySession = () => {
    making += 1;
    session?.destroy();
    session = undefined;
    frames.reset();
    codec = undefined;
    meter = createBitRateMeter();
    metrics.set(NO_METRICS);
  };

  const rebuild = () => {
    // A stream that already played goes on where it was; live has no "where it was".
    const at = session !== undefined && video.currentTime > 0 ? seconds(video.currentTime) : startAt;
    destroySession();
    const current = making;
    loadHls().then(
      (Hls) => {
        if (current !== making) return;
        if (!Hls.isSupported()) return dispatch({ type: 'playerUnsupported' });
        frozen = createFrozenWatch(clock.now());
        const config = hlsConfig(profile, model.live ? undefined : at);
        session = createHlsSession({
          Hls,
          video,
          config,
          source: currentSource,
          listener: listenerFor(current),
        });
        session.load();
      },
      () => {
        if (current !== making) return;
        dispatch({ type: 'networkFailed', fatal: true, status: 0, part: 'playlist' });
      },
    );
  };

  const currentSource = (): HlsSource => {
    if (source === undefined) throw new Error('A request was made for a source that is closed.');
    return source;
  };

  const listenerFor = (current: number) => ({
    attached: startPlaying,
    manifestParsed: () => {
      dispatch({ type: 'manifestParsed' });
      startPlaying();
    },
    playlistRead: (facts: { newestSegment: number; targetDuration: Seconds }) =>
      frozen.playlistRead(facts.newestSegment, facts.targetDuration, clock.now()),
    segmentBuffered: (bytes: number, length: Seconds) => {
      meter.add(bytes, length);
      dispatch({ type: 'segmentBuffered' });
    },
    videoFound: (facts: VideoFacts) => {
      codec = facts.codec;
      if (!isH265(facts.codec)) return;
      void canDecode(facts).then((can) => {
        if (!can && current === making) dispatch({ type: 'codecRefused', reason: facts.codec });
      });
    },
    failed: (fault: HlsFault, request: FaultRequest) => {
      if (fault.kind === 'codec') return dispatch({ type: 'codecRefused', reason: fault.reason });
      if (fault.kind === 'media') return dispatch({ type: 'mediaFailed', reason: fault.reason });
      const { fatal, status, part, timedOut } = fault;
      const code = request.code ?? (timedOut ? 'timeout' : undefined);
      dispatch({ type: 'networkFailed', fatal, status, part, code, url: request.url });
    },
  });

  const startPlaying = () => {
    if (wantsPlay && model.source === 'open') commands.play();
  };

  const goLive = () => {
    const edge = session?.engine.liveSyncPosition;
    if (edge !== null && edge !== undefined) video.currentTime = edge;
    frozen.reset(clock.now());
    startPlaying();
  };

  const mediaHappened = () => {
    const media = activityOf(video);
    if (!model.frameShown && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
      dispatch({ type: 'firstFrameShown' });
    }
    if (media !== model.media) {
      playedFrom = undefined;
      dispatch({ type: 'mediaChanged', media });
    }
    if (media !== 'playing') return;
    playedFrom ??= video.currentTime;
    if (Math.abs(video.currentTime - playedFrom) < PROGRESS) return;
    playedFrom = video.currentTime;
    dispatch({ type: 'progressMade' });
  };

  const tick = () => {
    cancelTick = clock.after(TICK, tick);
    if (model.source !== 'open' || model.failure !== undefined) return;
    const { live, media, manifestParsed } = model;
    const { engine } = session ?? {};
    const frameLength = frames.frameLength();
    const bitsPerSecond = meter.bitsPerSecond();
    metrics.set(readMetrics({ video, engine, live, codec, frameLength, bitsPerSecond }));
    if (!live || !manifestParsed || media === 'paused' || model.recovery !== undefined) {
      return frozen.reset(clock.now());
    }
    const stillness = frozen.judge(video.currentTime, clock.now());
    if (stillness === 'moving') return;
    dispatch({ type: stillness === 'frozen' ? 'frozenNoticed' : 'stallOutlasted' });
    frozen.reset(clock.now());
  };

  for (const event of MEDIA_EVENTS) video.addEventListener(event, mediaHappened);
  const stopHearing = [
    host.onOnline(() => dispatch({ type: 'cameOnline' })),
    host.onShown(() => dispatch({ type: 'tabShown' })),
  ];
  cancelTick = clock.after(TICK, tick);

  return {
    ...commands,
    state,
    timing,
    metrics,
    open: (next, { live, startAt: from, autoplay = true }) => {
      const same = source?.key === next.key && model.source !== 'none' && model.failure === undefined;
      source = next;
      if (same) {
        if (model.source === 'resting') dispatch({ type: 'resumed' });
        return;
      }
      destroySession();
      startAt = from;
      wantsPlay = autoplay;
      dispatch({ type: 'sourceOpened', live });
    },
    rest: () => {
      if (model.source !== 'open') return;
      dispatch({ type: 'rested' });
      video.pause();
    },
    close: () => {
      if (model.source === 'none') return;
      dispatch({ type: 'sourceClosed' });
      source = undefined;
    },
    play: () => {
      wantsPlay = true;
      commands.play();
    },
    pause: () => {
      wantsPlay = false;
      commands.pause();
    },
    step: (count) => {
      wantsPlay = false;
      commands.step(count);
    },
    seek: (to) => {
      // Before there is footage to move in, it is where the footage will begin.
      if (video.readyState === HTMLMediaElement.HAVE_NOTHING) {
        startAt = to;
        session?.engine.startLoad(to);
      } else commands.seek(to);
    },
    retry: () => dispatch({ type: 'retryAsked' }),
    goLive: () => {
      wantsPlay = true;
      goLive();
    },
    playingDate: () => session?.engine.playingDate ?? undefined,
    shownAt: () => frames.shownAt() ?? seconds(video.currentTime),
    dispose: () => {
      destroySession();
      disposed = true;
      cancelRetry();
      cancelTick();
      for (const stop of stopHearing) stop();
      for (const event of MEDIA_EVENTS) video.removeEventListener(event, mediaHappened);
      timing.dispose();
      frames.dispose();
    },
  };
}
