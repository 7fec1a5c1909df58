/**
 * How hls.js is set up for each use: every number with its unit and the reason for it.
 * Retries of whole streams are not here but in playback-machine.
 */
import type { HlsConfig, LoaderConfig, LoadPolicy, RetryConfig } from 'hls.js';
import { type EpochMs, type Ms, ms, type Seconds } from '../../core/units.ts';
import { HLS_WORKER_PATH } from './hls-loader.ts';

/** `live`: one camera, large. `event`: recorded footage. `wall`: many small players at once. */
export type PlayerProfile = 'live' | 'event' | 'wall';

/**
 * All instances share one worker, which forgets what an ended one had only when it ends itself. So those
 * of different hours use different ones: as players are renewed, the old worker is left and goes.
 */
const WORKER_LIFE: Ms = ms(4 * 3_600_000);
const MEGABYTE = 1024 * 1024;

/** From this speed on, footage is fetched further ahead. */
const FAST = 4;

/* Milliseconds. A camera's server that says nothing for this long is treated as lost. */
const FIRST_BYTE_MS = 8_000;
const PLAYLIST_LOAD_MS = 12_000;
/** A segment of several megabytes over a slow uplink still arrives. A body that stops is noticed earlier. */
const SEGMENT_LOAD_MS = 40_000;
/** A live segment that takes longer is no longer live when it comes. */
const LIVE_SEGMENT_LOAD_MS = 15_000;

/** Statuses that hls.js itself never repeats but that heal: new token, segment a moment late, line back. */
const HEALING = new Set([0, 401, 403, 404]);
/** Tries of one request for a healing status: one for a new token, one for luck. */
const HEALING_TRIES = 2;

const errorRetry: RetryConfig = {
  // Few and quick: what lasts longer is the machine's, with its own backoff and words.
  maxNumRetry: 3,
  retryDelayMs: 500,
  maxRetryDelayMs: 4_000,
  shouldRetry: (_config, count, _isTimeout, response, retry) =>
    retry || (count < HEALING_TRIES && response !== undefined && HEALING.has(response.code ?? -1)),
};
const timeoutRetry: RetryConfig = { maxNumRetry: 1, retryDelayMs: 0, maxRetryDelayMs: 0 };

const policy = (config: LoaderConfig): LoadPolicy => ({ default: config });

const LOADING: Partial<HlsConfig> = {
  // Nothing is shown yet, so the machine hears of the first failure and says so.
  manifestLoadPolicy: policy({
    maxTimeToFirstByteMs: FIRST_BYTE_MS,
    maxLoadTimeMs: PLAYLIST_LOAD_MS,
    timeoutRetry: null,
    errorRetry: null,
  }),
  playlistLoadPolicy: policy({
    maxTimeToFirstByteMs: FIRST_BYTE_MS,
    maxLoadTimeMs: PLAYLIST_LOAD_MS,
    timeoutRetry,
    errorRetry,
  }),
};

const segmentPolicy = (maxLoadTimeMs: number): LoadPolicy =>
  policy({ maxTimeToFirstByteMs: FIRST_BYTE_MS, maxLoadTimeMs, timeoutRetry, errorRetry });

/* Seconds of footage fetched ahead: at 16 × two minutes last for more than seven seconds. */
const EVENT_AHEAD = 60;
const EVENT_AHEAD_FAST = 120;

/* Seconds, counts of segments, and bytes, as the names say. */
const LIVE: Partial<HlsConfig> = {
  fragLoadPolicy: segmentPolicy(LIVE_SEGMENT_LOAD_MS),
  // Two segments behind the edge: one plays while the next is fetched.
  liveSyncDurationCount: 2,
  // After a stall the picture may lag this far before it jumps back to now.
  liveMaxLatencyDurationCount: 6,
  // Needed for the gentle catching-up below; streams without parts are played as ever.
  lowLatencyMode: true,
  // Nobody sees 5 % in a yard, and a lag of 2 s is caught up in 40 s.
  maxLiveSyncPlaybackRate: 1.05,
  // A look back without a request; more is memory for nothing.
  backBufferLength: 10,
  maxBufferLength: 12,
  maxMaxBufferLength: 24,
  maxBufferSize: 16 * MEGABYTE,
};

const EVENT: Partial<HlsConfig> = {
  fragLoadPolicy: segmentPolicy(SEGMENT_LOAD_MS),
  lowLatencyMode: false,
  // ±10 s keys and J stay inside it, and an hour's recording does not fill the memory.
  backBufferLength: 90,
  maxBufferLength: EVENT_AHEAD,
  maxMaxBufferLength: EVENT_AHEAD_FAST,
  maxBufferSize: 48 * MEGABYTE,
};

/** Seconds to fetch ahead of recorded footage that plays at a speed. */
export const bufferAhead = (rate: number): number => (rate >= FAST ? EVENT_AHEAD_FAST : EVENT_AHEAD);

const WALL: Partial<HlsConfig> = {
  ...LIVE,
  liveSyncDurationCount: 3,
  backBufferLength: 4,
  maxBufferLength: 8,
  maxMaxBufferLength: 16,
  maxBufferSize: 6 * MEGABYTE,
  // A tile of 400 px asks for the small stream, whatever the screen's density.
  capLevelToPlayerSize: true,
  maxDevicePixelRatio: 1,
};

const PROFILES: Readonly<Record<PlayerProfile, Partial<HlsConfig>>> = {
  live: LIVE,
  event: EVENT,
  wall: WALL,
};

export interface HlsSetUp {
  readonly profile: PlayerProfile;
  /** Where recorded footage begins to play. */
  readonly startAt: Seconds | undefined;
  /** How fast it is played. */
  readonly rate: number;
  readonly now: EpochMs;
}

/** The configuration of one hls.js instance. */
export function hlsConfig({ profile, startAt, rate, now }: HlsSetUp): Partial<HlsConfig> {
  return {
    ...LOADING,
    ...PROFILES[profile],
    ...(profile === 'event' && { maxBufferLength: bufferAhead(rate) }),
    workerPath: `${HLS_WORKER_PATH}#${Math.floor(now / WORKER_LIFE)}`,
    // Cameras send one quality as a rule: a bandwidth test would only delay the first frame.
    testBandwidth: false,
    startFragPrefetch: true,
    ...(startAt !== undefined && { startPosition: startAt }),
  };
}
