/** What the file will hold: pictures of its pieces along the range, the gaps between them, and the moment shown. */
import { useQuery } from '@tanstack/react-query';
import { type EpochMs, epochMs, ONE_MINUTE, ONE_SECOND } from '../../../core/units.ts';
import type { TimeFormat } from '../../../core/time-zone.ts';
import { classNames } from '../../../ui/class-names.ts';
import { useBlobUrl } from '../../../ui/use-blob-url.ts';
import { exportFrameQueryOptions } from './export-queries.ts';
import { piecesText, type RangeFacts, shareOf, type StripStill, stripStills } from './range-facts.ts';
import { CoverageBar } from './coverage-bar.tsx';
import { type ExportForm, isOnePicture } from './use-export-form.ts';

const PERCENT = 100;
const percent = (share: number): string => `${share * PERCENT}%`;

export interface HoldingStripProps {
  readonly form: ExportForm;
  readonly format: TimeFormat;
  /** The moment whose picture is shown. */
  readonly shownAt: EpochMs | undefined;
}

export function HoldingStrip({ form, format, shownAt }: HoldingStripProps) {
  const { range, span } = form;
  return (
    <section aria-label="What the file will hold" className="min-w-0">
      <h2 className="flex flex-wrap items-baseline gap-x-2 text-12">
        <span className="font-semibold">What the file will hold</span>
        <span className="tabular text-fg3">{stripNote(form)}</span>
      </h2>
      {range !== undefined && span !== undefined && !isOnePicture(span) && range.held.length > 0 && (
        <Strip form={form} format={format} range={range} shownAt={shownAt} />
      )}
    </section>
  );
}

function stripNote({ draft, range, span, place, isUntold }: ExportForm): string {
  if (draft.kind === 'live') return 'what the camera shows from now on';
  if (span === undefined) return '';
  if (isOnePicture(span)) return 'one picture';
  if (isUntold) return 'this system does not tell what it holds';
  if (range === undefined) return place === undefined ? '' : 'not known yet';
  return range.held.length === 0 ? 'nothing is recorded in this range' : piecesText(range);
}

function Strip({ form, format, range, shownAt }: HoldingStripProps & { readonly range: RangeFacts }) {
  const { span } = range;
  const chosen = form.at ?? span.from;
  const choose = (at: EpochMs) => form.dispatch({ kind: 'frameChosen', at });
  const mark = shownAt ?? chosen;
  const isInside = mark >= span.from && mark <= span.until;
  return (
    <div className="relative mt-1.5">
      <div className="relative h-20 overflow-hidden">
        {stripStills(range).map((still) => (
          <StripPicture
            key={still.at}
            form={form}
            format={format}
            range={range}
            still={still}
            onChoose={() => choose(still.at)}
          />
        ))}
        {isInside && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 w-0.5 -translate-x-1/2 bg-accent"
            style={{ left: percent((mark - span.from) / range.whole) }}
          />
        )}
      </div>
      <div className="mt-1">
        <CoverageBar range={range} />
      </div>
      <input
        type="range"
        aria-label="Moment of the picture"
        aria-valuetext={format.clockMs(mark)}
        min={span.from}
        max={span.until}
        step={Math.min(ONE_SECOND, range.whole)}
        value={chosen}
        onChange={(event) => choose(epochMs(Number(event.target.value)))}
        className="mt-0.5 block w-full accent-accent"
      />
      <Ruler range={range} format={format} />
    </div>
  );
}

/** How many labels fit, those first that fall on whole minutes. */
const LABELS = [7, 6, 5, 4, 3] as const;
const LABELS_OTHERWISE = 5;

function Ruler({ range, format }: { readonly range: RangeFacts; readonly format: TimeFormat }) {
  const { span, whole } = range;
  const even = LABELS.find((labels) => whole % ((labels - 1) * ONE_MINUTE) === 0);
  const count = even ?? LABELS_OTHERWISE;
  const moments = Array.from({ length: count }, (_, index) =>
    epochMs(Math.round(span.from + (whole * index) / (count - 1))),
  );
  const write = even !== undefined && span.from % ONE_MINUTE === 0 ? format.hourMinute : format.clock;
  return (
    <p aria-hidden className="tabular flex justify-between text-12 text-fg3">
      {moments.map((at) => (
        <span key={at}>{write(at)}</span>
      ))}
    </p>
  );
}

interface StripPictureProps {
  readonly form: ExportForm;
  readonly format: TimeFormat;
  readonly range: RangeFacts;
  readonly still: StripStill;
  readonly onChoose: () => void;
}

function StripPicture({ form, format, range, still, onChoose }: StripPictureProps) {
  const { data } = useQuery(exportFrameQueryOptions(form.place, still.at));
  const url = useBlobUrl(data?.image);
  const { left, width } = shareOf(range, still.span);
  return (
    <button
      type="button"
      title={format.clock(still.at)}
      aria-label={`Draw on the picture of ${format.clock(still.at)}`}
      onClick={onChoose}
      style={{ left: percent(left), width: `max(4px, calc(${percent(width)} - 1px))` }}
      className={classNames(
        'absolute inset-y-0 overflow-hidden rounded-tile bg-s2 focus-visible:-outline-offset-2',
        url === undefined && 'skeleton',
      )}
    >
      {url !== undefined && <img src={url} alt="" className="size-full object-cover" />}
    </button>
  );
}
