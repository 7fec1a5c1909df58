/**
 * Code that runs inside a measured page before its own scripts. Each probe leaves a performance mark,
 * in ms since the navigation began; the app is not changed for it.
 */
import type { Page } from '@playwright/test';

export const FRAME_MARK = 'bench:first-frame';
export const ROW_MARK = 'bench:first-row';

/** A page that shows nothing for this long has failed. */
const MARK_TIMEOUT_MS = 30_000;
/** How often the page is asked for its mark: seldom, so that asking costs the page nothing. */
const MARK_POLL_MS = 100;

/** Marks the first frame that any video element of the page hands to the compositor. */
export function markFirstFrame(mark: string): void {
  const watched = new WeakSet<HTMLVideoElement>();
  const observer = new MutationObserver(() => {
    for (const video of document.querySelectorAll('video')) {
      if (watched.has(video)) continue;
      watched.add(video);
      video.requestVideoFrameCallback((now) => {
        if (performance.getEntriesByName(mark).length > 0) return;
        observer.disconnect();
        performance.mark(mark, { startTime: now });
      });
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}

/**
 * Marks the paint of the first camera in the tree. A task that is queued from within a frame runs
 * right after that frame was painted; waiting for a second frame would add the same vertical sync to
 * both sides, and flatter the ratio.
 */
export function markFirstRow(mark: string): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('[role=treeitem] a[href^="/cameras/"]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const painted = new MessageChannel();
      painted.port1.addEventListener('message', () => performance.mark(mark));
      painted.port1.start();
      painted.port2.postMessage(undefined);
    });
  });
  observer.observe(document, { childList: true, subtree: true });
}

/** Waits for a mark and gives its time. */
export async function timeOfMark(page: Page, mark: string): Promise<number> {
  const handle = await page.waitForFunction(
    (name) => performance.getEntriesByName(name)[0]?.startTime,
    mark,
    {
      polling: MARK_POLL_MS,
      timeout: MARK_TIMEOUT_MS,
    },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}
