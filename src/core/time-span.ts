/** Stretches of time: what is recorded, what is free, what overlaps. */
import { type EpochMs, epochMs, type Ms, ms } from './units.ts';

/** From a moment until before another one. */
export interface TimeSpan {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

export const spanOf = (from: EpochMs, length: Ms): TimeSpan => ({ from, until: epochMs(from + length) });

export const spanLength = ({ from, until }: TimeSpan): Ms => ms(Math.max(until - from, 0));

/** The part that two spans share; undefined when they only touch. */
export function sharedSpan(one: TimeSpan, other: TimeSpan): TimeSpan | undefined {
  const from = epochMs(Math.max(one.from, other.from));
  const until = epochMs(Math.min(one.until, other.until));
  return from < until ? { from, until } : undefined;
}

/** In order, without those that are empty; what is at most `gap` apart becomes one. */
export function mergeSpans(spans: readonly TimeSpan[], gap: Ms = ms(0)): readonly TimeSpan[] {
  const merged: TimeSpan[] = [];
  for (const span of spans.filter(({ from, until }) => from < until).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && span.from - last.until <= gap) {
      merged[merged.length - 1] = { from: last.from, until: epochMs(Math.max(last.until, span.until)) };
    } else merged.push(span);
  }
  return merged;
}

/** What is left of a span after everything in `taken` is cut out. */
export function freeSpans(span: TimeSpan, taken: readonly TimeSpan[]): readonly TimeSpan[] {
  const free: TimeSpan[] = [];
  let { from } = span;
  for (const { from: start, until } of mergeSpans(taken)) {
    if (until <= from) continue;
    if (start >= span.until) break;
    if (start > from) free.push({ from, until: start });
    from = until;
  }
  return from < span.until ? [...free, { from, until: span.until }] : free;
}

/** How much of a span is covered by others. */
export function coveredLength(span: TimeSpan, by: readonly TimeSpan[]): Ms {
  const free = freeSpans(span, by).reduce((sum, one) => sum + spanLength(one), 0);
  return ms(spanLength(span) - free);
}
