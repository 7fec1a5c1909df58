/** Fills the screen with a player. */
import { reportDefect } from '../../platform/logger.ts';

/** Why it cannot be done here; undefined when it can. */
export const fullScreenReason = (): string | undefined =>
  document.fullscreenEnabled ? undefined : 'This browser does not let a page fill the screen.';

/** Fills the screen with an element, or gives it back when something fills it. */
export function toggleFullScreen(element: HTMLElement | null): void {
  if (fullScreenReason() !== undefined) return;
  const done = document.fullscreenElement === null ? element?.requestFullscreen() : document.exitFullscreen();
  done?.catch((error: unknown) => reportDefect('full screen', error));
}
