/**
 * Starts the import queue of this window, with all that it works with. Loaded when it is needed: the
 * first page does without.
 */
import { createStore, type Readable } from '../core/readable.ts';
import { createFootageReader } from '../platform/footage/footage-reader.ts';
import { createImportStore } from '../platform/import-store.ts';
import { pageKeptFiles } from '../platform/import-store-file.ts';
import { newId } from '../platform/new-id.ts';
import { createPageSignals } from '../platform/page-signals.ts';
import { createSteadyClock } from '../platform/steady-timer.ts';
import { createTransfer } from '../platform/transfer/create-transfer.ts';
import { pageImportHint } from '../platform/work-hint.ts';
import { isStarted } from '../systems/imports/import-job.ts';
import { trackImports } from '../systems/imports/import-jobs.ts';
import type { ImportQueue } from '../systems/imports/import-model.ts';
import { createImportQueue } from '../systems/imports/import-queue.ts';
import type { JobBoard } from '../systems/job-board.ts';
import type { SystemEntry } from '../systems/system-entry.ts';

export interface ImportsOptions {
  readonly systems: readonly SystemEntry[];
  readonly jobs: JobBoard;
  readonly zone: string;
}

export function createImports({ systems, jobs, zone }: ImportsOptions): ImportQueue {
  const { online } = createPageSignals({ document, window, navigator });
  const clock = createSteadyClock();
  const queue = createImportQueue({
    systems,
    transfer: createTransfer({ online, clock }),
    reader: createFootageReader(),
    store: createImportStore(),
    keptFiles: pageKeptFiles,
    clock,
    online,
    leaving: followLeaving(),
    // Absent where the page is not served securely, though its type says otherwise.
    locks: 'locks' in navigator ? navigator.locks : undefined,
    newId,
    zone,
  });
  const nameOf = (system: SystemEntry['id']) => systems.find(({ id }) => id === system)?.name ?? system;
  trackImports({ queue, board: jobs, clock, nameOf });
  keepHint(queue);
  return queue;
}

/** The next page knows whether there is something to go on with. */
function keepHint(queue: ImportQueue): void {
  const keep = () => {
    if (queue.place.get() === 'here') {
      pageImportHint.set(queue.items.get().some(({ state }) => isStarted(state)));
    }
  };
  queue.items.subscribe(keep);
  queue.place.subscribe(keep);
}

/** True once the page is left; false when the back button brings it again as it was. */
function followLeaving(): Readable<boolean> {
  const leaving = createStore(false);
  window.addEventListener('pagehide', () => leaving.set(true));
  window.addEventListener('pageshow', () => leaving.set(false));
  return leaving;
}
