/** What is recorded of the form's range, in words and as a bar: known, not known yet, or never told. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../../../core/failure.ts';
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import type { TimeFormat } from '../../../core/time-zone.ts';
import { failureText } from '../../../ui/failure-text.ts';
import { lengthText } from '../export-words.ts';
import { CoverageBar } from './coverage-bar.tsx';
import { depthQueryOptions } from './export-queries.ts';
import { presentText, type RangeFacts, secondsText } from './range-facts.ts';
import { type ExportForm, isOnePicture } from './use-export-form.ts';

interface CoverageProps {
  readonly form: ExportForm;
  readonly format: TimeFormat;
}

export function RangeCoverage({ form, format }: CoverageProps) {
  const { range, rangeError, span, place, isUntold } = form;
  if (place === undefined || span === undefined || isOnePicture(span)) return null;
  if (range !== undefined) return <KnownCoverage form={form} format={format} range={range} />;
  if (isUntold) {
    return (
      <p role="status" className="mt-2 text-12 text-fg2">
        This system does not tell what it holds.
      </p>
    );
  }
  const name = form.system?.entry.name ?? 'The system';
  const why = rangeError instanceof Failure ? `${failureText(rangeError, name).title}: ` : '';
  return (
    <div className="mt-2.5">
      <div className="skeleton h-2.5" />
      <p role="status" className="mt-1.5 text-12 text-fg2">
        {rangeError === undefined
          ? 'Looking what is recorded…'
          : `${why}what is recorded of this range is not known.`}
      </p>
    </div>
  );
}

function KnownCoverage({ form, format, range }: CoverageProps & { readonly range: RangeFacts }) {
  const [open, setOpen] = useState(false);
  const { gaps, present, held } = range;
  const canShow = gaps.length > 0 && held.length > 0;
  const count = gaps.length === 1 ? 'the gap' : `the ${gaps.length} gaps`;
  return (
    <div className="mt-2.5">
      <CoverageBar range={range} />
      <div className="mt-1.5 flex flex-wrap items-baseline gap-x-2 text-12">
        <p role="status" className="tabular flex flex-1 flex-wrap gap-x-2">
          <span className="font-550">{presentText(range)}</span>
          {held.length > 0 && <span className="text-fg3">{secondsText(present)}</span>}
        </p>
        {canShow && (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="text-accent hover:underline max-phone:min-h-11"
          >
            {open ? `Hide ${count}` : `Show ${count}`}
          </button>
        )}
      </div>
      {held.length === 0 && <Depth form={form} format={format} />}
      {canShow && open && <GapList gaps={gaps} format={format} />}
    </div>
  );
}

/** More lines than these nobody reads: a broken recording may have thousands. */
const MOST_GAPS = 200;

function GapList({ gaps, format }: { readonly gaps: readonly TimeSpan[]; readonly format: TimeFormat }) {
  return (
    <ol aria-label="Gaps" className="tabular mt-1 max-h-40 overflow-auto text-12 text-fg2">
      {gaps.slice(0, MOST_GAPS).map((gap) => (
        <li key={gap.from} className="flex justify-between gap-3 py-0.5">
          <span>
            {format.clockMs(gap.from)}–{format.clockMs(gap.until)}
          </span>
          <span className="text-fg3">{lengthText(spanLength(gap))}</span>
        </li>
      ))}
      {gaps.length > MOST_GAPS && <li className="text-fg3">and {gaps.length - MOST_GAPS} more</li>}
    </ol>
  );
}

/** Where the archive begins and ends, for whoever asked beside it. */
function Depth({ form, format }: CoverageProps) {
  const { data: depth } = useQuery(depthQueryOptions(form.place));
  if (depth === undefined) return null;
  const at = (moment: TimeSpan['from']) => `${format.fullDay(moment)} ${format.clock(moment)}`;
  return (
    <p className="tabular mt-0.5 text-12 text-fg2">
      {depth === null
        ? 'This archive is empty, or it is not known from when to when it holds anything.'
        : `This archive holds ${at(depth.from)} to ${at(depth.until)}.`}
    </p>
  );
}
