/** Makes the long-lived parts of the app once, and joins them. */
import type { QueryClient } from '@tanstack/react-query';
import { eitherReadable } from '../core/readable.ts';
import { systemClock } from '../platform/clock.ts';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import { guardLeaving } from '../platform/leave-guard.ts';
import { reportDefect } from '../platform/logger.ts';
import { newId } from '../platform/new-id.ts';
import type { PreferencesStore } from '../platform/preferences.ts';
import { pageSegmentCache } from '../platform/segment-cache.ts';
import { pageExportHint, pageImportHint } from '../platform/work-hint.ts';
import { camerasQueryOptions, connectionKey, findCamera } from '../systems/camera-queries.ts';
import type { ExportList } from '../systems/exports/export-model.ts';
import { createLazyExports } from '../systems/exports/lazy-exports.ts';
import { forgetJobsOfOthers } from '../systems/forget-jobs.ts';
import type { ImportQueue } from '../systems/imports/import-model.ts';
import { createLazyImports } from '../systems/imports/lazy-imports.ts';
import { createJobBoard, type JobBoard } from '../systems/job-board.ts';
import { trackRecordings } from '../systems/recording-jobs.ts';
import type { SystemEntry } from '../systems/system-entry.ts';
import { createNoticeBoard, type NoticeBoard } from '../ui/notices.ts';
import { createShortcutRegistry, type ShortcutRegistry } from '../ui/shortcuts.ts';
import type { CameraList } from '../vendors/contract.ts';
import { createQueryClient } from './query-client.ts';
import { type AppRouter, createAppRouter } from './router.ts';

export interface ServicesOptions {
  readonly config: SiteConfig;
  readonly preferences: PreferencesStore;
  readonly systems: readonly SystemEntry[];
}

export interface Services extends ServicesOptions {
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
  readonly shortcuts: ShortcutRegistry;
  readonly notices: NoticeBoard;
  readonly jobs: JobBoard;
  readonly imports: ImportQueue;
  readonly exports: ExportList;
}

const NO_CAMERAS: CameraList = { cameras: [], problems: [] };

export function createServices({ config, preferences, systems }: ServicesOptions): Services {
  const queryClient = createQueryClient();
  for (const entry of systems) forgetOnSignOut(entry, queryClient);
  const jobs = createJobBoard();
  trackRecordings({
    systems,
    board: jobs,
    clock: systemClock,
    nameOf: (entry, camera) => {
      const { queryKey } = camerasQueryOptions(entry, entry.session.get());
      return findCamera(queryClient.getQueryData(queryKey) ?? NO_CAMERAS, camera)?.name;
    },
  });
  forgetJobsOfOthers(systems, jobs);
  const imports = createLazyImports({
    load: async () => {
      const { createImports } = await import('./create-imports.ts');
      return createImports({ systems, jobs, zone: config.site.timeZone });
    },
    isUnfinished: pageImportHint.isSet(),
    failed: (error) => reportDefect('loading the import queue', error),
  });
  const exports = createLazyExports({
    load: async () => {
      const { createExports } = await import('./create-exports.ts');
      return createExports({ systems, jobs, site: config.site });
    },
    isUnfinished: pageExportHint.isSet(),
    failed: (error) => reportDefect('loading the exports', error),
    newId,
  });
  guardLeaving(eitherReadable(jobs.busy, eitherReadable(imports.busy, exports.busy)));
  return {
    config,
    preferences,
    systems,
    queryClient,
    router: createAppRouter({ systems, preferences, site: config.site }),
    shortcuts: createShortcutRegistry(),
    notices: createNoticeBoard(),
    jobs,
    imports,
    exports,
  };
}

/** What one account saw is gone before another one signs in. */
function forgetOnSignOut(entry: SystemEntry, queryClient: QueryClient) {
  let before = entry.session.get().kind;
  entry.session.subscribe(() => {
    const now = entry.session.get();
    if (now.kind === 'signedOut') {
      queryClient.removeQueries({ queryKey: connectionKey(entry) });
      // A new tab where nobody was signed in yet leaves the footage of the other tabs alone.
      if (before !== 'restoring' || now.because !== undefined) void pageSegmentCache.clear(entry.id);
    }
    before = now.kind;
  });
}
