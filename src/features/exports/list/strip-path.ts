/** What of a range is there, as the outline of a drawing 1000 wide. Gaps stay visible at any size. Pure. */
import { freeSpans, spanLength, type TimeSpan } from '../../../core/time-span.ts';

export const STRIP_WIDTH = 1000;
export const STRIP_HEIGHT = 8;
/** About a pixel of a strip of 250: what is missing must be seen more than what is there. */
const NARROWEST_GAP = 4;
/** More pieces than pixels tell nothing more. */
const MOST_PIECES = 1000;

/** The path of all pieces; empty where nothing is there. */
export function stripPath(span: TimeSpan, held: readonly TimeSpan[]): string {
  const whole = spanLength(span);
  if (whole === 0) return '';
  const toX = (at: number) => ((at - span.from) / whole) * STRIP_WIDTH;
  const gaps = freeSpans(span, held).slice(0, MOST_PIECES);
  const pieces: { from: number; to: number }[] = [];
  let from = 0;
  for (const gap of gaps) {
    const middle = (toX(gap.from) + toX(gap.until)) / 2;
    const half = Math.max((toX(gap.until) - toX(gap.from)) / 2, NARROWEST_GAP / 2);
    pieces.push({ from, to: middle - half });
    from = Math.max(from, middle + half);
  }
  if (gaps.length < MOST_PIECES) pieces.push({ from, to: STRIP_WIDTH });
  return pieces
    .filter((piece) => piece.to > piece.from)
    .map((piece) => `M${round(piece.from)} 0H${round(piece.to)}V${STRIP_HEIGHT}H${round(piece.from)}Z`)
    .join('');
}

const round = (value: number): number => Math.round(value * 10) / 10;
