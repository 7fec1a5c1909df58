/** Scrolls a list to its end and back, frame by frame, and records how long the frames took. */
import type { Locator } from '@playwright/test';

export interface ScrollRecord {
  /** Ms from each frame to the next: with all that else goes on in this machine. */
  readonly frames: readonly number[];
  /** Ms that the page itself worked for one frame, where the browser found that long (50 ms and more). */
  readonly long: readonly number[];
  /** The most row elements that there were at one time. */
  readonly mostRows: number;
  /** How far it went, in pixels. */
  readonly distance: number;
}

export interface ScrollPlan {
  /** Selector of the rows, to be counted. */
  readonly rows: string;
  /** Pixels for each frame: a fast hand. */
  readonly step: number;
  /** Ms that the end may stand still before it counts as the end: older pages arrive meanwhile. */
  readonly patience: number;
  /** Turns back after so many pixels. Default: goes all the way. */
  readonly most?: number;
}

/** `list` lies in the element that scrolls, or is it. Goes down to the end, or up to the start. */
export function scrollThrough(list: Locator, to: 'end' | 'start', plan: ScrollPlan): Promise<ScrollRecord> {
  return list.evaluate(
    (element, { direction, rows, step, patience, most = Number.POSITIVE_INFINITY }) => {
      let found: Element | null = element;
      while (found !== null && found.scrollHeight <= found.clientHeight + 1) found = found.parentElement;
      const scroller = found ?? element;
      const frames: number[] = [];
      const long: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) long.push(entry.duration);
      });
      observer.observe({ type: 'long-animation-frame' });
      let mostRows = 0;
      let distance = 0;
      let before = performance.now();
      let movedAt = before;
      return new Promise<ScrollRecord>((resolve) => {
        const frame = (now: number) => {
          frames.push(now - before);
          before = now;
          mostRows = Math.max(mostRows, document.querySelectorAll(rows).length);
          const from = scroller.scrollTop;
          scroller.scrollTop += direction === 'end' ? step : -step;
          const moved = Math.abs(scroller.scrollTop - from);
          distance += moved;
          if (moved > 0) movedAt = now;
          const limit = direction === 'end' ? patience : 0;
          if (distance < most && (now - movedAt <= limit || moved > 0)) {
            requestAnimationFrame(frame);
            return;
          }
          observer.disconnect();
          resolve({ frames: frames.slice(1), long, mostRows, distance });
        };
        requestAnimationFrame(frame);
      });
    },
    { direction: to, ...plan },
  );
}
