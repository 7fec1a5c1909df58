/** Saves the footage of the event on screen as a file. */
import { Download } from 'lucide-react';
import { use } from 'react';
import { systemClock } from '../../platform/clock.ts';
import { JobsContext } from '../../systems/jobs-context.ts';
import { Button } from '../../ui/button.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import type { EventHistory } from '../../vendors/contract-events.ts';
import { downloadFootage, type FootageDownload, footageJobId } from './footage-download.ts';

export interface DownloadButtonProps extends Omit<FootageDownload, 'fetch'> {
  readonly download: EventHistory['download'];
}

const UNDER_WAY = 'It is being downloaded; the jobs show how far it is.';

export function DownloadButton({ download, ...footage }: DownloadButtonProps) {
  const board = use(JobsContext);
  const id = footageJobId(footage.reference, footage.event);
  const job = useReadable(board.now).find((one) => one.job.id === id);
  const reason = download.offered ? (job?.state.kind === 'running' ? UNDER_WAY : undefined) : download.reason;
  const start = () => {
    if (!download.offered) return;
    void downloadFootage({ ...footage, fetch: download.use }, { board, clock: systemClock });
  };
  return (
    <Button
      icon={Download}
      disabledReason={reason}
      onClick={start}
      className="@max-[720px]:w-7 @max-[720px]:px-0 max-phone:size-11!"
    >
      <span className="@max-[720px]:sr-only">Download</span>
    </Button>
  );
}
