/** The archive of the chosen cameras: pictures at the playhead, the timeline below, recordings beside. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { epochMs, ONE_SECOND } from '../../core/units.ts';
import { Region } from '../../ui/region.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import { archiveCommands, archiveShortcuts, runSliderKey } from './archive-commands.ts';
import type { Lane } from './archive-lanes.ts';
import { refreshArchive } from './archive-queries.ts';
import type { ArchiveSearch } from './archive-address.ts';
import { LaneHeads, LaneNotes } from './lane-heads.tsx';
import { MarkPanel } from './mark-panel.tsx';
import { MomentGrid } from './moment-grid.tsx';
import { RecordingsList } from './recordings-list.tsx';
import { TimelineCanvas } from './timeline-canvas.tsx';
import { timelineLayout } from './timeline-layout.ts';
import { TransportBar } from './transport-bar.tsx';
import { useDerived } from './use-derived.ts';
import { useLaneSpans } from './use-lane-spans.ts';
import { useRecordingSteps } from './use-recording-steps.ts';
import { useTimeline } from './use-timeline.ts';

export interface ArchiveViewProps {
  readonly lanes: readonly Lane[];
  /** The key of the selected lane. */
  readonly selected: string;
  readonly search: ArchiveSearch;
  /** Replaces a part of the address. */
  readonly onSearch: (part: ArchiveSearch) => void | Promise<void>;
  readonly onChoose: (lane: Lane) => void;
  readonly onRemove: (lane: Lane) => void;
  readonly onSignIn: () => void;
  /** A narrow screen: one picture, names within the rows. */
  readonly narrow: boolean;
}

const nowOf = () => epochMs(Date.now());

export function ArchiveView(props: ArchiveViewProps) {
  const { lanes, selected, search, onSearch, onChoose, onRemove, onSignIn, narrow } = props;
  const store = useTimeline(search, onSearch);
  const footage = useLaneSpans(lanes, store);
  const now = useNow(ONE_SECOND);
  const format = useTimeFormat();
  const index = Math.max(
    0,
    lanes.findIndex(({ key }) => key === selected),
  );
  const lane = lanes[index];
  const commands = useMemo(() => archiveCommands(store, nowOf), [store]);
  const recordings = useRecordingSteps(store, lane);
  const hasMark = useDerived(store.state, ({ mark }) => mark !== undefined);
  const shownDay = format.fullDay(
    epochMs(useDerived(store.state, ({ playhead }) => playhead - (playhead % ONE_SECOND))),
  );
  const layout = useMemo(() => timelineLayout(lanes.length, narrow), [lanes.length, narrow]);
  const scenes = footage.map(({ spans, unknown }, at) => ({ spans, unknown, selected: at === index }));
  useShortcuts(archiveShortcuts(commands, recordings, hasMark));
  useFreshFootage(lanes);
  if (lane === undefined) return null;
  const own = footage[index];
  const { state } = lane;
  const list = own !== undefined && (
    <Region name="The recordings">
      <RecordingsList store={store} lane={lane} footage={own} now={now} />
    </Region>
  );
  const timeline = (
    <div className="relative min-w-0 flex-1">
      <TimelineCanvas
        store={store}
        lanes={scenes}
        layout={layout}
        now={now}
        onChooseLane={(at) => {
          const next = lanes[at];
          if (next !== undefined && next.key !== selected) onChoose(next);
        }}
        onKey={(key) => runSliderKey(commands, key)}
      />
      <LaneNotes
        lanes={lanes}
        footage={footage}
        layout={layout}
        selected={selected}
        onChoose={onChoose}
        names={narrow}
        onSignIn={onSignIn}
      />
    </div>
  );
  const transport = (
    <TransportBar
      store={store}
      commands={commands}
      recordings={recordings}
      stepReason={state.kind === 'ready' ? undefined : 'This camera has no archive here'}
      playReason={playReason(lane)}
      touch={narrow}
    />
  );
  const pictures = (
    <Region name="The pictures">
      <MomentGrid store={store} lanes={lanes} selected={selected} narrow={narrow} onChoose={onChoose} />
    </Region>
  );
  if (narrow) {
    return (
      <div className="flex h-full flex-col overflow-auto">
        <div className="aspect-video w-full shrink-0">{pictures}</div>
        {transport}
        <div className="shrink-0">{timeline}</div>
        <MarkPanel store={store} lanes={lanes} />
        <div className="flex h-80 shrink-0 flex-col border-t border-line bg-s1">{list}</div>
      </div>
    );
  }
  return (
    <div className="flex h-full flex-col overflow-hidden">
      <div className="flex min-h-0 flex-1">
        <aside
          aria-label="Range and recordings"
          className="flex w-60 shrink-0 flex-col border-r border-line bg-s1"
        >
          <MarkPanel store={store} lanes={lanes} />
          {list}
        </aside>
        <div className="min-w-0 flex-1">{pictures}</div>
      </div>
      {transport}
      <div className="flex max-h-[45%] shrink-0 overflow-x-hidden overflow-y-auto">
        <div className="w-60 shrink-0 border-r border-line bg-s1">
          <p
            className="tabular flex items-center justify-between gap-2 px-3 text-12 text-fg3"
            style={{ height: layout.ruler }}
          >
            <span className="truncate">{shownDay}</span>
            <span className="truncate">{format.zoneName(now)}</span>
          </p>
          <LaneHeads
            lanes={lanes}
            layout={layout}
            selected={selected}
            onChoose={onChoose}
            onRemove={onRemove}
          />
        </div>
        {timeline}
      </div>
    </div>
  );
}

function playReason({ state }: Lane): string {
  if (state.kind === 'withheld') return state.reason;
  if (state.kind === 'loading') return 'Its system does not answer yet';
  return state.archive.video.offered
    ? 'Footage does not play here yet; the picture follows the playhead'
    : state.archive.video.reason;
}

/** Whoever opens the page sees what is there now: an import may have ended since it was last looked at. */
function useFreshFootage(lanes: readonly Lane[]) {
  const client = useQueryClient();
  const keys = lanes.map(({ key }) => key).join(' ');
  useEffect(() => {
    for (const { ref } of lanes) void refreshArchive(client, ref);
    // oxlint-disable-next-line react/exhaustive-deps -- `keys` stands for the lanes
  }, [client, keys]);
}
