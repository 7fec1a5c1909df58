/**
 * Starts the list of exports of this window, with all that it works with. Loaded when it is needed: the
 * first page does without.
 */
import { createFileDownloads } from '../platform/download/file-downloads.ts';
import { createExportStore } from '../platform/export-store.ts';
import { newId } from '../platform/new-id.ts';
import { createPageSignals } from '../platform/page-signals.ts';
import { saveBlob } from '../platform/save-file.ts';
import { createSteadyClock } from '../platform/steady-timer.ts';
import { openWindowChannel } from '../platform/window-channel.ts';
import { pageExportHint } from '../platform/work-hint.ts';
import { isOnItsWay, isUnfinished } from '../systems/exports/export-job.ts';
import { trackExports } from '../systems/exports/export-jobs.ts';
import { createExportList } from '../systems/exports/export-list.ts';
import type { ExportList } from '../systems/exports/export-model.ts';
import type { OrderingList } from '../systems/exports/lazy-exports.ts';
import type { JobBoard } from '../systems/job-board.ts';
import type { SystemEntry } from '../systems/system-entry.ts';

export interface ExportsOptions {
  readonly systems: readonly SystemEntry[];
  readonly jobs: JobBoard;
  readonly site: { readonly name: string; readonly timeZone: string };
}

export function createExports({ systems, jobs, site }: ExportsOptions): OrderingList {
  const { online } = createPageSignals({ document, window, navigator });
  const clock = createSteadyClock();
  const list = createExportList({
    systems,
    downloads: createFileDownloads(),
    store: createExportStore(),
    clock,
    online,
    // Absent where the page is not served securely, though its type says otherwise.
    locks: 'locks' in navigator ? navigator.locks : undefined,
    openChannel: openWindowChannel,
    newId,
    saveFile: saveBlob,
    site: { name: site.name, zone: site.timeZone },
  });
  trackExports({ list, board: jobs, clock });
  keepHint(list);
  return list;
}

/** The next page knows whether there is something to go on with. */
function keepHint({ items, place }: ExportList): void {
  const keep = () => {
    if (place.get() !== 'here') return;
    pageExportHint.set(items.get().some(({ state, files }) => isUnfinished(state) || files.some(isOnItsWay)));
  };
  items.subscribe(keep);
  place.subscribe(keep);
}
