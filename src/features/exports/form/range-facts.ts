/** What a range holds of recordings: how much, in which pieces, between which gaps, and in words. Pure. */
import {
  coveredLength,
  freeSpans,
  mergeSpans,
  sharedSpan,
  spanLength,
  type TimeSpan,
} from '../../../core/time-span.ts';
import { type EpochMs, epochMs, type Ms, ms, ONE_SECOND } from '../../../core/units.ts';
import { lengthText } from '../export-words.ts';

export interface RangeFacts {
  readonly span: TimeSpan;
  /** In order, merged and cut to the range. */
  readonly held: readonly TimeSpan[];
  readonly gaps: readonly TimeSpan[];
  readonly whole: Ms;
  readonly present: Ms;
}

export function rangeFacts(span: TimeSpan, spans: readonly TimeSpan[]): RangeFacts {
  const held = mergeSpans(spans.flatMap((one) => sharedSpan(one, span) ?? []));
  return {
    span,
    held,
    gaps: freeSpans(span, held),
    whole: spanLength(span),
    present: coveredLength(span, held),
  };
}

const MINUTES = / min$/;

/** "22 of 30 min present". Never the whole where something is missing, however little. */
export function presentText({ held, gaps, whole, present }: RangeFacts): string {
  const [part, all] = [lengthText(present), lengthText(whole)];
  if (held.length === 0) return `Nothing of these ${all} is recorded`;
  if (gaps.length === 0) return `All ${all} present`;
  if (part === all) return `All but ${lengthText(ms(whole - present))} of ${all} present`;
  const areMinutes = /^\d+ min$/.test(part) && /^\d+ min$/.test(all);
  return `${areMinutes ? part.replace(MINUTES, '') : part} of ${all} present`;
}

/** "1 320 s": the same to the second, as cases are written up. */
export const secondsText = (length: Ms): string =>
  `${Math.round(length / ONE_SECOND)
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, '\u202f')} s`;

/** "5 pieces, jumps over 4 gaps". */
export function piecesText({ held, gaps }: RangeFacts): string {
  if (held.length === 0) return 'nothing';
  const pieces = held.length === 1 ? 'one piece' : `${held.length} pieces`;
  if (gaps.length === 0) return `${pieces}, without a gap`;
  return `${pieces}, jumps over ${gaps.length === 1 ? '1 gap' : `${gaps.length} gaps`}`;
}

/** Where a span lies in the range, as fractions of its length. */
export function shareOf({ span, whole }: RangeFacts, { from, until }: TimeSpan) {
  if (whole <= 0) return { left: 0, width: 1 };
  return { left: (from - span.from) / whole, width: (until - from) / whole };
}

/** The first moment of which there is a picture; the beginning of the range where nobody knows. */
export function firstMoment(span: TimeSpan, facts: RangeFacts | undefined): EpochMs {
  return facts?.held[0]?.from ?? span.from;
}

/** More pictures than this ask too much of a system, and show no more. */
const MOST_STILLS = 8;
/** A long piece gets several, so that a range without gaps is no single picture. */
const STILLS_OF_ALL = 6;

export interface StripStill {
  readonly span: TimeSpan;
  /** The moment that is shown: the middle of its part. */
  readonly at: EpochMs;
}

/** The parts of the range that get a picture: each piece one at least, the longest first where they are many. */
export function stripStills({ held, whole }: RangeFacts): readonly StripStill[] {
  const longest = held.toSorted((a, b) => spanLength(b) - spanLength(a)).slice(0, MOST_STILLS);
  const counts = longest.map((piece) =>
    Math.max(1, Math.round((spanLength(piece) / Math.max(whole, 1)) * STILLS_OF_ALL)),
  );
  // What is over goes from the pieces with most pictures, so that no piece is left without.
  for (let over = counts.reduce((sum, one) => sum + one, 0) - MOST_STILLS; over > 0; over -= 1) {
    const most = counts.indexOf(Math.max(...counts));
    counts[most] = Math.max(1, (counts[most] ?? 1) - 1);
  }
  return longest
    .flatMap((piece, index) => partsOf(piece, counts[index] ?? 1))
    .toSorted((a, b) => a.at - b.at);
}

function partsOf(piece: TimeSpan, count: number): readonly StripStill[] {
  const length = spanLength(piece) / count;
  return Array.from({ length: count }, (_, index) => {
    const from = epochMs(Math.round(piece.from + index * length));
    const until = epochMs(Math.round(piece.from + (index + 1) * length));
    return { span: { from, until }, at: epochMs(Math.round((from + until) / 2)) };
  });
}
