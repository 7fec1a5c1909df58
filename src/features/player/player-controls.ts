/** What hands, keys and buttons ask of a player: one object for all of them. */
import type { Readable, Store } from '../../core/readable.ts';
import { type EpochMs, type Seconds, seconds } from '../../core/units.ts';
import { toggleFullScreen } from './full-screen.ts';
import { PLAY_RATES } from './media-commands.ts';
import type { Playback } from './playback.ts';
import { saveSnapshot } from './snapshot.ts';
import { WHOLE_PICTURE, zoomBy, type ZoomView } from './zoom-geometry.ts';

export interface PlayerControls {
  readonly togglePlay: () => void;
  readonly pause: () => void;
  /** Moves by a length of time, backwards when negative. */
  readonly skip: (by: Seconds) => void;
  readonly seek: (to: Seconds) => void;
  /** Moves by frames and stands still. */
  readonly step: (frames: number) => void;
  readonly setRate: (rate: number) => void;
  /** L: plays, and each further press faster. */
  readonly faster: () => void;
  /** J: slower down to normal speed, then back by a second with each press. */
  readonly slower: () => void;
  readonly toggleMute: () => void;
  /** Begins again at the end, or not any more. */
  readonly toggleLoop: () => void;
  /** How close the picture is looked at. */
  readonly zoom: Readable<ZoomView>;
  /** Looks closer at the middle of what is seen. */
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  /** Shows the whole picture. */
  readonly zoomReset: () => void;
  readonly toggleFullScreen: () => void;
  /** Saves the frame on screen as a picture. */
  readonly snapshot: () => void;
  readonly goLive: () => void;
}

/** What controls act upon. */
export interface PlayerParts {
  readonly playback: Playback;
  readonly video: () => HTMLVideoElement | null;
  /** What fills the screen. */
  readonly frame: () => HTMLElement | null;
  /** How close the picture is looked at. */
  readonly zoom: Store<ZoomView>;
  /** For the name of saved pictures. */
  readonly camera: string;
  /** The moment that the frame on screen shows. */
  readonly footageAt: () => EpochMs;
}

const ONE_BACK = seconds(-1);
/** Two presses look about twice as close. */
const ZOOM_STEP = 1.5;

export function createPlayerControls({
  playback,
  video,
  frame,
  zoom,
  camera,
  footageAt,
}: PlayerParts): PlayerControls {
  const { timing, state } = playback;
  const skip = (by: Seconds) => playback.seek(seconds(timing.get().position + by));
  const isPlaying = () => state.get().kind === 'playing' || state.get().kind === 'stalled';
  return {
    togglePlay: () => (isPlaying() ? playback.pause() : playback.play()),
    pause: playback.pause,
    skip,
    seek: playback.seek,
    step: playback.step,
    setRate: playback.setRate,
    faster: () => {
      if (!isPlaying()) return playback.play();
      const { rate } = timing.get();
      playback.setRate(PLAY_RATES.find((next) => next > rate) ?? rate);
    },
    slower: () => {
      const { rate } = timing.get();
      if (rate <= 1) return skip(ONE_BACK);
      playback.setRate(PLAY_RATES.findLast((next) => next < rate) ?? 1);
    },
    toggleMute: () => playback.setMuted(!timing.get().muted),
    toggleLoop: () => playback.setLoop(!timing.get().loops),
    zoom,
    zoomIn: () => zoom.set(zoomBy(zoom.get(), ZOOM_STEP)),
    zoomOut: () => zoom.set(zoomBy(zoom.get(), 1 / ZOOM_STEP)),
    zoomReset: () => zoom.set(WHOLE_PICTURE),
    toggleFullScreen: () => toggleFullScreen(frame()),
    snapshot: () => {
      const element = video();
      if (element !== null) void saveSnapshot(element, camera, footageAt());
    },
    goLive: playback.goLive,
  };
}
