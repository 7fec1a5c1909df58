/** Over the table: which part is shown, how fast all of it goes, and what can be done with all of it. */
import { Download, ListX, Pause, Play } from 'lucide-react';
import { speedText } from '../../core/byte-size.ts';
import { durationText } from '../../core/time-zone.ts';
import { type Ms, ms, ONE_MINUTE } from '../../core/units.ts';
import type { ImportItem, ImportQueue, QueueTotals } from '../../systems/imports/import-model.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { FilterTabs } from '../../ui/filter-tabs.tsx';
import { canPause, countFilters, type ImportFilter, isPaused, isReady } from './import-filter.ts';
import { ProgressBar } from '../../ui/progress-bar.tsx';

export interface QueueBarProps {
  readonly queue: ImportQueue;
  readonly items: readonly ImportItem[];
  readonly filter: ImportFilter;
  readonly onFilter: (filter: ImportFilter) => void;
  readonly onSave: () => void;
}

const TABS: readonly (readonly [ImportFilter, string])[] = [
  ['all', 'All'],
  ['underWay', 'Under way'],
  ['needsYou', 'Needs you'],
  ['leftOut', 'Left out'],
  ['done', 'Done'],
];

const idsOf = (items: readonly ImportItem[]) => items.map(({ id }) => id);

export function QueueBar({ queue, items, filter, onFilter, onSave }: QueueBarProps) {
  const totals = useReadable(queue.totals);
  const ready = items.filter(isReady);
  const pausable = items.filter(canPause);
  const paused = items.filter(isPaused);
  const over = items.filter(({ state }) => state.kind === 'done' || state.kind === 'cancelled');
  const resumes = pausable.length === 0 && paused.length > 0;
  return (
    <div className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-2 bg-s0 px-4 py-2">
      <FilterTabs
        label="Which files"
        tabs={TABS}
        filter={filter}
        counts={countFilters(items)}
        onFilter={onFilter}
        loud="needsYou"
      />
      <span className="flex-1 max-wide:hidden" />
      <Totals totals={totals} />
      {ready.length > 0 && (
        <Button
          tone="primary"
          icon={Play}
          className="max-phone:h-11"
          onClick={() => queue.start(idsOf(ready))}
        >
          {ready.length === 1 ? 'Start 1 file' : `Start ${ready.length} files`}
        </Button>
      )}
      <Button
        icon={resumes ? Play : Pause}
        className="max-phone:h-11"
        disabledReason={pausable.length + paused.length === 0 ? 'Nothing is under way.' : undefined}
        onClick={() => (resumes ? queue.resume(idsOf(paused)) : queue.pause(idsOf(pausable)))}
      >
        {resumes ? 'Resume all' : 'Pause all'}
      </Button>
      <span className="flex">
        <IconButton
          label="Save the outcome as a table (CSV)"
          icon={Download}
          className="max-phone:size-11"
          onClick={onSave}
        />
        <IconButton
          label="Take the finished ones out"
          icon={ListX}
          className="max-phone:size-11"
          disabledReason={over.length === 0 ? 'None is finished.' : undefined}
          onClick={() => queue.remove(idsOf(over))}
        />
      </span>
    </div>
  );
}

function Totals({ totals }: { readonly totals: QueueTotals }) {
  const { bytes, done, speed, left, lines } = totals;
  if (bytes === 0) return null;
  return (
    <>
      <span className="tabular flex items-center gap-2 whitespace-nowrap">
        {speed !== undefined && (
          <span className="font-550" title={lines === 0 ? undefined : linesText(lines)}>
            {speedText(speed)}
          </span>
        )}
        {left !== undefined && (
          <span className="text-fg2">
            about {aboutText(left)}
            <span className="@max-[1240px]:hidden"> for all that can go on</span>
          </span>
        )}
      </span>
      <ProgressBar
        label="All imports"
        share={done / bytes}
        className="w-40 max-phone:w-full @max-[1240px]:w-24"
      />
    </>
  );
}

/** In whole minutes beyond the first: seconds of an estimate only jitter. */
export const aboutText = (left: Ms): string =>
  durationText(left < ONE_MINUTE ? left : ms(Math.round(left / ONE_MINUTE) * ONE_MINUTE));

/** "4 connections in use". */
export const linesText = (lines: number): string =>
  lines === 1 ? '1 connection in use' : `${lines} connections in use`;
