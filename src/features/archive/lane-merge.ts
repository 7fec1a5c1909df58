/**
 * Puts the windows of one camera together to what its row draws. While a window is on its way, what was
 * known of it at another zoom stands in; what is not known at all is told apart from what is not recorded.
 */
import { freeSpans, mergeSpans, sharedSpan, type TimeSpan } from '../../core/time-span.ts';
import { spansWithin } from './span-search.ts';

/** What has come of a window. */
export type WindowAnswer =
  | { readonly kind: 'known'; readonly spans: readonly TimeSpan[] }
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed' };

export interface LaneFootage {
  readonly spans: readonly TimeSpan[];
  /** Parts of time that are not known: neither paint nor "no footage". */
  readonly unknown: readonly TimeSpan[];
}

export interface LaneMerge {
  readonly merge: (
    lane: string,
    windows: readonly TimeSpan[],
    answers: readonly WindowAnswer[],
  ) => LaneFootage;
}

interface Kept {
  readonly windows: readonly TimeSpan[];
  readonly answers: readonly WindowAnswer[];
  readonly footage: LaneFootage;
}

const NOTHING: LaneFootage = { spans: [], unknown: [] };

/** Remembers each row's last result: the same answers give the same object. */
export function createLaneMerge(): LaneMerge {
  const kept = new Map<string, Kept>();
  return {
    merge: (lane, windows, answers) => {
      const before = kept.get(lane);
      if (before !== undefined && isSame(before, windows, answers)) return before.footage;
      const footage = together(windows, answers, before);
      kept.set(lane, { windows, answers, footage });
      return footage;
    },
  };
}

const isSame = (before: Kept, windows: readonly TimeSpan[], answers: readonly WindowAnswer[]): boolean =>
  windows.length === before.windows.length &&
  windows.every(({ from, until }, at) => {
    const one = before.windows[at];
    return one?.from === from && one.until === until && isSameAnswer(before.answers[at], answers[at]);
  });

function isSameAnswer(one: WindowAnswer | undefined, other: WindowAnswer | undefined): boolean {
  if (one?.kind !== other?.kind) return false;
  return one?.kind !== 'known' || (other?.kind === 'known' && one.spans === other.spans);
}

function together(
  windows: readonly TimeSpan[],
  answers: readonly WindowAnswer[],
  before: Kept | undefined,
): LaneFootage {
  const spans: TimeSpan[] = [];
  const unknown: TimeSpan[] = [];
  for (const [at, window] of windows.entries()) {
    const answer = answers[at] ?? { kind: 'pending' };
    const part =
      answer.kind === 'known' ? { spans: answer.spans, unknown: [] } : standIn(window, answer, before);
    for (const span of spansWithin(part.spans, window)) {
      const inside = sharedSpan(span, window);
      if (inside !== undefined) spans.push(inside);
    }
    unknown.push(...part.unknown);
  }
  return { spans: mergeSpans(spans), unknown: mergeSpans(unknown) };
}

/** What was known of a window before. Nothing stands in for one that failed. */
function standIn(window: TimeSpan, answer: WindowAnswer, before: Kept | undefined): LaneFootage {
  if (answer.kind === 'failed' || before === undefined) return { ...NOTHING, unknown: [window] };
  const known = before.windows.flatMap((one) => sharedSpan(one, window) ?? []);
  const outside = freeSpans(window, known);
  const unknown = before.footage.unknown.flatMap((one) => sharedSpan(one, window) ?? []);
  return { spans: before.footage.spans, unknown: [...outside, ...unknown] };
}
