/** What each archive holds of each camera. The newest footage of the default archives grows with the time. */

/** From `begin` up to `end`, epoch ms. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

export interface Recordings {
  /** In order, merged where they touch. Growing footage ends at the moment `at`. */
  readonly spans: (camera: string, archive: string, at: number) => readonly Span[];
  readonly add: (camera: string, archive: string, span: Span) => void;
  readonly remove: (camera: string, archive: string, span: Span) => void;
  /** The camera is being recorded from a moment on, until `remove` takes the future away. */
  readonly keepRecording: (camera: string, archive: string, begin: number) => void;
}

export function createRecordings(): Recordings {
  const kept = new Map<string, readonly Span[]>();
  const keyOf = (camera: string, archive: string) => `${camera} ${archive}`;
  const read = (key: string) => kept.get(key) ?? [];
  const add: Recordings['add'] = (camera, archive, span) => {
    const key = keyOf(camera, archive);
    kept.set(key, mergeSpans([...read(key), span], 0));
  };
  return {
    add,
    keepRecording: (camera, archive, begin) => add(camera, archive, { begin, end: Infinity }),
    spans: (camera, archive, at) => within(read(keyOf(camera, archive)), { begin: -Infinity, end: at }),
    remove: (camera, archive, { begin, end }) => {
      const key = keyOf(camera, archive);
      kept.set(
        key,
        read(key).flatMap((one) =>
          [
            { begin: one.begin, end: Math.min(one.end, begin) },
            { begin: Math.max(one.begin, end), end: one.end },
          ].filter((part) => part.end > part.begin),
        ),
      );
    },
  };
}

/** The parts of the spans that lie within a span. */
export const within = (spans: readonly Span[], { begin, end }: Span): readonly Span[] =>
  spans
    .map((one) => ({ begin: Math.max(one.begin, begin), end: Math.min(one.end, end) }))
    .filter((part) => part.end > part.begin);

/** In order, with gaps of up to so many ms closed. */
export function mergeSpans(spans: readonly Span[], gapMs: number): readonly Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.begin - b.begin)) {
    const last = merged.at(-1);
    if (last === undefined || span.begin - last.end > gapMs) merged.push(span);
    else merged[merged.length - 1] = { begin: last.begin, end: Math.max(last.end, span.end) };
  }
  return merged;
}
