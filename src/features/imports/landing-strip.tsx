/** The hour round a file on its camera's timeline: what is recorded, what lands there, and what overlaps. */
import { TriangleAlert } from 'lucide-react';
import { sharedSpan, type TimeSpan } from '../../core/time-span.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import { type StripPart, stripPart, windowText } from './landing-geometry.ts';

export interface LandingStripProps {
  readonly window: TimeSpan;
  readonly span: TimeSpan;
  /** On the timeline already; undefined while nobody knows. */
  readonly recorded: readonly TimeSpan[] | undefined;
  /** Other files of the queue for the same camera. */
  readonly others: readonly TimeSpan[];
  /** The file itself is on the timeline. */
  readonly landed: boolean;
  readonly overlap: { readonly shared: TimeSpan; readonly text: string } | undefined;
  /** The reading of the timeline failed. */
  readonly unknown: boolean;
}

const HATCH =
  'bg-[repeating-linear-gradient(115deg,color-mix(in_oklab,var(--fg2)_40%,transparent)_0_2px,transparent_2px_5px)]';

export function LandingStrip(props: LandingStripProps) {
  const { window, span, recorded, others, landed, overlap, unknown } = props;
  const format = useTimeFormat();
  const range = (one: TimeSpan) => `${format.clock(one.from)}–${format.clock(one.until)}`;
  const place = (one: TimeSpan) => stripPart(one, window);
  const words = [
    `${range(span)}, shown within ${windowText(window)}`,
    recorded === undefined ? '' : recordedWords(recorded, window, landed),
    unknown ? 'what is recorded could not be read' : '',
    overlap?.text ?? '',
  ];
  return (
    <div className="min-w-0">
      <div
        role="img"
        aria-label={words.filter((part) => part !== '').join('; ')}
        title={range(span)}
        className="relative h-5.5"
      >
        <i
          className={`absolute inset-x-0 top-3.25 h-px ${unknown ? 'border-t border-dashed border-line2' : 'bg-line'}`}
        />
        {recorded?.map((one) => (
          <Part key={`r${one.from}`} part={place(one)} className="top-2.25 h-2 bg-rec" />
        ))}
        {others.map((one) => (
          <Part
            key={`o${one.from} ${one.until}`}
            part={place(one)}
            className="top-1.75 h-3 border border-line2"
          />
        ))}
        <Part
          part={place(span)}
          className={landed ? 'top-2.25 h-2 bg-fg1' : `top-1.25 h-4 border border-dashed border-fg1 ${HATCH}`}
        />
        {overlap !== undefined && (
          <Part
            part={place(overlap.shared)}
            className="top-0.75 h-5 bg-[color-mix(in_oklab,var(--fg1)_30%,transparent)] shadow-[inset_0_0_0_2px_var(--fg1)]"
          />
        )}
      </div>
      {overlap !== undefined && (
        <p className="tabular flex items-center gap-1 text-12 font-550" title={overlap.text}>
          <TriangleAlert size={12} strokeWidth={2} aria-hidden className="shrink-0" />
          <span className="truncate">{overlap.text}</span>
        </p>
      )}
      {overlap === undefined && unknown && <p className="truncate text-12 text-fg3">timeline not read</p>}
    </div>
  );
}

function Part({ part, className }: { readonly part: StripPart | undefined; readonly className: string }) {
  if (part === undefined) return null;
  return <i className={`absolute ${className}`} style={{ left: `${part.left}%`, width: `${part.width}%` }} />;
}

function recordedWords(recorded: readonly TimeSpan[], window: TimeSpan, landed: boolean): string {
  const count = recorded.filter((one) => sharedSpan(one, window) !== undefined).length;
  if (count === 0) return landed ? '' : 'nothing is recorded round it';
  return count === 1 ? '1 recorded stretch round it' : `${count} recorded stretches round it`;
}
