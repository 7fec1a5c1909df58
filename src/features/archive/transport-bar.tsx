/** The bar over the timeline: steps, the moment itself, zoom and turns of the view. */
import {
  ChevronLeft,
  ChevronRight,
  Play,
  RotateCcw,
  RotateCw,
  SkipBack,
  SkipForward,
  ZoomIn,
  ZoomOut,
} from 'lucide-react';
import { spanLength } from '../../core/time-span.ts';
import { type EpochMs, epochMs, ms, ONE_SECOND } from '../../core/units.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import type { ArchiveCommands, RecordingSteps } from './archive-commands.ts';
import { GoToMoment } from './go-to-moment.tsx';
import { lengthText } from './length-text.ts';
import { LONGEST_VIEW, SHORTEST_VIEW } from './view-limits.ts';
import type { TimelineStore } from './timeline-store.ts';
import { useDerived } from './use-derived.ts';

export interface TransportBarProps {
  readonly store: TimelineStore;
  readonly commands: ArchiveCommands;
  readonly recordings: RecordingSteps;
  /** Why there is no recording to step to; undefined when one can step. */
  readonly stepReason: string | undefined;
  readonly playReason: string;
  readonly touch: boolean;
}

const LARGE = ms(10 * ONE_SECOND);

export function TransportBar(props: TransportBarProps) {
  const { store, commands, recordings, stepReason, playReason, touch } = props;
  const size = touch ? 'touch' : 'normal';
  const length = ms(useDerived(store.state, ({ view }) => spanLength(view)));
  return (
    <div
      role="group"
      aria-label="Timeline controls"
      className="flex shrink-0 flex-wrap items-center gap-x-1 gap-y-1 border-y border-line bg-s1 px-2 py-1.5"
    >
      <div className="flex flex-1 items-center gap-1 max-phone:justify-between">
        <IconButton
          size={size}
          label="Previous recording"
          shortcut="Page Up"
          icon={SkipBack}
          tooltipSide="top"
          disabledReason={stepReason}
          onClick={recordings.previous}
        />
        <IconButton
          size={size}
          label="Back 10 s"
          shortcut="←"
          icon={RotateCcw}
          tooltipSide="top"
          onClick={() => commands.step(ms(-1 * LARGE))}
        />
        <IconButton size={size} label="Play" icon={Play} tooltipSide="top" disabledReason={playReason} />
        <IconButton
          size={size}
          label="Forward 10 s"
          shortcut="→"
          icon={RotateCw}
          tooltipSide="top"
          onClick={() => commands.step(LARGE)}
        />
        <IconButton
          size={size}
          label="Next recording"
          shortcut="Page Down"
          icon={SkipForward}
          tooltipSide="top"
          disabledReason={stepReason}
          onClick={recordings.next}
        />
      </div>
      <PlayheadTime store={store} />
      <div className="flex flex-1 items-center justify-end gap-1 max-phone:justify-between">
        <IconButton
          size={size}
          label="Earlier"
          shortcut="Shift ←"
          icon={ChevronLeft}
          tooltipSide="top"
          onClick={commands.earlier}
        />
        <IconButton
          size={size}
          label="Later"
          shortcut="Shift →"
          icon={ChevronRight}
          tooltipSide="top"
          onClick={commands.later}
        />
        <span aria-hidden className="mx-1 hidden h-4 w-px bg-line phone:block" />
        <IconButton
          size={size}
          label="Zoom out"
          shortcut="−"
          icon={ZoomOut}
          tooltipSide="top"
          disabledReason={length >= LONGEST_VIEW ? 'This is as far as it goes' : undefined}
          onClick={commands.zoomOut}
        />
        <span className="tabular w-20 text-center text-fg2" title="Time in view">
          {lengthText(length)}
        </span>
        <IconButton
          size={size}
          label="Zoom in"
          shortcut="+"
          icon={ZoomIn}
          tooltipSide="top"
          disabledReason={length <= SHORTEST_VIEW ? 'This is as near as it goes' : undefined}
          onClick={commands.zoomIn}
        />
        <Button size={size} className="ml-1 max-phone:px-3" onClick={commands.toNow}>
          Now
        </Button>
      </div>
    </div>
  );
}

function PlayheadTime({ store }: { readonly store: TimelineStore }) {
  const format = useTimeFormat();
  const at: EpochMs = epochMs(useDerived(store.state, ({ playhead }) => playhead - (playhead % ONE_SECOND)));
  return (
    <GoToMoment at={at} onGo={(to) => store.dispatch({ kind: 'sought', at: to, reveal: true })}>
      <span className="text-fg2">{format.day(at)}</span>
      <span className="text-16 font-650">{format.clock(at)}</span>
      <span className="text-12 text-fg3">{format.zoneName(at)}</span>
    </GoToMoment>
  );
}
