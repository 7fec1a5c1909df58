/** What the page says besides its rows: nothing here yet, nothing of this kind, where the queue is kept. */
import { AppWindow, FileUp, FolderUp, ShieldAlert, ShieldCheck } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import type { ImportQueue } from '../../systems/imports/import-model.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Monogram } from '../../ui/monogram.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { type DropZoneProps, endingWords, NewFilesCamera } from './drop-zone.tsx';
import type { ImportFilter } from './import-filter.ts';
import { LeftOutNote } from './left-out-note.tsx';
import { linesText } from './queue-bar.tsx';
import type { LeftOutFile } from './sift-files.ts';
import type { TargetSystem } from './use-import-targets.ts';

type Place = ReturnType<ImportQueue['place']['get']>;

export interface NoFilesProps {
  readonly place: Place;
  readonly intake: DropZoneProps;
  readonly targets: readonly TargetSystem[];
  readonly leftOut: readonly LeftOutFile[];
  readonly taking: boolean;
}

/** What belongs here, and the first step; or why none can be made. */
export function NoFiles({ place, intake, targets, leftOut, taking }: NoFilesProps) {
  if (place === 'loading') return null;
  if (place === 'elsewhere') {
    return (
      <EmptyState icon={AppWindow} title="Imports run in another window of Sightline">
        One window sends the files, so that nothing is sent twice. Add files there, or close it: this one then
        takes over.
      </EmptyState>
    );
  }
  const kinds = endingWords(intake.endings);
  const canTake = targets.some(({ cameras, imports }) => cameras.length > 0 || imports !== undefined);
  return (
    <EmptyState
      icon={FileUp}
      title="Nothing is being imported"
      actions={
        <>
          <Button
            tone="primary"
            className="max-phone:h-11"
            onClick={intake.onChooseFiles}
            disabledReason={intake.disabledReason}
          >
            Choose files…
          </Button>
          <Button
            icon={FolderUp}
            className="max-phone:h-11"
            onClick={intake.onChooseFolder}
            disabledReason={intake.disabledReason}
          >
            Choose a folder…
          </Button>
        </>
      }
    >
      <p>
        Footage of body cameras, action cameras and phones comes into the archive of a camera here, at its
        right time. Drop files or a whole folder anywhere on this page{kinds === '' ? '' : `: ${kinds}`}.
        Nothing is sent before you start it.
      </p>
      {canTake ? (
        <div className="mt-4">
          <NewFilesCamera camera={intake.camera} onCamera={intake.onCamera} />
        </div>
      ) : (
        <NoTargets targets={targets} />
      )}
      {taking && <p className="mt-3 text-12">Looking through the folders…</p>}
      {leftOut.length > 0 && <LeftOutNote files={leftOut} onDismiss={undefined} />}
      {place === 'unkept' && <p className="mt-3 text-12 text-fg3">{UNKEPT}</p>}
    </EmptyState>
  );
}

function NoTargets({ targets }: { readonly targets: readonly TargetSystem[] }) {
  return (
    <ul aria-label="Why no system takes footage now" className="mt-4 flex flex-col gap-1 text-12">
      {targets.map(({ entry, loading, reason }) => (
        <li key={entry.id} className="flex items-start gap-2">
          <Monogram text={entry.monogram} label={entry.label} />
          <span>
            <span className="font-550 text-fg1">{entry.name}.</span> {loading ? 'Loading…' : reason}
          </span>
        </li>
      ))}
    </ul>
  );
}

const NONE: Readonly<Record<ImportFilter, string>> = {
  all: 'No file is here.',
  underWay: 'No file is under way.',
  needsYou: 'No file needs you.',
  leftOut: 'No file is left out.',
  done: 'No file is done yet.',
};

export interface NoRowsProps {
  readonly filter: ImportFilter;
  readonly onAll: () => void;
}

export function NoRows({ filter, onAll }: NoRowsProps) {
  return (
    <div className="flex flex-wrap items-center gap-3 px-4 py-6 text-fg2">
      {NONE[filter]}
      <Button size="small" className="max-phone:h-11" onClick={onAll}>
        Show all
      </Button>
    </div>
  );
}

/** Above everything while another window has the queue. */
export function PlaceNote({ place }: { readonly place: Place }) {
  if (place !== 'elsewhere') return null;
  return (
    <p role="status" className="mb-3 flex items-center gap-2 rounded-control bg-s2 px-3 py-2">
      <AppWindow size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span>
        <span className="font-semibold">Imports run in another window of Sightline.</span> Add and change
        files there, or close it: this one then takes over.
      </span>
    </p>
  );
}

const KEPT =
  'The queue is kept in this browser. After a reload, a lost connection or a closed lid it goes on where it was; the files must still be there.';
const UNKEPT =
  'This browser keeps nothing for Sightline: a reload forgets the queue. Leave this window open until all is done.';

/** Below the rows: what happens to the queue when the window goes. */
export function QueueFoot({ place, queue }: { readonly place: Place; readonly queue: ImportQueue }) {
  const { lines } = useReadable(queue.totals);
  const Icon = place === 'unkept' ? ShieldAlert : ShieldCheck;
  return (
    <div className="flex items-start gap-2 px-4 py-3 text-12 text-fg3">
      <Icon size={14} strokeWidth={1.75} aria-hidden className="mt-px shrink-0" />
      <span className={place === 'unkept' ? 'text-fg1' : undefined}>
        {place === 'unkept' ? UNKEPT : KEPT}
      </span>
      <span className="flex-1" />
      {lines > 0 && <span className="tabular shrink-0">{linesText(lines)}</span>}
    </div>
  );
}

const SKELETONS = ['a', 'b', 'c', 'd', 'e'];

/** Rows in their size while the kept queue is read. */
export function QueueSkeleton() {
  return (
    <div role="status" aria-label="Loading the queue" className="px-4 pt-3">
      <div className="skeleton h-15" />
      {SKELETONS.map((key) => (
        <div key={key} className="flex h-[79px] items-center gap-3 border-b border-line">
          <span className="skeleton h-10 w-16" />
          <span className="skeleton h-4 w-48" />
        </div>
      ))}
    </div>
  );
}
