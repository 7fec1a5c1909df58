/** One Axxon system, connected: makes the parts and joins them. */
import { offer, withhold } from '../../core/offer.ts';
import type { VendorContext, VendorSystem } from '../contract.ts';
import { createAxxonArchive } from './axxon-archive.ts';
import { createAxxonCameras } from './axxon-cameras.ts';
import { createAxxonClient } from './axxon-client.ts';
import { createAxxonExports } from './axxon-exports.ts';
import { createAxxonIntervals } from './axxon-intervals.ts';
import { createCameraDirectory } from './camera-directory.ts';
import { createKeptSignIn } from './kept-sign-in.ts';
import { createSessionDriver } from './session-driver.ts';
import { createSignInClient } from './sign-in-client.ts';

const SCOPE = 'Sightline shows the archive of Axxon and exports from it';
const WITHHELD = {
  live: withhold(`${SCOPE}; live video of Axxon is not in this version.`),
  events: withhold(`${SCOPE}; events and alarms of Axxon are not in this version.`),
  imports: withhold('Axxon takes no recordings from outside through its web server.'),
  realtime: withhold(`${SCOPE}; news of Axxon as it happens is not in this version.`),
  recording: withhold('Axxon records by its own schedule; recording on demand is not in this version.'),
  stills: withhold('Axxon takes no pictures on demand; the archive has a picture of every moment.'),
  ptz: withhold(`${SCOPE}; moving cameras through Axxon is not in this version.`),
};

/** The system behind one connection of the configuration. */
export function createAxxonSystem(context: VendorContext): VendorSystem {
  const { id: system, url, clock, http, storage, health, page } = context;
  const session = createSessionDriver({
    system,
    clock,
    client: createSignInClient({ system, url, http, clock }),
    kept: createKeptSignIn(storage, url),
  });
  const client = createAxxonClient({ system, url, http, clock, page, session, random: Math.random });
  const cameras = createAxxonCameras({ system, client, clock });
  const intervals = createAxxonIntervals({ system, client });
  const exports = createAxxonExports({ system, client, cameras, intervals, clock });
  const archive = createAxxonArchive({ system, cameras, intervals, frames: exports });
  // The next person may not see the same cameras.
  const forget = session.session.state.subscribe(() => {
    const { kind } = session.session.state.get();
    if (kind === 'signedOut' || kind === 'signingIn') cameras.clear();
  });
  return {
    id: system,
    session: session.session,
    health,
    cameras: createCameraDirectory({ cameras, intervals, frames: exports }),
    can: {
      ...WITHHELD,
      archive: offer(archive),
      exports: offer(exports),
    },
    dispose: () => {
      forget();
      session.dispose();
      cameras.clear();
    },
  };
}
