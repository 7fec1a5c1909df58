/** How many jobs run or failed, on the tab of a phone. Inverted when one waits for the person. */
import { use } from 'react';
import { JobsContext } from '../../systems/jobs-context.ts';
import { useReadable } from '../../ui/use-readable.ts';

export function JobBadge() {
  const jobs = useReadable(use(JobsContext).now);
  const failed = jobs.some(({ state }) => state.kind === 'failed');
  const count = jobs.filter(({ state }) => state.kind === 'running' || state.kind === 'failed').length;
  if (count === 0) return null;
  return (
    <span
      className={`tabular absolute top-1 left-1/2 ml-1 min-w-4.5 rounded-full px-1 text-center text-12 font-semibold ${
        failed ? 'bg-fg1 text-s0' : 'bg-s3 text-fg1 shadow-[inset_0_0_0_1px_var(--line2)]'
      }`}
    >
      {count}
      <span className="sr-only">{count === 1 ? ' job' : ' jobs'}</span>
    </span>
  );
}
