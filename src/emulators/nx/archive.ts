/** What is recorded of each camera. Footage cannot overwrite footage. */
import { OVERLAP_TOLERANCE_MS } from './limits.ts';

/** From `start` up to `end`, epoch ms. */
export interface RecordedSpan {
  readonly start: number;
  readonly end: number;
}

export interface Archive {
  /** In order, merged where they touch. */
  readonly spans: (camera: string) => readonly RecordedSpan[];
  /** Puts a span in; false, and nothing is recorded, when it overlaps other footage. */
  readonly add: (camera: string, span: RecordedSpan) => boolean;
  /** The parts of the span where nothing is recorded yet. */
  readonly freeOf: (camera: string, span: RecordedSpan) => readonly RecordedSpan[];
}

export function createArchive(): Archive {
  const recorded = new Map<string, readonly RecordedSpan[]>();
  const spans = (camera: string) => recorded.get(camera) ?? [];
  return {
    spans,
    add: (camera, span) => {
      const own = spans(camera);
      const taken = own.reduce((sum, one) => sum + overlapOf(one, span), 0);
      if (taken > OVERLAP_TOLERANCE_MS || span.end <= span.start) return false;
      recorded.set(camera, mergeSpans([...own, span], 0));
      return true;
    },
    freeOf: (camera, span) =>
      spans(camera).reduce<readonly RecordedSpan[]>(
        (free, taken) =>
          free.flatMap(({ start, end }) =>
            [
              { start, end: Math.min(end, taken.start) },
              { start: Math.max(start, taken.end), end },
            ].filter((part) => part.end > part.start),
          ),
        [span],
      ),
  };
}

const overlapOf = (a: RecordedSpan, b: RecordedSpan): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** In order, with gaps of up to so many ms closed. */
export function mergeSpans(spans: readonly RecordedSpan[], gapMs: number): readonly RecordedSpan[] {
  const merged: RecordedSpan[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || span.start - last.end > gapMs) merged.push(span);
    else merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return merged;
}
