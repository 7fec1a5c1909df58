/** What the page says besides its rows: nothing here yet, nothing of this kind, where the list is kept. */
import { AppWindow, FileDown, ShieldAlert, ShieldCheck } from 'lucide-react';
import type { ExportList } from '../../../systems/exports/export-model.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import type { ExportFilter } from './export-filter.ts';

export type Place = ReturnType<ExportList['place']['get']>;

export interface NoExportsProps {
  readonly place: Place;
  readonly onNew: () => void;
  /** One range over several systems. */
  readonly onSeveral: () => void;
}

/** What belongs here, and the first step. */
export function NoExports({ place, onNew, onSeveral }: NoExportsProps) {
  return (
    <EmptyState
      icon={FileDown}
      title="No export has been made"
      actions={
        <>
          <Button tone="primary" className="max-phone:h-11" onClick={onNew}>
            New export
          </Button>
          <Button className="max-phone:h-11" onClick={onSeveral}>
            Several systems
          </Button>
        </>
      }
    >
      <p>
        Recordings taken out of a system stand here: what was asked for, what the archive held of it, how far
        it is, and the files with their checksums.
      </p>
      {place === 'unkept' && <p className="mt-3 text-12 text-fg1">{UNKEPT}</p>}
    </EmptyState>
  );
}

const NONE: Readonly<Record<ExportFilter, string>> = {
  all: 'No export is here.',
  running: 'No export is running.',
  ready: 'No export is ready.',
  needYou: 'No export needs you.',
  over: 'No export is over.',
};

export interface NoRowsProps {
  readonly filter: ExportFilter;
  readonly query: string;
  readonly onAll: () => void;
}

export function NoRows({ filter, query, onAll }: NoRowsProps) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-3 px-4 py-6 text-fg2">
      <span className="wrap-anywhere">
        {query === '' ? NONE[filter] : `No export here matches “${query}”.`}
      </span>
      <Button size="small" className="max-phone:h-11" onClick={onAll}>
        Show all
      </Button>
    </div>
  );
}

/** Above everything while another window does the work. */
export function PlaceNote({ place }: { readonly place: Place }) {
  if (place !== 'elsewhere') return null;
  return (
    <p role="status" className="mx-4 mb-2 flex shrink-0 items-center gap-2 rounded-control bg-s2 px-3 py-2">
      <AppWindow size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span>
        <span className="font-semibold">Another window of Sightline does the work.</span> All can be seen and
        ordered here too; files are saved by that window. Close it, and this one takes over.
      </span>
    </p>
  );
}

const KEPT =
  'The list is kept in this browser. After a reload or a lost connection it goes on where it was; the systems go on by themselves.';
const UNKEPT =
  'This browser keeps nothing for Sightline: a reload forgets the list, and with it how to get at the files. Leave this window open until all is downloaded.';

/** Below the rows: what happens to the list when the window goes. */
export function ListFoot({ place }: { readonly place: Place }) {
  const isUnkept = place === 'unkept';
  const Icon = isUnkept ? ShieldAlert : ShieldCheck;
  return (
    <div className="flex items-start gap-2 px-4 py-3 text-12 text-fg3">
      <Icon size={14} strokeWidth={1.75} aria-hidden className="mt-px shrink-0" />
      <span className={isUnkept ? 'text-fg1' : undefined}>{isUnkept ? UNKEPT : KEPT}</span>
    </div>
  );
}

const SKELETONS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Rows in their size while the kept list is read. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading the exports">
      {SKELETONS.map((key) => (
        <div key={key} className="flex h-[79px] items-center gap-6 border-b border-line px-4">
          <span className="skeleton h-4 w-32" />
          <span className="skeleton h-8 w-60 max-phone:w-40" />
          <span className="skeleton h-4 w-48 max-phone:hidden" />
        </div>
      ))}
    </div>
  );
}
