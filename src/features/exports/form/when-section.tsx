/** When: recorded or live, from and to with milliseconds, and what is recorded of the range. */
import { useQuery } from '@tanstack/react-query';
import { use, useState } from 'react';
import { Failure } from '../../../core/failure.ts';
import { durationText, type TimeFormat } from '../../../core/time-zone.ts';
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../../core/units.ts';
import { Button } from '../../../ui/button.tsx';
import { failureText } from '../../../ui/failure-text.ts';
import { TimeContext } from '../../../ui/time-context.ts';
import { lengthText as lengthWords } from '../export-words.ts';
import { CoverageBar } from './coverage-bar.tsx';
import { depthQueryOptions } from './export-queries.ts';
import { FormRow, FormSection, noteId } from './form-row.tsx';
import { MomentField } from './moment-field.tsx';
import { lengthText, parseLengthText } from './moment-text.ts';
import { ParsedField } from './parsed-field.tsx';
import { presentText, type RangeFacts, secondsText } from './range-facts.ts';
import { Segments } from './segments.tsx';
import { type ExportForm, isOnePicture } from './use-export-form.ts';

const ZONES = {
  site: 'site time',
  viewer: 'time of this computer',
  camera: 'site time',
  utc: 'UTC',
} as const;

export function WhenSection({ form }: { readonly form: ExportForm }) {
  const { draft, dispatch, options } = form;
  const { format, choice } = use(TimeContext);
  const live = options?.live;
  const liveReason = live?.offered === false ? live.reason : undefined;
  const zone = draft.from === undefined ? format.zone : format.zoneName(draft.from);
  const words = ZONES[choice];
  return (
    <FormSection
      title="When"
      note={<span className="text-12 text-fg3">{words === zone ? words : `${words}, ${zone}`}</span>}
    >
      <FormRow label="Source" fields={[]} reason={liveReason}>
        <Segments
          label="Source"
          value={draft.kind}
          segments={[
            { value: 'archive', label: 'Recorded' },
            { value: 'live', label: 'Live, from now on', disabledReason: liveReason },
          ]}
          onChoose={(source) => dispatch({ kind: 'sourceChosen', source })}
        />
      </FormRow>
      {draft.kind === 'archive' ? <RangeRows form={form} format={format} /> : <LengthRow form={form} />}
    </FormSection>
  );
}

function RangeRows({ form, format }: { readonly form: ExportForm; readonly format: TimeFormat }) {
  const { draft, dispatch, span } = form;
  const problems = form.said('span');
  const field = { zone: format.zone, describedBy: noteId('span'), invalid: problems.length > 0 };
  const { at, options } = form;
  // A format without a length is one moment: the one that is looked at.
  const chosen = options?.formats.find(({ id }) => id === form.settings?.format)?.kind;
  const isMoment =
    (chosen === 'picture' || chosen === 'document') && span !== undefined && !isOnePicture(span);
  return (
    <FormRow label="From, to" fields={['span']} problems={problems} note={lengthNote(span)}>
      <div className="grid gap-1.5">
        <MomentField
          {...field}
          label={`From, in ${draft.from === undefined ? format.zone : format.zoneName(draft.from)}`}
          at={draft.from}
          onMoment={(at) => dispatch({ kind: 'fromSet', at })}
        />
        <MomentField
          {...field}
          label={`To, in ${draft.until === undefined ? format.zone : format.zoneName(draft.until)}`}
          at={draft.until}
          onMoment={(at) => dispatch({ kind: 'untilSet', at })}
        />
      </div>
      {isMoment && at !== undefined && (
        <Button
          size="small"
          className="mt-1.5 max-phone:h-11"
          onClick={() => dispatch({ kind: 'momentTaken', at })}
        >
          Only the picture of {format.clockMs(at)}
        </Button>
      )}
      <Coverage form={form} format={format} />
    </FormRow>
  );
}

function lengthNote(span: TimeSpan | undefined): string {
  if (span === undefined) return 'The same moment twice is one picture.';
  if (isOnePicture(span)) return 'One picture: from and to are the same moment.';
  return `${lengthWords(spanLength(span))}. The same moment twice is one picture.`;
}

interface CoverageProps {
  readonly form: ExportForm;
  readonly format: TimeFormat;
}

function Coverage({ form, format }: CoverageProps) {
  const { range, rangeError, span, place } = form;
  if (place === undefined || span === undefined || isOnePicture(span)) return null;
  const name = form.system?.entry.name ?? 'The system';
  if (range === undefined) {
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
  return <KnownCoverage form={form} format={format} range={range} />;
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
          <span className="text-fg3">{lengthWords(spanLength(gap))}</span>
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
        ? 'This archive is empty.'
        : `This archive holds ${at(depth.from)} to ${at(depth.until)}.`}
    </p>
  );
}

const LENGTHS = [ms(ONE_MINUTE), ms(5 * ONE_MINUTE), ms(15 * ONE_MINUTE), ms(60 * ONE_MINUTE)] as const;
const OTHER = 0;

function LengthRow({ form }: { readonly form: ExportForm }) {
  const { draft, dispatch, options } = form;
  const longest = options?.live.offered === true ? options.live.use.longest : undefined;
  const chosen = LENGTHS.find((one) => one === draft.length) ?? OTHER;
  const set = (length: number) =>
    dispatch({ kind: 'lengthSet', length: Number.isNaN(length) ? undefined : ms(length) });
  return (
    <FormRow
      label="For"
      fields={['length']}
      problems={form.said('length')}
      reason={form.against('length')}
      note={`Begins when Export is pressed${longest === undefined ? '' : `; at most ${durationText(longest)}`}.`}
    >
      <div className="flex flex-wrap items-center gap-2">
        <Segments
          label="Length"
          value={chosen}
          segments={LENGTHS.filter((one) => longest === undefined || one <= longest).map((one) => ({
            value: one,
            label: one < 60 * ONE_MINUTE ? `${one / ONE_MINUTE} min` : '1 h',
          }))}
          onChoose={set}
        />
        <ParsedField
          label="Length in hours, minutes and seconds"
          value={draft.length ?? Number.NaN}
          format={(value) => lengthText(ms(Math.max(value, ONE_SECOND)))}
          parse={(text) => parseLengthText(text) ?? Number.NaN}
          onValue={set}
          describedBy={noteId('length')}
        />
      </div>
    </FormRow>
  );
}
