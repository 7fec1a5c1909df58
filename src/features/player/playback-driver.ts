/**
 * Plays streams on one video element: does what playback-machine answers, with one hls.js instance
 * at a time, and tells it what hls.js and the element report.
 */
import { createStore } from '../../core/readable.ts';
import { addMs, type EpochMs, type Ms, ms, msBetween, type Seconds, seconds } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SegmentCache } from '../../platform/segment-cache.ts';
import type { HlsSource, StreamTrouble } from '../../vendors/contract.ts';
import { canDecode } from './codec-support.ts';
import { createFootageStart } from './footage-start.ts';
import { createFrameClock } from './frame-clock.ts';
import type { HlsFault } from './hls-faults.ts';
import type { HlsClass, LoadHls } from './hls-loader.ts';
import { bufferAhead, hlsConfig, type PlayerProfile } from './hls-profiles.ts';
import {
  createHlsSession,
  type FaultRequest,
  type HlsSession,
  type HlsSessionListener,
  type PlaylistFacts,
  type VideoFacts,
} from './hls-session.ts';
import { holdFrame } from './hold-frame.ts';
import { createKeptSegments, type KeptSegments } from './kept-segments.ts';
import { watchMediaActivity } from './media-activity.ts';
import { createMediaCommands } from './media-commands.ts';
import { watchMediaTiming } from './media-timing.ts';
import { pageHost, type PlaybackHost } from './playback-host.ts';
import { reducePlayback } from './playback-machine.ts';
import { CLOSED, stateOf } from './playback-model.ts';
import type { PlaybackEffect, PlaybackEvent, PlaybackState } from './playback-state.ts';
import type { OpenOptions, Playback } from './playback.ts';
import type { StartQueue } from './start-queue.ts';
import { isH265, NO_METRICS, type StreamMetrics } from './stream-metrics.ts';
import { observeStream } from './stream-observer.ts';

/** How often live video is judged and metrics are read: fast enough to follow, slow enough to read. */
const TICK: Ms = ms(1_000);
/** Longer than hls.js waits between its own tries. */
const LONGEST_STAND: Ms = ms(5_000);
/** An instance that ran so long is renewed; each player draws a part more, so that not all are at once. */
const LIFE: Ms = ms(4 * 3_600_000);
const LIFE_SPREAD: Ms = ms(1_800_000);

export interface PlaybackOptions {
  readonly video: HTMLVideoElement;
  readonly clock: Clock;
  readonly loadHls: LoadHls;
  readonly profile: PlayerProfile;
  readonly host?: PlaybackHost | undefined;
  /** Keeps segments of recorded footage; without it each one is fetched each time. */
  readonly segments?: SegmentCache | undefined;
  /** Where live players wait for their turn to begin. */
  readonly starts?: StartQueue | undefined;
  /** In 0..1, for jitter. */
  readonly random?: (() => number) | undefined;
  /** Live: the stream is gone, stands still, or cannot be decoded. */
  readonly onTrouble?: ((trouble: StreamTrouble) => void) | undefined;
}

const nothing = (): void => undefined;

