/** One Videoloft account, connected: makes the parts and joins them. */
import { offer, withhold } from '../../core/offer.ts';
import type { LiveWatch, VendorContext, VendorSystem } from '../contract.ts';
import { createAuthorizedClient } from './authorized-client.ts';
import { createCameraDirectory } from './camera-directory.ts';
import { createEventHistory } from './event-history.ts';
import { createKeepAlive } from './keep-alive.ts';
import { createKeptSignIn } from './kept-sign-in.ts';
import { createLiveWatch } from './live-driver.ts';
import { createLoggerClient } from './logger-client.ts';
import { createServers } from './servers.ts';
import { createSessionDriver } from './session-driver.ts';
import { createSignInClient } from './sign-in-client.ts';
import { createStatusClient } from './status-client.ts';
import { createViewerInfoDirectory } from './viewer-info-directory.ts';

const WITHHELD = {
  archive: withhold('Videoloft keeps events, not a recording of everything in between.'),
  exports: withhold('Sightline does not download Videoloft events as MP4 yet.'),
  imports: withhold('Videoloft has no way to upload footage.'),
  realtime: withhold('Sightline asks Videoloft again and again instead.'),
  recording: withhold('Sightline does not record on Videoloft yet.'),
  stills: withhold('Sightline does not ask Videoloft cameras for pictures yet.'),
  ptz: withhold('Sightline does not move Videoloft cameras yet.'),
};

/** The system behind one connection of the configuration. */
export function createVideoloftSystem(context: VendorContext): VendorSystem {
  const { id: system, url, clock, http, storage, health } = context;
  const random = Math.random;
  const servers = createServers(url);
  const session = createSessionDriver({
    system,
    clock,
    random,
    first: url,
    client: createSignInClient({ system, http, clock, servers }),
    kept: createKeptSignIn(storage, servers),
  });
  const parts = { system, clock, http, servers, session, random };
  const client = createAuthorizedClient(parts);
  const directory = createViewerInfoDirectory({ ...parts, client });
  const loggers = createLoggerClient(client, directory);
  const statuses = createStatusClient({ ...parts, client, loggers });
  const life = new AbortController();
  const keepAlive = createKeepAlive({
    clock,
    send: (uidd, sent, signal) =>
      loggers.json(uidd, {
        operation: 'wake camera',
        path: ['sendcameratask'],
        query: [
          ['uid', uidd],
          ['action', 'livecommand'],
        ],
        tokenIn: 'token',
        kind: 'command',
        sent,
        signal,
      }),
  });
  const watches = new Set<LiveWatch>();
  // The next person may not see the same cameras.
  session.session.state.subscribe(() => {
    if (session.session.state.get().kind === 'signedOut') directory.clear();
  });
  return {
    id: system,
    session: session.session,
    health,
    cameras: createCameraDirectory({ ...parts, client, loggers, statuses }),
    can: {
      ...WITHHELD,
      live: offer({
        watch: (camera) => {
          const watch = createLiveWatch({ ...parts, client, directory, statuses, keepAlive }, camera);
          watches.add(watch);
          return {
            ...watch,
            dispose: () => {
              watches.delete(watch);
              watch.dispose();
            },
          };
        },
      }),
      events: offer(createEventHistory({ ...parts, client, loggers, directory, life: life.signal })),
    },
    dispose: () => {
      for (const watch of watches) watch.dispose();
      life.abort();
      statuses.dispose();
      directory.dispose();
      session.dispose();
    },
  };
}
