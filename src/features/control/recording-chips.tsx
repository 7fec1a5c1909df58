/** What a recording does, on the picture: counting red while it is asked for, in words otherwise. */
import { Plus, RotateCcw, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { countText } from '../../core/count-text.ts';
import { durationText } from '../../core/time-zone.ts';
import { msBetween } from '../../core/units.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import type { RecordingState } from '../../vendors/contract-control.ts';
import type { CameraRecording } from './use-recording.ts';

export interface RecordingChipsProps {
  readonly recording: CameraRecording;
  /** The system's name as people know it, for words about failures. */
  readonly system: string;
}

export function RecordingChips({ recording, system }: RecordingChipsProps) {
  const { state } = recording;
  if (state === undefined) return null;
  return (
    <div className="pointer-events-none absolute top-2 left-2 z-20 flex max-w-[calc(100%-1rem)] flex-col items-start gap-1.5 max-phone:top-9">
      <div className="flex flex-wrap items-start gap-1.5">
        {state.kind === 'recording' && <Counter {...state} />}
        {state.kind === 'recording' && (
          <Button
            icon={Plus}
            aria-label={`Record ${durationText(recording.manual.length)} more`}
            onClick={recording.prolong}
            className="glass pointer-events-auto relative h-8 before:absolute before:-inset-1.5"
          >
            {durationText(recording.manual.length)}
          </Button>
        )}
      </div>
      {recording.isOn && (
        <span className="max-phone:hidden">
          <Said>Asked for by you. {recording.manual.afterStop}</Said>
        </span>
      )}
      <RecordingWords recording={recording} state={state} system={system} />
    </div>
  );
}

/** The note of `RecordingChips` for a phone, whose picture has no room for it. */
export function RecordingNote({ recording }: { readonly recording: CameraRecording }) {
  if (!recording.isOn) return null;
  return (
    <p className="border-t border-line bg-s1 px-3 py-2 text-12 text-fg2">
      Asked for by you. {recording.manual.afterStop}
    </p>
  );
}

type Recording = Extract<RecordingState, { readonly kind: 'recording' }>;

/** Hidden from screen readers, which would read each second; the words beside are theirs. */
function Counter({ since, until }: Recording) {
  const now = useNow();
  return (
    <span
      aria-hidden
      className="tabular flex h-8 items-center gap-2 rounded-control bg-redfill pr-3 pl-2.5 font-semibold whitespace-nowrap text-onred"
    >
      <span className="size-2 rounded-full bg-onred" />
      REC
      <span className="text-14">{countText(msBetween(since, now))}</span>
      <span className="font-normal">of {countText(msBetween(since, until))}</span>
    </span>
  );
}

interface RecordingWordsProps extends RecordingChipsProps {
  readonly state: RecordingState;
}

function RecordingWords({ recording, state, system }: RecordingWordsProps) {
  const { clock } = useTimeFormat();
  const { start, forget } = recording;
  switch (state.kind) {
    case 'starting':
      return <Said>Asking the camera to record</Said>;
    case 'recording':
      return (
        <>
          <span role="status" className="sr-only">
            Recording
          </span>
          {state.trouble !== undefined && (
            <Said fault>{failureText(state.trouble, system).title}. The request to go on is repeated.</Said>
          )}
          {state.hole === true && <Hole />}
        </>
      );
    case 'ending':
      return (
        <>
          <Said>Stopped. The camera records until about {clock(state.endsAbout)}.</Said>
          {state.hole === true && <Hole />}
        </>
      );
    case 'ended':
      return (
        <>
          <Said actions={<Dismiss onDismiss={forget} />}>
            {state.playsUntil <= state.since
              ? 'Stopped before the camera was asked. Nothing was recorded.'
              : 'Recorded. The event will appear in the list.'}
          </Said>
          {state.hole === true && <Hole />}
        </>
      );
    case 'failed': {
      const { title, advice } = failureText(state.failure, system);
      return (
        <Said
          fault
          actions={
            <>
              <Button
                size="small"
                icon={RotateCcw}
                onClick={start}
                className="pointer-events-auto max-phone:h-11"
              >
                Try again
              </Button>
              <Dismiss onDismiss={forget} />
            </>
          }
        >
          <b className="font-semibold">
            {state.since === undefined ? 'Not recorded.' : 'The recording broke off.'}
          </b>{' '}
          {title}. {advice}
        </Said>
      );
    }
  }
}

const Hole = () => <Said fault>Requests failed for a while: a piece may be missing.</Said>;

function Dismiss({ onDismiss }: { readonly onDismiss: () => void }) {
  return (
    <IconButton
      size="small"
      label="Dismiss"
      icon={X}
      onClick={onDismiss}
      className="pointer-events-auto max-phone:size-11"
    />
  );
}

interface SaidProps {
  readonly fault?: boolean;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

function Said({ fault = false, actions, children }: SaidProps) {
  return (
    <div
      role={fault ? 'alert' : 'status'}
      className="glass flex max-w-124 min-h-8 items-center gap-2 rounded-control px-2.5 py-1 text-12"
    >
      {fault && <FaultMark />}
      <p className="min-w-0">{children}</p>
      {actions}
    </div>
  );
}
