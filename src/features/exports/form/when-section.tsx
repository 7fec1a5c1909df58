/** When: recorded or live, from and to with milliseconds, and what is recorded of the range. */
import { use } from 'react';
import { durationText, type TimeFormat } from '../../../core/time-zone.ts';
import { spanLength, type TimeSpan } from '../../../core/time-span.ts';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../../core/units.ts';
import { Button } from '../../../ui/button.tsx';
import { TimeContext } from '../../../ui/time-context.ts';
import type { ExportFormat } from '../../../vendors/contract-exports.ts';
import { lengthText as lengthWords } from '../export-words.ts';
import { chosenFormat } from './form-problems.ts';
import { FormRow, FormSection, noteId } from './form-row.tsx';
import { MomentField } from './moment-field.tsx';
import { lengthText, parseLengthText } from './moment-text.ts';
import { ParsedField } from './parsed-field.tsx';
import { RangeCoverage } from './range-coverage.tsx';
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
  // Live video that another camera was asked for must be seen to be given up.
  const hasSource = options?.fields.has('length') === true || draft.kind === 'live';
  const zone = draft.from === undefined ? format.zone : format.zoneName(draft.from);
  const words = ZONES[choice];
  return (
    <FormSection
      title="When"
      note={<span className="text-12 text-fg3">{words === zone ? words : `${words}, ${zone}`}</span>}
    >
      {hasSource && (
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
      )}
      {draft.kind === 'archive' ? <RangeRows form={form} format={format} /> : <LengthRow form={form} />}
    </FormSection>
  );
}

function RangeRows({ form, format }: { readonly form: ExportForm; readonly format: TimeFormat }) {
  const { draft, dispatch, span } = form;
  const problems = form.said('span');
  const field = { zone: format.zone, describedBy: noteId('span'), invalid: problems.length > 0 };
  const { at, options } = form;
  const isMoment = takesMoment(chosenFormat(form)) && span !== undefined && !isOnePicture(span);
  const hasMoments = options?.formats.some(takesMoment) === true;
  const notes = [...lengthNotes(span, hasMoments), options?.notes.span].filter((one) => one !== undefined);
  return (
    <FormRow label="From, to" fields={['span']} problems={problems} note={notes.join(' ')}>
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
      <RangeCoverage form={form} format={format} />
    </FormRow>
  );
}

/** A format without a length is one moment: the one that is looked at. */
const takesMoment = (format: ExportFormat | undefined): boolean =>
  format?.kind === 'picture' || format?.kind === 'document';

function lengthNotes(span: TimeSpan | undefined, hasMoments: boolean): readonly string[] {
  if (hasMoments && isOnePicture(span)) return ['One picture: from and to are the same moment.'];
  return [
    ...(span === undefined || isOnePicture(span) ? [] : [`${lengthWords(spanLength(span))}.`]),
    ...(hasMoments ? ['The same moment twice is one picture.'] : []),
  ];
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
      note={[
        `Begins when Export is pressed${longest === undefined ? '' : `; at most ${durationText(longest)}`}.`,
        ...(options?.notes.length === undefined ? [] : [options.notes.length]),
      ].join(' ')}
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
