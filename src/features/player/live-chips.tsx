/** What the picture is, in its top right corner. */
import type { EpochMs } from '../../core/units.ts';
import { Chip } from '../../ui/chip.tsx';
import { StillAge } from './live-overlay.tsx';
import type { LiveView } from './live-view.ts';
import { latencyText, streamText } from './player-words.ts';
import type { StreamMetrics } from './stream-metrics.ts';

export interface LiveChipsProps {
  readonly view: LiveView;
  readonly metrics: StreamMetrics;
  /** The moment of the still that is shown instead of video. */
  readonly stillAt: EpochMs | undefined;
}

function stateChip(view: LiveView, metrics: StreamMetrics) {
  const { latency } = metrics;
  if (view.kind === 'paused') return <Chip tone="glass">Paused</Chip>;
  if (view.kind !== 'live') return null;
  return (
    <Chip tone="glass">
      <b className="font-650">LIVE</b>
      {latency !== undefined && (
        <>
          <span aria-hidden className="h-2.5 w-px bg-fg3" />
          <span className="tabular text-fg2">{latencyText(latency)}</span>
        </>
      )}
    </Chip>
  );
}

/** The moment of what stands on screen, when it is not live. */
function standingSince(view: LiveView, stillAt: EpochMs | undefined): EpochMs | undefined {
  if (view.kind === 'stalled' || (view.kind === 'recovering' && view.hasPicture)) return view.since;
  return stillAt;
}

export function LiveChips({ view, metrics, stillAt }: LiveChipsProps) {
  const standing = standingSince(view, stillAt);
  const stream = view.kind === 'live' || view.kind === 'paused' ? streamText(metrics) : '';
  return (
    <div className="tabular pointer-events-none absolute top-2 right-2 flex flex-wrap justify-end gap-1">
      {stateChip(view, metrics)}
      {stream !== '' && <Chip tone="glass">{stream}</Chip>}
      {standing !== undefined && (
        <Chip tone="glass">
          <StillAge at={standing} />
        </Chip>
      )}
    </div>
  );
}
