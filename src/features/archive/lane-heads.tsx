/** The heads of the rows: which camera, of which system, and what is wrong with it where something is. */
import { RotateCw, X } from 'lucide-react';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { failureText } from '../../ui/failure-text.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import type { Lane } from './archive-lanes.ts';
import type { TimelineLayout } from './timeline-layout.ts';
import type { LaneSpans } from './use-lane-spans.ts';

interface RowsProps {
  readonly lanes: readonly Lane[];
  readonly layout: TimelineLayout;
  /** The key of a lane. */
  readonly selected: string | undefined;
  readonly onChoose: (lane: Lane) => void;
}

export interface LaneHeadsProps extends RowsProps {
  readonly onRemove: (lane: Lane) => void;
}

export interface LaneNotesProps extends RowsProps {
  readonly footage: readonly LaneSpans[];
  /** Names stand in the rows, where there is no column beside them. */
  readonly names: boolean;
  readonly onSignIn: () => void;
}

/** The column beside the rows. */
export function LaneHeads({ lanes, layout, selected, onChoose, onRemove }: LaneHeadsProps) {
  return (
    <ul aria-label="Rows of the timeline">
      {lanes.map((lane) => {
        const isSelected = lane.key === selected;
        return (
          <li
            key={lane.key}
            className={classNames(
              'group relative flex items-center gap-2 border-t border-line pr-1 pl-3',
              isSelected && lanes.length > 1 && 'bg-selected',
            )}
            style={{ height: layout.lane }}
          >
            {isSelected && lanes.length > 1 && (
              <span aria-hidden className="absolute inset-y-0 left-0 w-0.5 bg-accent" />
            )}
            <Monogram text={lane.monogram} label={lane.label} />
            <button
              type="button"
              aria-pressed={isSelected}
              title={`${lane.name}, ${lane.systemName}`}
              onClick={() => onChoose(lane)}
              className="min-w-0 flex-1 truncate text-left font-550 after:absolute after:inset-0 focus-visible:outline-offset-0"
            >
              {lane.name}
            </button>
            <span className="relative inline-flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
              <IconButton
                size="small"
                label={`Take ${lane.name} off the timeline`}
                icon={X}
                tooltipSide="right"
                onClick={() => onRemove(lane)}
              />
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What lies over the rows: names where there is no column, and why a row is empty. */
export function LaneNotes({ lanes, footage, layout, selected, onChoose, names, onSignIn }: LaneNotesProps) {
  return (
    <div className="pointer-events-none absolute inset-x-0" style={{ top: layout.ruler }}>
      {lanes.map((lane, index) => (
        <div key={lane.key} className="relative overflow-hidden" style={{ height: layout.lane }}>
          {names && (
            <button
              type="button"
              aria-pressed={lane.key === selected}
              onClick={() => onChoose(lane)}
              className="pointer-events-auto absolute top-0 left-0 flex h-6 max-w-full items-center gap-1.5 px-2 text-12"
            >
              <Monogram text={lane.monogram} label={lane.label} />
              <span
                className={classNames('truncate', lane.key === selected ? 'text-fg1 font-550' : 'text-fg2')}
              >
                {lane.name}
              </span>
            </button>
          )}
          <LaneNote lane={lane} footage={footage[index]} top={layout.name} onSignIn={onSignIn} />
        </div>
      ))}
    </div>
  );
}

interface LaneNoteProps {
  readonly lane: Lane;
  readonly footage: LaneSpans | undefined;
  readonly top: number;
  readonly onSignIn: () => void;
}

function LaneNote({ lane, footage, top, onSignIn }: LaneNoteProps) {
  const { state } = lane;
  const failure = footage?.failure;
  const box = 'absolute inset-x-0 bottom-0 flex items-center gap-2 px-2 text-12 text-fg2';
  if (state.kind === 'withheld') {
    return (
      <div className={box} style={{ top }}>
        <span className="min-w-0 truncate rounded-chip bg-s0 px-1" title={state.reason}>
          {state.reason}
        </span>
        {state.signIn && (
          <span className="pointer-events-auto">
            <Button size="small" onClick={onSignIn}>
              Sign in
            </Button>
          </span>
        )}
      </div>
    );
  }
  if (failure === undefined) return null;
  return (
    <div className={classNames(box, 'justify-end')} style={{ top }}>
      <span
        role="alert"
        className="pointer-events-auto flex items-center gap-2 rounded-control bg-s2 py-0.5 pr-0.5 pl-2"
      >
        <FaultMark />
        {failureText(failure, lane.systemName).title}
        <Button size="small" tone="quiet" icon={RotateCw} onClick={() => footage?.retry()}>
          Try again
        </Button>
      </span>
    </div>
  );
}
