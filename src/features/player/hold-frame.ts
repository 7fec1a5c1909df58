/** Keeps the frame on screen while a new instance takes the place of the one that shows it. */
import { captureFrame } from './snapshot.ts';

/** Lays the frame on screen under the video, as its poster. Answers with the way to take it away. */
export async function holdFrame(video: HTMLVideoElement): Promise<() => void> {
  const picture = await captureFrame(video);
  if (picture === undefined) return () => {};
  const url = URL.createObjectURL(picture);
  video.poster = url;
  return () => {
    video.removeAttribute('poster');
    URL.revokeObjectURL(url);
  };
}
