/** The jobs in the dock: what runs, how far, how long still; opens the tray. */
import { ArrowUpDown, ChevronUp } from 'lucide-react';
import { use } from 'react';
import { durationText } from '../../core/time-zone.ts';
import { JobsContext } from '../../systems/jobs-context.ts';
import { FaultMark } from '../../ui/fault-mark.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { summariseJobs } from './job-summary.ts';

export function JobButton({ onShowJobs }: { readonly onShowJobs: () => void }) {
  const jobs = useReadable(use(JobsContext).now);
  const { title, kinds, done, left, failed } = summariseJobs(jobs, useNow());
  return (
    <button
      type="button"
      onClick={onShowJobs}
      className="relative flex h-full w-56 shrink-0 items-center gap-2 border-l border-line bg-s2 px-3 text-fg2 hover:text-fg1 wide:w-86"
    >
      {done !== undefined && (
        <span
          aria-hidden
          className="absolute -top-px left-0 h-0.5 bg-fg2"
          style={{ width: `${Math.round(done * 100)}%` }}
        />
      )}
      <ArrowUpDown size={14} aria-hidden className="shrink-0" />
      <span className={`shrink-0 ${jobs.length === 0 ? '' : 'font-semibold text-fg1'}`}>{title}</span>
      {failed && <FaultMark />}
      <span className="min-w-0 flex-1 truncate text-left">{kinds}</span>
      {left !== undefined && <span className="tabular shrink-0">{durationText(left)}</span>}
      <ChevronUp size={14} aria-hidden className="shrink-0" />
    </button>
  );
}
