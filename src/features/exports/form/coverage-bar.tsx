/** What is recorded of a range, as a bar: grey where there is something, empty where there is none. */
import { mergeSpans } from '../../../core/time-span.ts';
import { ms } from '../../../core/units.ts';
import { presentText, type RangeFacts, shareOf } from './range-facts.ts';

const PERCENT = 100;
/** Gaps that are narrower than a pixel cannot be drawn; the words beside the bar count them. */
const PIXELS = 400;

export function CoverageBar({ range }: { readonly range: RangeFacts }) {
  const pieces = mergeSpans(range.held, ms(range.whole / PIXELS));
  return (
    <div
      role="img"
      aria-label={`${presentText(range)}, ${range.gaps.length === 1 ? '1 gap' : `${range.gaps.length} gaps`}`}
      className="relative h-2.5 overflow-hidden rounded-tile bg-s0"
    >
      {pieces.map((piece) => {
        const { left, width } = shareOf(range, piece);
        return (
          <span
            key={piece.from}
            className="absolute inset-y-0 min-w-px bg-rec"
            style={{ left: `${left * PERCENT}%`, width: `${width * PERCENT}%` }}
          />
        );
      })}
    </div>
  );
}
