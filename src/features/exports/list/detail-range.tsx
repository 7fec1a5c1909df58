/** The range of an export: what was asked for, what is there of it, and each gap. */
import { use } from 'react';
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import type { ExportItem } from '../../../systems/exports/export-model.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { clockRange, countWords, gapsOf, lengthText, presentText, rangeText } from '../export-words.ts';
import { DeliveredStrip } from './delivered-strip.tsx';

/** A person reads no more; the manifest has them all. */
const MOST_GAPS = 100;

export function DetailRange({ item }: { readonly item: ExportItem }) {
  const { format } = use(TimeContext);
  const { span, delivered, held, source, state } = item;
  if (span === undefined) {
    const length = source.kind === 'live' ? lengthText(source.length) : '';
    return <p className="text-fg2">Live, {length} from the moment on when it is sent.</p>;
  }
  const known = delivered ?? (source.kind === 'live' ? undefined : held);
  const length = spanLength(span);
  const unknown =
    state.kind === 'ready'
      ? 'What was delivered of it is not known.'
      : 'What is there of it is not known yet.';
  const words = known === undefined ? unknown : presentText(span, known);
  return (
    <div className="flex flex-col gap-2">
      <p className="tabular">
        <span className="text-14 font-550">{rangeText(format, item)}</span>{' '}
        <span className="text-fg2">
          {format.fullDay(span.from)}, {format.zoneName(span.from)}
          {length > 0 && `, ${lengthText(length)}`}
        </span>
      </p>
      {length > 0 && (
        <DeliveredStrip
          span={span}
          held={known}
          isDelivered={delivered !== undefined}
          label={known === undefined ? words : `${rangeText(format, item)}: ${words}`}
        />
      )}
      <p className="tabular font-550">{words}</p>
      {delivered !== undefined && held !== undefined && length > 0 && (
        <p className="tabular text-12 text-fg2">When it was ordered: {presentText(span, held)}.</p>
      )}
      {delivered === undefined && known !== undefined && (
        <p className="text-12 text-fg2">As the archive was when it was ordered.</p>
      )}
      {known !== undefined && length > 0 && <Gaps gaps={gapsOf(span, known)} />}
    </div>
  );
}

function Gaps({ gaps }: { readonly gaps: readonly TimeSpan[] }) {
  const { format } = use(TimeContext);
  if (gaps.length === 0) return null;
  const more = gaps.length - MOST_GAPS;
  return (
    <details>
      <summary className="w-fit cursor-pointer text-accent underline-offset-3 hover:underline max-phone:py-3">
        Show {gaps.length === 1 ? 'the gap' : `the ${countWords(gaps.length, 'gap')}`}
      </summary>
      <ol className="tabular mt-1 flex flex-col gap-0.5 text-12">
        {gaps.slice(0, MOST_GAPS).map((gap) => (
          <li key={gap.from} className="flex justify-between gap-3">
            <span>{clockRange(format, gap)}</span>
            <span className="text-fg2">{lengthText(spanLength(gap))} missing</span>
          </li>
        ))}
      </ol>
      {more > 0 && <p className="tabular mt-1 text-12 text-fg2">And {more} more; the manifest has all.</p>}
    </details>
  );
}
