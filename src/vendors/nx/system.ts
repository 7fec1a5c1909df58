/** One Nx system, connected: makes the parts and joins them. */
import { offer, withhold } from '../../core/offer.ts';
import { sleep } from '../../platform/clock.ts';
import type { VendorContext, VendorSystem } from '../contract.ts';
import { createCameraDirectory } from './camera-directory.ts';
import { createNxCameras } from './cameras.ts';
import { createKeptSignIn } from './kept-sign-in.ts';
import { SIGN_OUT_WAIT } from './limits.ts';
import { createNxArchive } from './nx-archive.ts';
import { createNxClient } from './nx-client.ts';
import { createNxImports } from './nx-imports.ts';
import { createRecordedClient } from './recorded-client.ts';
import { createSessionDriver } from './session-driver.ts';
import { createSignInClient } from './sign-in-client.ts';
import { createNxUsers } from './users.ts';

const SCOPE = 'Sightline imports into Nx Witness and shows its archive';
const WITHHELD = {
  live: withhold(`${SCOPE}; live video of Nx is not in this version.`),
  events: withhold(`${SCOPE}; events and bookmarks of Nx are not in this version.`),
  exports: withhold(`${SCOPE}; exports from Nx are not in this version.`),
  realtime: withhold(`${SCOPE}; news of Nx as it happens is not in this version.`),
  recording: withhold('Nx Witness records by its own schedule; recording on demand is not in this version.'),
  stills: withhold('Nx Witness takes no pictures on demand; the archive has a picture of every moment.'),
  ptz: withhold(`${SCOPE}; moving cameras through Nx is not in this version.`),
};

/** The system behind one connection of the configuration. */
export function createNxSystem(context: VendorContext): VendorSystem {
  const { id: system, url, clock, http, storage, health, page } = context;
  const session = createSessionDriver({
    system,
    clock,
    client: createSignInClient({ system, url, http, clock }),
    kept: createKeptSignIn(storage, url),
  });
  const client = createNxClient({ system, url, http, clock, page, session, random: Math.random });
  const cameras = createNxCameras({ system, client, clock });
  const users = createNxUsers({ system, client, clock });
  const recorded = createRecordedClient({ system, client, clock });
  const archive = createNxArchive({ system, client, recorded });
  const imports = createNxImports({
    system,
    client,
    cameras,
    users,
    recorded,
    clock: context.steady ?? clock,
  });
  // The next person may not see the same cameras.
  const forget = session.session.state.subscribe(() => {
    const { kind } = session.session.state.get();
    if (kind !== 'signedOut' && kind !== 'signingIn') return;
    cameras.clear();
    users.clear();
    imports.reopen();
  });
  return {
    id: system,
    session: {
      ...session.session,
      signOut: async () => {
        // While there is a credential: afterwards nobody could give the cameras back.
        await Promise.race([imports.releaseAll(), sleep(clock, SIGN_OUT_WAIT)]);
        await session.session.signOut();
      },
    },
    health,
    cameras: createCameraDirectory({ cameras, clock, archive }),
    can: {
      ...WITHHELD,
      archive: offer(archive),
      imports: offer(imports),
    },
    dispose: () => {
      imports.dispose();
      forget();
      session.dispose();
      cameras.clear();
      users.clear();
    },
  };
}
