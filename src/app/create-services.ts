/** Makes the long-lived parts of the app once, and joins them. */
import type { QueryClient } from '@tanstack/react-query';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import type { PreferencesStore } from '../platform/preferences.ts';
import { connectionKey } from '../systems/camera-queries.ts';
import { createJobBoard, type JobBoard } from '../systems/job-board.ts';
import type { SystemEntry } from '../systems/system-entry.ts';
import { createNoticeBoard, type NoticeBoard } from '../ui/notices.ts';
import { createShortcutRegistry, type ShortcutRegistry } from '../ui/shortcuts.ts';
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
}

export function createServices({ config, preferences, systems }: ServicesOptions): Services {
  const queryClient = createQueryClient();
  for (const entry of systems) forgetOnSignOut(entry, queryClient);
  return {
    config,
    preferences,
    systems,
    queryClient,
    router: createAppRouter({ systems, preferences, site: config.site }),
    shortcuts: createShortcutRegistry(),
    notices: createNoticeBoard(),
    jobs: createJobBoard(),
  };
}

/** What one account saw is gone before another one signs in. */
function forgetOnSignOut(entry: SystemEntry, queryClient: QueryClient) {
  entry.session.subscribe(() => {
    if (entry.session.get().kind === 'signedOut')
      queryClient.removeQueries({ queryKey: connectionKey(entry) });
  });
}
