/**
 * Plays streams on one video element: does what playback-machine answers, with one hls.js instance
 * at a time, and tells it what hls.js and the element report.
 */
import { createStore } from '../../core/readable.ts';
import { type EpochMs, type Ms, ms, msBetween, type Seconds, seconds } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HlsSource, StreamTrouble } from '../../vendors/contract.ts';
import { canDecode } from './codec-support.ts';
import { createFrameClock } from './frame-clock.ts';
import type { HlsFault } from './hls-faults.ts';
import type { HlsClass, LoadHls } from './hls-loader.ts';
import { hlsConfig, type PlayerProfile } from './hls-profiles.ts';
import {
  createHlsSession,
  type FaultRequest,
  type HlsSession,
  type HlsSessionListener,
  type VideoFacts,
} from './hls-session.ts';
import { watchMediaActivity } from './media-activity.ts';
import { createMediaCommands } from './media-commands.ts';
import { watchMediaTiming } from './media-timing.ts';
import { pageHost, type PlaybackHost } from './playback-host.ts';
import { reducePlayback } from './playback-machine.ts';
import { CLOSED, stateOf } from './playback-model.ts';
import type { PlaybackEffect, PlaybackEvent, PlaybackState } from './playback-state.ts';
import type { OpenOptions, Playback } from './playback.ts';
import { isH265, NO_METRICS, type StreamMetrics } from './stream-metrics.ts';
import { observeStream } from './stream-observer.ts';

