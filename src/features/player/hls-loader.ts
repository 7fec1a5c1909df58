/**
 * Brings hls.js, as a download of its own that the first page does not pay for. Names the part of
 * hls.js that the player uses, so that tests can stand in for it at exactly this seam.
 */
import type { default as Hls, Events, HlsConfig, HlsListeners, Level } from 'hls.js';
import workerUrl from 'hls.js/dist/hls.worker.js?url';

/** What the player reads of a quality level. */
export type HlsLevel = Pick<Level, 'bitrate' | 'frameRate' | 'videoCodec'>;

/** What the player asks of one hls.js instance. */
export interface HlsEngine extends Pick<
  Hls,
  'attachMedia' | 'loadSource' | 'startLoad' | 'stopLoad' | 'recoverMediaError' | 'destroy'
> {
  /** Read by hls.js each time that it decides whether to load more. */
  readonly config: Pick<HlsConfig, 'maxBufferLength'>;
  readonly on: <E extends keyof HlsListeners>(event: E, listener: HlsListeners[E]) => void;
  /** Where live playback should be; null before the first playlist. */
  readonly liveSyncPosition: number | null;
  /** Seconds behind the live edge; 0 when not known. */
  readonly latency: number;
  /** Wall clock of the displayed frame, when the playlist tells it. */
  readonly playingDate: Date | null;
  readonly levels: readonly HlsLevel[];
  /** Index of the level that is displayed; -1 before the first frame. */
  readonly currentLevel: number;
}

/** The hls.js class. */
export interface HlsClass {
  new (config: Partial<HlsConfig>): HlsEngine;
  readonly Events: typeof Events;
  readonly isSupported: () => boolean;
}

/** Gives the hls.js class, downloading it the first time. */
export type LoadHls = () => Promise<HlsClass>;

/**
 * The worker as a file of our own origin. Without this path the module build of hls.js would
 * transmux on the main thread, and a blob worker would break the content security policy.
 */
export const HLS_WORKER_PATH: string = workerUrl;

/** The light build: without subtitles, DRM and alternate audio, which cameras do not send. */
export const loadHls: LoadHls = async () => (await import('hls.js/light')).default;

/** Starts the downloads early, so that a page which will play does not wait for them in a row. */
export function preloadHls(): void {
  // A failure is met again, and shown, when a player really loads it.
  loadHls().catch(() => undefined);
  // oxlint-disable-next-line no-restricted-globals -- a file of our own origin, for the browser's cache
  fetch(HLS_WORKER_PATH).catch(() => undefined);
}
