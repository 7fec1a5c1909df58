/** Fills the screen with a player. */
import { reportDefect } from '../../platform/logger.ts';

/** iPhones fill the screen with a video alone, without the page's own parts, by a call of their own. */
interface FullScreenVideo extends HTMLVideoElement {
  readonly webkitEnterFullscreen: () => void;
}

const canFillAlone = (video: HTMLVideoElement | null | undefined): video is FullScreenVideo =>
  video !== null &&
  video !== undefined &&
  'webkitEnterFullscreen' in video &&
  typeof video.webkitEnterFullscreen === 'function';

/** Why it cannot be done here; undefined when it can. */
export const fullScreenReason = (): string | undefined =>
  document.fullscreenEnabled || 'webkitEnterFullscreen' in HTMLVideoElement.prototype
    ? undefined
    : 'This browser does not let a page fill the screen.';

/** Fills the screen with an element, or gives it back when something fills it. */
export function toggleFullScreen(element: HTMLElement | null): void {
  if (!document.fullscreenEnabled) {
    const video = element?.querySelector('video');
    try {
      if (canFillAlone(video)) video.webkitEnterFullscreen();
    } catch {
      // It refuses before there is a first frame.
    }
    return;
  }
  const done = document.fullscreenElement === null ? element?.requestFullscreen() : document.exitFullscreen();
  done?.catch((error: unknown) => reportDefect('full screen', error));
}
