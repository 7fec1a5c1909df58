/** One Videoloft account, connected: makes the parts and joins them. */
import { offer, withhold } from '../../core/offer.ts';
import type { LiveWatch, VendorContext, VendorSystem } from '../contract.ts';
import { createAuthorizedClient } from './authorized-client.ts';
import { createCameraDirectory } from './camera-directory.ts';
import { createCameraTask } from './camera-task.ts';
import { createStills } from './capture-client.ts';
import { createEventExports } from './event-exports.ts';
import { createEventHistory } from './event-history.ts';
import { createKeepAlive } from './keep-alive.ts';
import { createKeptCookie } from './kept-cookie.ts';
import { createKeptSignIn } from './kept-sign-in.ts';
import { createLiveWatch } from './live-driver.ts';
import { createLoggerClient } from './logger-client.ts';
import { createPtz } from './ptz-driver.ts';
import { createPtzStop } from './ptz-stop.ts';
import { createRealtime } from './realtime.ts';
import { createRecordings } from './recording-driver.ts';
import { createServers } from './servers.ts';
import { createSessionDriver } from './session-driver.ts';
import { createSignInClient } from './sign-in-client.ts';
import { createStatusClient } from './status-client.ts';
import { createViewerInfoDirectory } from './viewer-info-directory.ts';
import { createViewerInfoNote } from './viewer-info-note.ts';

const WITHHELD = {
  archive: withhold('Videoloft keeps events, not a recording of everything in between.'),
  imports: withhold('Videoloft has no way to upload footage.'),
};

/** The system behind one connection of the configuration. */
export function createVideoloftSystem(context: VendorContext): VendorSystem {
  const { id: system, url, clock, http, storage, health } = context;
  const random = Math.random;
  const servers = createServers(url, context.hosts);
  const session = createSessionDriver({
    system,
    clock,
    random,
    first: url,
    client: createSignInClient({ system, http, clock, servers }),
    kept: createKeptSignIn(storage, servers),
    cookie: createKeptCookie({ ...context, servers }),
  });
  const { page } = context;
  const parts = { system, clock, http, servers, session, page, random };
  const client = createAuthorizedClient(parts);
  const note = createViewerInfoNote(context.note, servers);
  const directory = createViewerInfoDirectory({ ...parts, client, note });
  const loggers = createLoggerClient(client, directory, clock);
  const statuses = createStatusClient({ ...parts, client, loggers });
  const life = new AbortController();
  const send = createCameraTask({ system, loggers });
  const keepAlive = createKeepAlive({
    clock,
    send: (uidd, sent, signal) =>
      send({ uidd, action: 'livecommand', operation: 'wake camera', sent, signal }),
  });
  const recordings = createRecordings({
    system,
    clock: context.steady ?? clock,
    send,
    session: session.session.state,
    page,
  });
  const ptz = createPtz({
    system,
    clock,
    send,
    stop: createPtzStop({ system, clock, send }),
    page,
  });
  const realtime = createRealtime({
    ...parts,
    client,
    directory,
    streams: context.streams,
    page,
  });
  const events = createEventHistory({ ...parts, client, loggers, directory, statuses, life: life.signal });
  const watches = new Set<LiveWatch>();
  // The next person may not see the same cameras.
  session.session.state.subscribe(() => {
    const { kind } = session.session.state.get();
    if (kind === 'signedOut' || kind === 'signingIn') {
      directory.clear();
      statuses.clear();
    }
    if (kind === 'signedOut') void ptz.endAll();
  });
  return {
    id: system,
    session: {
      ...session.session,
      signOut: async () => {
        // While there is a token: afterwards nobody could stop what moves.
        await ptz.endAll();
        await session.session.signOut();
      },
    },
    health,
    cameras: createCameraDirectory({ ...parts, client, loggers, statuses, directory }),
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
      realtime: offer(realtime),
      recording: offer(recordings),
      stills: offer(createStills({ ...parts, send, loggers, statuses })),
      ptz: offer(ptz),
      events: offer(events),
      exports: offer(createEventExports({ system, clock, events, directory })),
    },
    dispose: () => {
      realtime.dispose();
      ptz.dispose();
      recordings.dispose();
      for (const watch of watches) watch.dispose();
      life.abort();
      statuses.dispose();
      directory.dispose();
      session.dispose();
    },
  };
}
