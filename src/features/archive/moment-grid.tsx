/** The pictures at the playhead, side by side; on a narrow screen that of the selected camera alone. */
import type { EpochMs } from '../../core/units.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { epochMs, ONE_SECOND } from '../../core/units.ts';
import type { Lane } from './archive-lanes.ts';
import { MomentTile } from './moment-tile.tsx';
import type { TimelineStore } from './timeline-store.ts';

export interface MomentGridProps {
  readonly store: TimelineStore;
  readonly lanes: readonly Lane[];
  readonly selected: string | undefined;
  /** Only the selected one. */
  readonly narrow: boolean;
  readonly onChoose: (lane: Lane) => void;
}

const GRIDS = [
  '',
  'grid-cols-2',
  'grid-cols-2 grid-rows-2',
  'grid-cols-3 grid-rows-2',
  'grid-cols-3 grid-rows-3',
];
const UP_TO = [1, 2, 4, 6, 9];

/** Pictures are asked for to the second: what a hand can aim at. */
const toSecond = (at: EpochMs): EpochMs => epochMs(at - (at % ONE_SECOND));

export function MomentGrid({ store, lanes, selected, narrow, onChoose }: MomentGridProps) {
  const { playhead } = useReadable(store.settled);
  const ready = lanes.flatMap((lane) =>
    lane.state.kind === 'ready' ? { lane, archive: lane.state.archive } : [],
  );
  const chosen = ready.filter(({ lane }) => lane.key === selected);
  const shown = narrow ? chosen : ready;
  const grid = GRIDS[UP_TO.findIndex((most) => shown.length <= most)] ?? '';
  if (shown.length === 0) return <Unseen lane={lanes.find(({ key }) => key === selected)} />;
  return (
    <div className={`grid h-full min-h-0 auto-rows-fr gap-0.5 bg-s0 ${grid}`}>
      {shown.map(({ lane, archive }) => (
        <MomentTile
          key={lane.key}
          lane={lane}
          archive={archive}
          at={toSecond(playhead)}
          selected={shown.length > 1 && lane.key === selected}
          onChoose={() => onChoose(lane)}
        />
      ))}
    </div>
  );
}

/** In place of pictures, while there are none to show. */
function Unseen({ lane }: { readonly lane: Lane | undefined }) {
  const words =
    lane?.state.kind === 'withheld'
      ? lane.state.reason
      : 'The picture shows here as soon as its system answers.';
  return (
    <div className="on-video grid h-full place-items-center bg-well p-6 text-center text-fg2">{words}</div>
  );
}
