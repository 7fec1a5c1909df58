/** Waits for a player's first picture, or for the news that it takes long. */
import type { Playback } from './playback.ts';

/** Calls back once, with the first frame on screen or when the playback has met a failure. */
export function whenPictureShows(
  video: HTMLVideoElement,
  playback: Pick<Playback, 'state'>,
  shown: () => void,
): void {
  let told = false;
  const tell = () => {
    if (told) return;
    told = true;
    stop();
    shown();
  };
  const stop = playback.state.subscribe(() => {
    const { kind } = playback.state.get();
    if (kind === 'failed' || kind === 'recovering') tell();
  });
  // Without the browser's frame callback: there is a frame, on screen with the next painting.
  video.addEventListener('loadeddata', () => {
    if (!countsFrames) tell();
  });
  const countsFrames = 'requestVideoFrameCallback' in video;
  if (countsFrames) video.requestVideoFrameCallback(tell);
}
