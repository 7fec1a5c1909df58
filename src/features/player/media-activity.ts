/** What a media element does, as its own events tell: the only source of "playing". */
import { type Seconds, seconds } from '../../core/units.ts';
import type { MediaActivity } from './playback-state.ts';

export interface MediaActivityListener {
  readonly changed: (media: MediaActivity) => void;
  /** There is a frame to see. */
  readonly frameShown: () => void;
  /** A while was played without a break. */
  readonly progressed: () => void;
}

/** Played in one go, this heals what went before. A broken stream often plays a moment. */
const PROGRESS: Seconds = seconds(2);

const EVENTS = [
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

/** Follows an element; returns the way to stop. */
export function watchMediaActivity(video: HTMLVideoElement, listener: MediaActivityListener): () => void {
  let before: MediaActivity = 'empty';
  let playedFrom: number | undefined;

  const happened = () => {
    const media = activityOf(video);
    if (video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) listener.frameShown();
    if (media !== before) {
      before = media;
      playedFrom = undefined;
      listener.changed(media);
    }
    if (media !== 'playing') return;
    playedFrom ??= video.currentTime;
    if (Math.abs(video.currentTime - playedFrom) < PROGRESS) return;
    playedFrom = video.currentTime;
    listener.progressed();
  };

  for (const event of EVENTS) video.addEventListener(event, happened);
  return () => {
    for (const event of EVENTS) video.removeEventListener(event, happened);
  };
}