/** How often live video is judged and metrics are read: fast enough to follow, slow enough to read. */
const TICK: Ms = ms(1_000);

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
  let stream = observeStream(video, frames, clock);
  /** Counts makings: what was begun for an earlier one no longer counts. */
  let making = 0;
  let startAt: Seconds | undefined;
  let wantsPlay = false;
  let cancelRetry = () => {};
  let cancelTick = () => {};
  let disposed = false;

  const dispatch = (event: PlaybackEvent) => {
    if (disposed) return;
    const moment = { now: clock.now(), random: random(), online: host.isOnline() };
    const step = reducePlayback(model, event, moment);
    if (step.model !== model) {
      model = step.model;
      publish();
    }
    for (const effect of step.effects) perform(effect);
  };

  const publish = () => {
    const next = stateOf(model);
    // Failures are not plain data, but they are the same object for as long as they hold.
    const same = JSON.stringify(next) === JSON.stringify(state.get());
    if (!same || next.kind === 'failed') state.set(next);
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
        return seekToLiveEdge();
    }
  };

  const scheduleRetry = (at: EpochMs) => {
    cancelRetry();
    const wait = ms(Math.max(0, msBetween(clock.now(), at)));
    cancelRetry = clock.after(wait, () => dispatch({ type: 'retryDue' }));
  };

  const destroySession = () => {
    making += 1;
    session?.destroy();
    session = undefined;
    metrics.set(NO_METRICS);
  };

  const rebuild = () => {
    // Footage that already played goes on where it was; live has no "where it was".
    const reached = session !== undefined && video.currentTime > 0 ? seconds(video.currentTime) : startAt;
    destroySession();
    startAt = reached;
    const current = making;
    loadHls().then(
      (Hls) => {
        if (current === making) begin(Hls, current);
      },
      () => {
        if (current === making) dispatch({ type: 'networkFailed', fatal: true, status: 0, part: 'playlist' });
      },
    );
  };

  const begin = (Hls: HlsClass, current: number) => {
    if (!Hls.isSupported()) return dispatch({ type: 'playerUnsupported' });
    stream = observeStream(video, frames, clock);
    session = createHlsSession({
      Hls,
      video,
      config: hlsConfig(profile, model.live ? undefined : startAt),
      source: currentSource,
      listener: listenerFor(current),
    });
    session.load();
  };

  const currentSource = (): HlsSource => {
    if (source === undefined) throw new Error('A request was made for a source that is closed.');
    return source;
  };

  const listenerFor = (current: number): HlsSessionListener => ({
    attached: startPlaying,
    manifestParsed: () => {
      dispatch({ type: 'manifestParsed' });
      startPlaying();
    },
    playlistRead: stream.playlistRead,
    segmentBuffered: (bytes, length) => {
      stream.segmentBuffered(bytes, length);
      dispatch({ type: 'segmentBuffered' });
    },
    videoFound: (facts) => {
      stream.codecFound(facts.codec);
      if (isH265(facts.codec)) void refuseWithoutDecoder(facts, current);
    },
    failed: (fault, request) => dispatch(faultEvent(fault, request)),
  });

  const refuseWithoutDecoder = async (facts: VideoFacts, current: number) => {
    const can = await canDecode(facts);
    if (!can && current === making) dispatch({ type: 'codecRefused', reason: facts.codec });
  };

  const startPlaying = () => {
    if (wantsPlay && model.source === 'open') commands.play();
  };

  const seekToLiveEdge = () => {
    const edge = session?.engine.liveSyncPosition;
    if (edge !== null && edge !== undefined) video.currentTime = edge;
    stream.excuse();
    startPlaying();
  };

  const tick = () => {
    cancelTick = clock.after(TICK, tick);
    if (model.source !== 'open' || model.failure !== undefined) return;
    metrics.set(stream.metrics(session?.engine, model.live));
    const waits = model.media === 'paused' || model.recovery?.waiting === true;
    if (!model.live || !model.manifestParsed || waits) return stream.excuse();
    const stillness = stream.judge();
    if (stillness === 'moving') return;
    stream.excuse();
    dispatch({ type: stillness === 'frozen' ? 'frozenNoticed' : 'stallOutlasted' });
  };

  const stopHearing = [
    watchMediaActivity(video, {
      changed: (media) => dispatch({ type: 'mediaChanged', media }),
      frameShown: () => dispatch({ type: 'firstFrameShown' }),
      progressed: () => dispatch({ type: 'progressMade' }),
    }),
    host.onOnline(() => dispatch({ type: 'cameOnline' })),
    host.onShown(() => dispatch({ type: 'tabShown' })),
  ];
  cancelTick = clock.after(TICK, tick);

  const open = (next: HlsSource, { live, startAt: from, autoplay = true }: OpenOptions) => {
    const same = source?.key === next.key && model.source !== 'none' && model.failure === undefined;
    source = next;
    if (same) return dispatch({ type: 'resumed' });
    destroySession();
    startAt = from;
    wantsPlay = autoplay;
    dispatch({ type: 'sourceOpened', live });
  };

  return {
    ...commands,
    state,
    timing,
    metrics,
    open,
    rest: () => {
      if (model.source !== 'open') return;
      dispatch({ type: 'rested' });
      video.pause();
    },
    close: () => {
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
      if (video.readyState !== HTMLMediaElement.HAVE_NOTHING) return commands.seek(to);
      // Nothing to move in yet: it is where the footage will begin.
      startAt = to;
      session?.engine.startLoad(to);
    },
    retry: () => dispatch({ type: 'retryAsked' }),
    goLive: () => {
      wantsPlay = true;
      seekToLiveEdge();
    },
    playingDate: () => session?.engine.playingDate ?? undefined,
    shownAt: () => frames.shownAt() ?? seconds(video.currentTime),
    dispose: () => {
      destroySession();
      disposed = true;
      cancelRetry();
      cancelTick();
      for (const stop of stopHearing) stop();
      timing.dispose();
      frames.dispose();
    },
  };
}

function faultEvent(fault: HlsFault, request: FaultRequest): PlaybackEvent {
  if (fault.kind === 'codec') return { type: 'codecRefused', reason: fault.reason };
  if (fault.kind === 'media') return { type: 'mediaFailed', reason: fault.reason };
  const { fatal, status, part, timedOut } = fault;
  const code = request.code ?? (timedOut ? 'timeout' : undefined);
  return { type: 'networkFailed', fatal, status, part, code, url: request.url };
}
