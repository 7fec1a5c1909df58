/** One job in the tray: what it is about, what it does, how far, and what a person can do about it. */
import { Circle, Download, FileDown, FileUp, type LucideIcon, RotateCcw, Square, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { durationText } from '../../core/time-zone.ts';
import type { Job, JobNow, JobState } from '../../systems/job-board.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { failureText } from '../../ui/failure-text.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { useTimeFormat } from '../../ui/time-context.ts';
import { useNow } from '../../ui/use-now.ts';
import { leftAt, shareAt } from './job-summary.ts';

export interface JobRowProps extends JobNow {
  readonly onDismiss: () => void;
  /** Opens the page that shows it in full. */
  readonly onOpen: (path: string) => void;
}

const ICONS: Readonly<Record<Job['kind'], LucideIcon>> = {
  recording: Circle,
  download: Download,
  import: FileUp,
  export: FileDown,
};

export function JobRow({ job, state, onDismiss, onOpen }: JobRowProps) {
  const { clock } = useTimeFormat();
  const Icon = ICONS[job.kind];
  const { path, stop, retry } = job;
  const isOver = state.kind !== 'running';
  const recordsNow = job.kind === 'recording' && !isOver && state.ending !== true;
  return (
    <li className="flex gap-3 border-t border-line py-3 first:border-t-0">
      <span className="grid size-4 shrink-0 place-items-center pt-1">
        {recordsNow ? (
          <Circle size={10} aria-hidden className="fill-red text-red" />
        ) : (
          <Icon size={16} strokeWidth={1.75} aria-hidden className="text-fg3" />
        )}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {path === undefined ? (
            <span className="font-550">{job.title}</span>
          ) : (
            <a
              href={path}
              onClick={(event) => {
                event.preventDefault();
                onOpen(path);
              }}
              className="font-550 underline decoration-line2 underline-offset-3"
            >
              {job.title}
            </a>
          )}
          <span className="text-12 text-fg3">
            {job.systemName}, <span className="tabular">{clock(job.startedAt)}</span>
          </span>
        </p>
        <JobProgress state={state} system={job.systemName} />
        <div className="mt-2 flex gap-1 empty:hidden">
          {!isOver && state.ending !== true && stop !== undefined && (
            <Button size="small" icon={Square} onClick={stop.run} className="max-phone:h-11">
              {stop.label}
            </Button>
          )}
          {(state.kind === 'failed' || state.kind === 'stopped') && retry !== undefined && (
            <Button size="small" icon={RotateCcw} onClick={retry} className="max-phone:h-11">
              Try again
            </Button>
          )}
        </div>
      </div>
      {isOver && (
        <IconButton
          size="small"
          label={`Dismiss ${job.title}`}
          icon={X}
          onClick={onDismiss}
          className="max-phone:size-11"
        />
      )}
    </li>
  );
}

interface JobProgressProps {
  readonly state: JobState;
  readonly system: string;
}

function JobProgress({ state, system }: JobProgressProps) {
  const now = useNow();
  switch (state.kind) {
    case 'running': {
      const share = shareAt(state, now);
      const left = leftAt(state, now);
      return (
        <>
          <Line>
            {state.doing}
            {left !== undefined && <span className="text-fg3"> · {durationText(left)} left</span>}
          </Line>
          <ProgressBar share={share} />
        </>
      );
    }
    case 'done':
    case 'stopped':
      return <Line>{state.result}</Line>;
    case 'failed': {
      const { title, advice } = failureText(state.failure, system);
      return (
        <div className="mt-1 flex gap-2">
          <span className="pt-0.5">
            <FaultMark />
          </span>
          <p className="text-12 wrap-anywhere text-fg2">
            <span className="font-semibold text-fg1">{title}.</span> {advice}
          </p>
        </div>
      );
    }
  }
}

const Line = ({ children }: { readonly children: ReactNode }) => (
  <p className="tabular text-12 wrap-anywhere text-fg2">{children}</p>
);

/** Without a share nobody knows how far it is: then the track is striped, and stands still. */
function ProgressBar({ share }: { readonly share: number | undefined }) {
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label="Progress"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="mt-1.5 h-1 overflow-hidden rounded-full bg-s3"
    >
      {percent === undefined ? (
        <div className="size-full bg-[repeating-linear-gradient(115deg,var(--fg3)_0_4px,transparent_4px_8px)]" />
      ) : (
        <div className="h-full rounded-full bg-fg2" style={{ width: `${percent}%` }} />
      )}
    </div>
  );
}
