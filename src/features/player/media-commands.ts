/** What can be asked of a media element. Nothing here tells that it happened: its events do. */
import { type Seconds, seconds } from '../../core/units.ts';
import type { FrameClock } from './frame-clock.ts';

export interface MediaCommands {
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (to: Seconds) => void;
  /** Moves by frames and stands still. */
  readonly step: (frames: number) => void;
  readonly setRate: (rate: number) => void;
  readonly setMuted: (muted: boolean) => void;
  /** Begins again whenever the end is reached. */
  readonly setLoop: (loop: boolean) => void;
}

/** Speeds to choose from. */
export const PLAY_RATES: readonly number[] = [0.5, 1, 2, 4, 8, 16];
/** Our own event of an element whose `loop` was set. */
export const LOOP_CHANGED = 'sightline-loop';
/** Until frames were measured: what most cameras send. */
const USUAL_FRAME = 1 / 25;
/** The end itself shows no frame; this is before the last one's end at any rate up to 50 frames. */
const BEFORE_END = 0.02;
/** Browsers round places in media to microseconds. */
const SAME_PLACE = 0.000_1;
/** A frame older than this does not tell where a step begins. */
const FRESH = 0.5;

/** Takes the speed up, unless this browser plays no video as fast or as slow as that. */
function canPlayAt(video: HTMLVideoElement, rate: number): boolean {
  try {
    video.playbackRate = rate;
    return true;
  } catch {
    return false;
  }
}

export function createMediaCommands(video: HTMLVideoElement, frames: FrameClock): MediaCommands {
  /** The middle of the frame that was stepped to last: known before it is on screen. */
  let steppedTo: number | undefined;

  const moveTo = (to: number): number => {
    const last = Number.isFinite(video.duration) ? Math.max(0, video.duration - BEFORE_END) : to;
    const inside = Math.min(Math.max(0, to), last);
    video.currentTime = inside;
    return inside;
  };
  const play = () => {
    video.play().catch((error: unknown) => {
      // Browsers let only silent video start without a gesture; the mute button then shows it.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || video.muted) return;
      video.muted = true;
      // Also refused: it stays paused, which the element's state says.
      video.play().catch(() => undefined);
    });
  };
  const frameStart = (length: number): number => {
    // So quick steps add up, although the frames between are never shown.
    if (steppedTo !== undefined && Math.abs(video.currentTime - steppedTo) < SAME_PLACE) {
      return steppedTo - length / 2;
    }
    const shown = frames.shownAt();
    if (shown !== undefined && Math.abs(shown - video.currentTime) < FRESH) return shown;
    return video.currentTime;
  };

  return {
    play,
    pause: () => video.pause(),
    seek: (to) => {
      steppedTo = undefined;
      moveTo(to);
    },
    step: (count) => {
      video.pause();
      const length = frames.frameLength() ?? seconds(USUAL_FRAME);
      // The middle of the frame: its edges are rounded differently by container and browser.
      steppedTo = moveTo(frameStart(length) + (count + 1 / 2) * length);
    },
    setRate: (rate) => {
      const possible = PLAY_RATES.toReversed().find((next) => next <= rate && canPlayAt(video, next));
      // The default too, or a new source would begin at normal speed again.
      if (possible !== undefined) video.defaultPlaybackRate = possible;
    },
    setMuted: (muted) => {
      video.muted = muted;
    },
    setLoop: (loop) => {
      video.loop = loop;
      // An element says nothing of this by itself; whoever shows it reads all with any event.
      video.dispatchEvent(new Event(LOOP_CHANGED));
    },
  };
}
