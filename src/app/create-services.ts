/** Makes the long-lived parts of the app once, and joins them. */
import type { QueryClient } from '@tanstack/react-query';
import { systemClock } from '../platform/clock.ts';
import { pageFetch } from '../platform/http.ts';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import type { PreferencesStore } from '../platform/preferences.ts';
import { connectionKey } from '../systems/camera-queries.ts';
import { createSystemEntry, type SystemEntry } from '../systems/system-entry.ts';
import { createNoticeBoard, type NoticeBoard } from '../ui/notices.ts';
import { createShortcutRegistry, type ShortcutRegistry } from '../ui/shortcuts.ts';
import { createQueryClient } from './query-client.ts';
import { type AppRouter, createAppRouter } from './router.ts';
import { registry } from './registry.ts';

export interface Services {
  readonly config: SiteConfig;
  readonly preferences: PreferencesStore;
  readonly systems: readonly SystemEntry[];
  readonly queryClient: QueryClient;
  readonly router: AppRouter;
  readonly shortcuts: ShortcutRegistry;
  readonly notices: NoticeBoard;
}

/** Systems begin to load at once, so that sign-in and video do not wait for the first render. */
export function createServices(config: SiteConfig, preferences: PreferencesStore): Services {
  const queryClient = createQueryClient();
  const host = {
    clock: systemClock,
    fetch: pageFetch,
    online: () => navigator.onLine,
  };
  const systems = config.connections.flatMap((connection) => {
    const definition = registry.find((one) => one.vendor === connection.vendor);
    return definition === undefined ? [] : [createSystemEntry(connection, definition, host)];
  });
  for (const entry of systems) forgetOnSignOut(entry, queryClient);
  return {
    config,
    preferences,
    systems,
    queryClient,
    router: createAppRouter({ systems, preferences, site: config.site }),
    shortcuts: createShortcutRegistry(),
    notices: createNoticeBoard(),
  };
}

/** What one account saw is gone before another one signs in. */
function forgetOnSignOut(entry: SystemEntry, queryClient: QueryClient) {
  entry.session.subscribe(() => {
    if (entry.session.get().kind === 'signedOut')
      queryClient.removeQueries({ queryKey: connectionKey(entry) });
  });
}
