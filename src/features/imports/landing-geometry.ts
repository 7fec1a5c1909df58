/** Where a file lands on its camera's timeline: an hour round it, as shares of a strip. Pure. */
import { durationText } from '../../core/time-zone.ts';
import { sharedSpan, spanLength, type TimeSpan } from '../../core/time-span.ts';
import { epochMs, ONE_HOUR, ONE_MINUTE } from '../../core/units.ts';

/** A stretch of the strip, in percent of its width. */
export interface StripPart {
  readonly left: number;
  readonly width: number;
}

/** The window moves in steps, so that a small change of the start asks for nothing anew. */
const STEP = 10 * ONE_MINUTE;
/** A long file fills at most this part of its window. */
const MOST_FILLED = 0.7;
const WHOLE = 100;
/** Thinner than this nobody sees it, in percent. */
const THINNEST = 1;

/** The hour round a file; whole hours more for a file that would fill it. */
export function landingWindow(span: TimeSpan): TimeSpan {
  const length = Math.ceil(spanLength(span) / MOST_FILLED / ONE_HOUR) * ONE_HOUR || ONE_HOUR;
  const middle = (span.from + span.until) / 2;
  const from = Math.round((middle - length / 2) / STEP) * STEP;
  return { from: epochMs(from), until: epochMs(from + length) };
}

/** The part of the strip that a span takes; undefined outside the window. */
export function stripPart(span: TimeSpan, window: TimeSpan): StripPart | undefined {
  const shown = sharedSpan(span, window);
  if (shown === undefined) return undefined;
  const length = spanLength(window);
  const width = Math.max((spanLength(shown) / length) * WHOLE, THINNEST);
  const left = Math.min(((shown.from - window.from) / length) * WHOLE, WHOLE - width);
  return { left, width };
}

/** "1 h", "3 h": how long the window is. */
export const windowText = (window: TimeSpan): string => durationText(spanLength(window));
