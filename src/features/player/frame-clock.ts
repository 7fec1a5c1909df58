/**
 * Which frame is on screen, and how long a frame lasts: measured on frames as they are displayed,
 * because neither playlists nor media elements tell. Without the browser's frame callback nothing
 * is known.
 */
import { type Seconds, seconds } from '../../core/units.ts';

export interface FrameClock {
  /** Media time of the frame on screen. */
  readonly shownAt: () => Seconds | undefined;
  /** How long a frame lasts, once enough were seen. */
  readonly frameLength: () => Seconds | undefined;
  /** Forgets what was measured: another stream comes. */
  readonly reset: () => void;
  readonly dispose: () => void;
}

/** Enough frames that a skipped one cannot pass for the rate. */
const ENOUGH = 12;
const REMEMBERED = 48;
/* Lengths in seconds beyond which a step between frames is a seek or a hole, not a frame. */
const SHORTEST = 0.004;
const LONGEST = 1.1;

export function createFrameClock(video: HTMLVideoElement): FrameClock {
  let shown: number | undefined;
  let steps: readonly number[] = [];
  let handle = 0;
  const known = 'requestVideoFrameCallback' in video;

  const frame: VideoFrameRequestCallback = (_now, { mediaTime }) => {
    const length = shown === undefined ? 0 : mediaTime - shown;
    if (length > SHORTEST && length < LONGEST) steps = [...steps.slice(1 - REMEMBERED), length];
    shown = mediaTime;
    handle = video.requestVideoFrameCallback(frame);
  };
  if (known) handle = video.requestVideoFrameCallback(frame);

  return {
    shownAt: () => (shown === undefined ? undefined : seconds(shown)),
    frameLength: () => {
      if (steps.length < ENOUGH) return undefined;
      // Frames that the screen skipped make steps longer, never shorter: the low quarter is true.
      const sorted = steps.toSorted((a, b) => a - b);
      const length = sorted[Math.floor(sorted.length / 4)];
      return length === undefined ? undefined : seconds(length);
    },
    reset: () => {
      shown = undefined;
      steps = [];
    },
    dispose: () => {
      if (known) video.cancelVideoFrameCallback(handle);
    },
  };
}
