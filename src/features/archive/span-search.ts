/**
 * Finds recordings among a hundred thousand by halving: which holds a moment, which comes next, and which
 * pixels of a timeline are recorded. Spans are in order and do not overlap.
 */
import type { TimeSpan } from '../../core/time-span.ts';
import type { EpochMs } from '../../core/units.ts';
import { type TimelineScale, timeAt, xOf } from './timeline-geometry.ts';

/** The place of the first span, from `start` on, that ends after a moment; the count when there is none. */
export function firstEndingAfter(spans: readonly TimeSpan[], at: number, start = 0): number {
  let low = start;
  let high = spans.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((spans[middle]?.until ?? Number.POSITIVE_INFINITY) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The recording that holds a moment. */
export function spanAt(spans: readonly TimeSpan[], at: EpochMs): TimeSpan | undefined {
  const span = spans[firstEndingAfter(spans, at)];
  return span !== undefined && span.from <= at ? span : undefined;
}

/** The first recording that begins after a moment. */
export function nextSpan(spans: readonly TimeSpan[], at: EpochMs): TimeSpan | undefined {
  const index = firstEndingAfter(spans, at);
  const span = spans[index];
  return span !== undefined && span.from <= at ? spans[index + 1] : span;
}

/** The recording before the one that holds a moment, or before the gap it lies in. */
export const previousSpan = (spans: readonly TimeSpan[], at: EpochMs): TimeSpan | undefined =>
  spans[firstEndingAfter(spans, at) - 1];

/** The spans that touch a part of time, without copying the rest. */
export function spansWithin(spans: readonly TimeSpan[], within: TimeSpan): readonly TimeSpan[] {
  const first = firstEndingAfter(spans, within.from);
  let end = first;
  let high = spans.length;
  while (end < high) {
    const middle = Math.floor((end + high) / 2);
    if ((spans[middle]?.from ?? Number.POSITIVE_INFINITY) < within.until) end = middle + 1;
    else high = middle;
  }
  return spans.slice(first, end);
}

/** Neighbouring pixels with something recorded on them: from `left` until before `right`. */
export interface PixelRun {
  readonly left: number;
  readonly right: number;
}

/**
 * The recorded pixels. At most one search for each pixel, however many spans there are; the shortest
 * recording takes one pixel, and a gap of a pixel stays a gap.
 */
export function pixelRuns(spans: readonly TimeSpan[], scale: TimelineScale): readonly PixelRun[] {
  const { view, width } = scale;
  const runs: PixelRun[] = [];
  let index = firstEndingAfter(spans, view.from);
  let left = -1;
  let right = -1;
  while (index < spans.length) {
    const span = spans[index];
    if (span === undefined || span.from >= view.until) break;
    const begin = Math.max(0, Math.min(Math.round(xOf(scale, span.from)), width - 1));
    const end = Math.min(width, Math.max(begin + 1, Math.round(xOf(scale, span.until))));
    if (begin > right) {
      if (right > left) runs.push({ left, right });
      left = begin;
      right = end;
    } else right = Math.max(right, end);
    if (right >= width) break;
    // What ends before the middle of the next pixel changes nothing any more.
    index = firstEndingAfter(spans, timeAt(scale, right + 1 / 2) - 1, index + 1);
  }
  if (right > left) runs.push({ left, right });
  return runs;
}
