/**
 * What part of time a timeline shows and where a moment stands on it, in pixels. Pure: no canvas, no
 * clock. Where the ticks stand is timeline-ticks, which recordings fall on which pixel span-search.
 */
import { spanLength, spanOf, type TimeSpan } from '../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_MINUTE } from '../../core/units.ts';
import { LONGEST_VIEW, SHORTEST_VIEW } from './view-limits.ts';

/** A part of time laid over so many pixels. */
export interface TimelineScale {
  readonly view: TimeSpan;
  readonly width: number;
}

/** How much of a view may lie after the newest moment there can be: room to see that now is the end. */
const ROOM_AFTER = 1 / 4;
/** How near to the edge a moment may stand before the view is moved for it. */
const MARGIN = 1 / 12;
/** A marked range takes a third of the view that is opened for it. */
const VIEW_OF_MARK = 3;
const SHORTEST_VIEW_OF_MARK = ms(15 * ONE_MINUTE);

/** Where a moment stands, in pixels from the left edge; outside 0..width when it is not in view. */
export const xOf = ({ view, width }: TimelineScale, at: number): number =>
  ((at - view.from) / (view.until - view.from)) * width;

/** The moment under a pixel. */
export const timeAt = ({ view, width }: TimelineScale, x: number): EpochMs =>
  epochMs(view.from + (width <= 0 ? 0 : (x / width) * (view.until - view.from)));

/** How long a pixel lasts. */
export const msPerPixel = ({ view, width }: TimelineScale): Ms => ms(spanLength(view) / Math.max(width, 1));

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most));

/** A view within the limits: `newest` is the last moment that anything can be recorded at. */
export function limitView(view: TimeSpan, newest: EpochMs): TimeSpan {
  const length = clamp(view.until - view.from, SHORTEST_VIEW, LONGEST_VIEW);
  const latest = newest + length * ROOM_AFTER;
  const from = clamp(view.from, 0, Math.max(0, latest - length));
  return spanOf(epochMs(Math.round(from)), ms(Math.round(length)));
}

/** Shows `factor` times as much time, while the moment `at` stays where it is. */
export function zoomView(view: TimeSpan, factor: number, at: EpochMs, newest: EpochMs): TimeSpan {
  const length = clamp(spanLength(view) * factor, SHORTEST_VIEW, LONGEST_VIEW);
  const share = (at - view.from) / spanLength(view);
  return limitView(spanOf(epochMs(at - share * length), ms(length)), newest);
}

/** Moves later, or earlier when negative. */
export const panView = (view: TimeSpan, by: Ms, newest: EpochMs): TimeSpan =>
  limitView({ from: epochMs(view.from + by), until: epochMs(view.until + by) }, newest);

/** So much time with a moment in its middle. */
export const viewAround = (at: EpochMs, length: Ms, newest: EpochMs): TimeSpan =>
  limitView(spanOf(epochMs(at - length / 2), length), newest);

/** A range in the middle, with as much time before and after it. */
export function viewOfMark(mark: TimeSpan, newest: EpochMs): TimeSpan {
  const length = Math.max(spanLength(mark) * VIEW_OF_MARK, SHORTEST_VIEW_OF_MARK);
  return viewAround(epochMs((mark.from + mark.until) / 2), ms(length), newest);
}

/** The view moved as little as is needed to have a moment in it, away from its edges. */
export function revealed(view: TimeSpan, at: EpochMs, newest: EpochMs): TimeSpan {
  const margin = spanLength(view) * MARGIN;
  if (at < view.from + margin) return panView(view, ms(at - margin - view.from), newest);
  if (at > view.until - margin) return panView(view, ms(at + margin - view.until), newest);
  return view;
}
