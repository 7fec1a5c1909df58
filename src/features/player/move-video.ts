/** Moves a video element within the page without a break in what it plays. */

interface Mover {
  readonly moveBefore: (node: Node, child: Node | null) => void;
}

/** Younger than the DOM's types: Chromium 133, Firefox 144, not yet Safari. */
function isMover(place: Element): place is Element & Mover {
  return 'moveBefore' in place && typeof place.moveBefore === 'function';
}

/** `resume` is called when the move has stopped an element that was playing. */
export function moveVideo(video: HTMLVideoElement, place: Element, resume: () => void): void {
  if (video.parentElement === place) return;
  const wasPlaying = !video.paused;
  // Both must stand in the document: else it is no move, and `moveBefore` throws.
  if (isMover(place) && video.isConnected && place.isConnected) place.moveBefore(video, null);
  else place.append(video);
  if (wasPlaying && video.paused) resume();
}
