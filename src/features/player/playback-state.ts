/** What playback is doing, as parts show it, and everything that can happen to it. */
import type { Failure, FailureCode } from '../../core/failure.ts';
import type { EpochMs } from '../../core/units.ts';
import type { StreamTrouble } from '../../vendors/contract.ts';

/** What a player does now. */
export type PlaybackState =
  /** Nothing is open, or it rests unseen. */
  | { readonly kind: 'idle' }
  /** Opened; no frame yet. */
  | { readonly kind: 'loading' }
  | { readonly kind: 'playing' }
  | { readonly kind: 'paused' }
  /** It wants to play and waits for video. */
  | { readonly kind: 'stalled'; readonly since: EpochMs }
  /** Something broke; tried again at `at`, for the `attempt`th time. */
  | {
      readonly kind: 'recovering';
      readonly attempt: number;
      readonly at: EpochMs;
      readonly code: FailureCode;
      /** When the picture stopped. */
      readonly since: EpochMs;
      /** Its last frame is still on screen. */
      readonly hasPicture: boolean;
    }
  | { readonly kind: 'ended' }
  /** Given up until somebody asks again. */
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What the media element says of itself. */
export type MediaActivity = 'empty' | 'playing' | 'paused' | 'waiting' | 'ended';

/** How a stream is tried again: ask for the playlist anew, go on loading, or make a new instance. */
export type RecoveryMeans = 'load' | 'startLoad' | 'rebuild';

export type PlaybackEvent =
  | { readonly type: 'sourceOpened'; readonly live: boolean }
  | { readonly type: 'sourceClosed' }
  /** Nobody sees it any more, or again. */
  | { readonly type: 'rested' }
  | { readonly type: 'resumed' }
  | { readonly type: 'manifestParsed' }
  | { readonly type: 'firstFrameShown' }
  | { readonly type: 'mediaChanged'; readonly media: MediaActivity }
  /** A segment arrived and is in the buffer. */
  | { readonly type: 'segmentBuffered' }
  /** Enough was played to call what went before healed. */
  | { readonly type: 'progressMade' }
  | {
      readonly type: 'networkFailed';
      readonly fatal: boolean;
      readonly status: number | undefined;
      readonly part: 'playlist' | 'segment';
      /** The failure, when it is known better than by the status. */
      readonly code?: FailureCode | undefined;
      /** The address as it was fetched. */
      readonly url?: string | undefined;
    }
  | { readonly type: 'mediaFailed'; readonly reason: string }
  /** A segment out of the cache cannot be played; another fetch may help. */
  | { readonly type: 'keptSegmentBroken' }
  | { readonly type: 'codecRefused'; readonly reason: string }
  /** This browser has no means to play streams at all. */
  | { readonly type: 'playerUnsupported' }
  /** Live: neither playlist nor picture moved for too long. */
  | { readonly type: 'frozenNoticed' }
  /** The picture does not move although nothing hinders it: live, or nothing more is on its way. */
  | { readonly type: 'stallOutlasted' }
  /** The instance has run for so long that a new one is to take its place. */
  | { readonly type: 'lifeOver' }
  | { readonly type: 'retryDue' }
  | { readonly type: 'cameOnline' }
  /** The tab is seen again. */
  | { readonly type: 'tabShown' }
  /** A person pressed Retry. */
  | { readonly type: 'retryAsked' };

/** What the driver must do. */
export type PlaybackEffect =
  | { readonly type: 'load' }
  | { readonly type: 'startLoad' }
  | { readonly type: 'stopLoad' }
  | { readonly type: 'recoverMedia' }
  | { readonly type: 'rebuild' }
  /** As `rebuild`, with the last frame on screen meanwhile. */
  | { readonly type: 'renew' }
  | { readonly type: 'destroy' }
  | { readonly type: 'scheduleRetry'; readonly at: EpochMs }
  | { readonly type: 'cancelRetry' }
  | { readonly type: 'tellRefused'; readonly url: string }
  | { readonly type: 'tellTrouble'; readonly trouble: StreamTrouble }
  | { readonly type: 'seekToLiveEdge' }
  /** Recorded: leaves out what cannot be played. */
  | { readonly type: 'stepOver' };
