/** The foot of the page: how long all of it is, how much of that is there, and the button that orders it. */
import { FileDown } from 'lucide-react';
import { byteText } from '../../../core/byte-size.ts';
import { Button } from '../../../ui/button.tsx';
import { countWords, lengthText } from '../export-words.ts';
import { jobCount } from './several-orders.ts';
import { type SystemPlan, totalsOf } from './several-plan.ts';
import { exportVerb, totalsText } from './several-words.ts';

export interface SeveralFootProps {
  readonly plans: readonly SystemPlan[];
  readonly onCancel: () => void;
  readonly onExport: () => void;
}

export function SeveralFoot({ plans, onCancel, onExport }: SeveralFootProps) {
  const totals = totalsOf(plans);
  const jobs = jobCount(plans);
  const bytes = sizeOf(plans);
  const facts = [totalsText(totals), ...(bytes === undefined ? [] : [`about ${byteText(bytes)}`])];
  return (
    <footer className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-t border-line bg-s1 px-4 py-2.5 max-phone:px-3">
      <p
        role="status"
        className="tabular flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 max-phone:basis-full"
      >
        <span className="text-16 font-semibold">
          {jobs === 0 ? 'Nothing chosen' : `${lengthText(totals.requested)} requested`}
        </span>
        <span className="text-fg2">{facts.filter((one) => one !== '').join(', ')}</span>
        <span className="text-fg3">{jobs > 0 && `makes ${countWords(jobs, 'export')}`}</span>
      </p>
      <div className="flex gap-2 max-phone:w-full">
        <Button tone="quiet" className="h-8! max-phone:h-11!" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          tone="primary"
          icon={FileDown}
          className="h-8! px-4! max-phone:h-11! max-phone:flex-1"
          onClick={onExport}
        >
          {exportVerb(plans)}
        </Button>
      </div>
    </footer>
  );
}

/** As recorded; undefined where one of the systems does not tell. */
function sizeOf(plans: readonly SystemPlan[]): number | undefined {
  const cameras = plans.flatMap((plan) => plan.cameras);
  const known = cameras.flatMap(({ estimate }) => estimate ?? []);
  if (known.length === 0 || known.length < cameras.length) return undefined;
  return known.reduce((sum, { bytes }) => sum + bytes, 0);
}