export function createPlayback(options: PlaybackOptions): Playback {
  const { video, clock, loadHls, profile, host = pageHost, random = Math.random, onTrouble } = options;
  const { segments, starts } = options;
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
  const start = createFootageStart();
  let kept: KeptSegments | undefined;
  let renewAt = addMs(clock.now(), LIFE);
  let segmentLength: Seconds = seconds(1);
  /** How long recorded footage waits for what does not come. */
  let stoodFor: Ms = ms(0);
  let wantsPlay = false;
  let leaveQueue = nothing;
  let releaseFrame = nothing;
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
      case 'renew':
        return void renew();
      case 'load':
        return session === undefined ? rebuild() : session.load();
      case 'startLoad':
        return session?.engine.startLoad();
      case 'stopLoad':
        return session?.engine.stopLoad();
      case 'recoverMedia':
        return recoverMedia();
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
      case 'stepOver':
        return commands.seek(seconds(video.currentTime + segmentLength));
    }
  };

  const scheduleRetry = (at: EpochMs) => {
    cancelRetry();
    leaveQueue();
    const wait = ms(Math.max(0, msBetween(clock.now(), at)));
    cancelRetry = clock.after(wait, () => dispatch({ type: 'retryDue' }));
  };

  const destroySession = () => {
    making += 1;
    leaveQueue();
    session?.destroy();
    session = undefined;
    metrics.set(NO_METRICS);
  };

  const rebuild = () => {
    // Footage that already played goes on where it was; live has no "where it was".
    if (session !== undefined && video.currentTime > 0) start.moveTo(seconds(video.currentTime));
    destroySession();
    const current = making;
    const turn = () => {
      loadHls().then(
        (Hls) => {
          if (current === making) begin(Hls, current);
        },
        () => {
          if (current !== making) return;
          dispatch({ type: 'networkFailed', fatal: true, status: 0, part: 'playlist' });
        },
      );
    };
    if (model.live && starts !== undefined) leaveQueue = starts.ask(turn);
    else turn();
  };

  const renew = async () => {
    const current = making;
    const release = await holdFrame(video).catch(() => nothing);
    if (current !== making) return release();
    releaseFrame();
    releaseFrame = release;
    return rebuild();
  };

  const recoverMedia = () => {
    const engine = session?.engine;
    const reached = video.currentTime;
    engine?.recoverMediaError();
    // A fatal error has stopped all loading before, and hls.js would begin where the footage was opened.
    engine?.startLoad(model.live || reached === 0 ? undefined : reached);
  };

  const begin = (Hls: HlsClass, current: number) => {
    if (!Hls.isSupported()) return dispatch({ type: 'playerUnsupported' });
    stream = observeStream(video, frames, clock);
    const now = clock.now();
    renewAt = addMs(now, ms(LIFE + random() * LIFE_SPREAD));
    const startAt = model.live ? undefined : start.place();
    session = createHlsSession({
      Hls,
      video,
      config: hlsConfig({ profile, startAt, rate: video.playbackRate, now }),
      source: currentSource,
      listener: listenerFor(current),
      clock,
      kept,
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
    playlistRead: (facts) => {
      stream.playlistRead(facts);
      segmentLength = facts.targetDuration;
      if (!model.live) learnStart(facts);
    },
    segmentBuffered: (bytes, length) => {
      stream.segmentBuffered(bytes, length);
      dispatch({ type: 'segmentBuffered' });
      if (clock.now() >= renewAt) dispatch({ type: 'lifeOver' });
    },
    keptSegmentBroken: () => dispatch({ type: 'keptSegmentBroken' }),
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

  /** hls.js has the playlist and has not yet asked for a segment: it can still be sent elsewhere. */
  const learnStart = ({ length, dated }: PlaylistFacts) => {
    const place = start.playlistRead(currentSource().startOf, { length, dated });
    if (place !== undefined) session?.engine.startLoad(place);
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
    if (!model.live) return watchFootage();
    if (!model.manifestParsed || waits) return stream.excuse();
    const stillness = stream.judge();
    if (stillness === 'moving') return;
    stream.excuse();
    dispatch({ type: stillness === 'frozen' ? 'frozenNoticed' : 'stallOutlasted' });
  };

  /** hls.js leaves a hole that it does not understand as it is, and waits in front of it for ever. */
  const watchFootage = () => {
    const mayCome = model.recovery !== undefined || session?.isLoading() === true || !host.isOnline();
    stoodFor = model.media === 'waiting' && !mayCome ? ms(stoodFor + TICK) : ms(0);
    if (stoodFor < LONGEST_STAND) return;
    stoodFor = ms(0);
    dispatch({ type: 'stallOutlasted' });
  };

  const stopHearing = [
    watchMediaActivity(video, {
      changed: (media) => dispatch({ type: 'mediaChanged', media }),
      frameShown: () => {
        leaveQueue();
        releaseFrame();
        leaveQueue = releaseFrame = nothing;
        dispatch({ type: 'firstFrameShown' });
      },
      progressed: () => dispatch({ type: 'progressMade' }),
    }),
    host.onOnline(() => dispatch({ type: 'cameOnline' })),
    host.onShown(() => dispatch({ type: 'tabShown' })),
  ];
  cancelTick = clock.after(TICK, tick);

  const open = (next: HlsSource, { live, startAt, countsFrom, autoplay = true }: OpenOptions) => {
    const same = source?.key === next.key && model.source !== 'none' && model.failure === undefined;
    source = next;
    if (same) return dispatch({ type: 'resumed' });
    destroySession();
    start.begin(startAt, countsFrom);
    const { cacheKey } = next;
    const keeps = !live && segments !== undefined && cacheKey !== undefined;
    kept = keeps ? createKeptSegments(segments, cacheKey) : undefined;
    if (keeps) segments.prepare();
    wantsPlay = autoplay;
    dispatch({ type: 'sourceOpened', live });
  };

  return {
    ...commands,
    state,
    timing,
    metrics,
    startsAt: start.startsAt,
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
      start.moveTo(to);
      session?.engine.startLoad(to);
    },
    setRate: (rate) => {
      commands.setRate(rate);
      if (profile === 'event' && session !== undefined) {
        session.engine.config.maxBufferLength = bufferAhead(video.playbackRate);
      }
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
      releaseFrame();
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
