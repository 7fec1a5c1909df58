/** Whether this browser has a decoder: asked beforehand, because a missing one shows as a black picture. */
import type { VideoFacts } from './hls-session.ts';

/* What is asked when the stream does not say: any decoder of this codec does full HD at 25 frames. */
const FULL_HD = { width: 1920, height: 1080 };
const FRAMES_PER_SECOND = 25;
const BITS_PER_SECOND = 4_000_000;

/** False only when the browser says that it cannot; unknown counts as possible. */
export async function canDecode({ codec, width, height }: VideoFacts): Promise<boolean> {
  // Missing in old browsers and outside secure pages.
  if (!('mediaCapabilities' in navigator)) return true;
  try {
    const answer = await navigator.mediaCapabilities.decodingInfo({
      type: 'media-source',
      video: {
        contentType: `video/mp4; codecs="${codec}"`,
        width: width ?? FULL_HD.width,
        height: height ?? FULL_HD.height,
        framerate: FRAMES_PER_SECOND,
        bitrate: BITS_PER_SECOND,
      },
    });
    return answer.supported;
  } catch {
    return true;
  }
}
