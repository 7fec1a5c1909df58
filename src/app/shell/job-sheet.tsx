/** Long work from every page: recordings and downloads, newest first, until they are dismissed. */
import { useRouter } from '@tanstack/react-router';
import { ArrowUpDown } from 'lucide-react';
import { use } from 'react';
import { JobsContext } from '../../systems/jobs-context.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { JobRow } from './job-row.tsx';

export function JobSheet({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const board = use(JobsContext);
  const jobs = useReadable(board.now);
  const finished = jobs.filter(({ state }) => state.kind !== 'running');
  const open = (path: string) => {
    router.history.push(path);
    onClose();
  };
  const dismissAll = () => {
    for (const { job } of finished) board.remove(job.id);
  };
  return (
    <Dialog title="Jobs" label="Jobs" onClose={onClose} width="tray">
      {jobs.length === 0 ? (
        <div className="flex items-start gap-4 py-3">
          <ArrowUpDown size={28} strokeWidth={1.25} className="shrink-0 text-fg3" aria-hidden />
          <p className="text-fg2">
            Nothing is running. Recordings and downloads show here from every page, with how far they are and
            how to stop them.
          </p>
        </div>
      ) : (
        <ul aria-label="Jobs, newest first">
          {jobs.map(({ job, state }) => (
            <JobRow
              key={job.id}
              job={job}
              state={state}
              onDismiss={() => board.remove(job.id)}
              onOpen={open}
            />
          ))}
        </ul>
      )}
      {finished.length > 1 && (
        <div className="mt-3 flex justify-end">
          <Button tone="quiet" onClick={dismissAll} className="max-phone:h-11">
            Dismiss {finished.length} finished
          </Button>
        </div>
      )}
    </Dialog>
  );
}
