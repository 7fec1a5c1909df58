/** One VDG Sense system, connected: makes the parts and joins them. */
import { offer, withhold } from '../../core/offer.ts';
import type { VendorContext, VendorSystem } from '../contract.ts';
import { createCameraDirectory } from './camera-directory.ts';
import { createCameraTyping } from './camera-typing.ts';
import { createOpenSession } from './open-session.ts';
import { createSessionDriver } from './session-driver.ts';
import { createSignInClient } from './sign-in-client.ts';
import { createKeptSignIn } from './sign-in.ts';
import { createVdgClient } from './vdg-client.ts';
import { createVdgDevices } from './vdg-devices.ts';
import { createVdgExports } from './vdg-exports.ts';
import { createVdgInfo } from './vdg-info.ts';
import { createVdgPictures } from './vdg-pictures.ts';

const SCOPE = 'Sightline exports from VDG Sense';
const WITHHELD = {
  live: withhold(`${SCOPE} and shows single pictures; live video of VDG Sense is not in this version.`),
  events: withhold(`${SCOPE}; its events are not in this version.`),
  archive: withhold('VDG Sense does not tell what it has recorded; an export of it begins under Exports.'),
  imports: withhold('VDG Sense takes no recordings from outside through its API.'),
  realtime: withhold(`${SCOPE}; its news as they happen are not in this version.`),
  recording: withhold('VDG Sense records by its own schedule; recording on demand is not in this version.'),
  stills: withhold('VDG Sense takes no pictures on demand through its API.'),
  ptz: withhold(`${SCOPE}; moving its cameras is not in this version.`),
};

/** The system behind one connection of the configuration. */
export function createVdgSystem(context: VendorContext): VendorSystem {
  const { id: system, url, auth, clock, http, storage, health, page, kept } = context;
  const random = Math.random;
  const info = createVdgInfo({ system, url, http, clock });
  const signIn = createSignInClient({ system, url, http });
  const session =
    auth === 'ask'
      ? createSessionDriver({ system, clock, client: signIn, kept: createKeptSignIn(storage, url) })
      : createOpenSession({ system, auth, clock, info, client: signIn, page, random });
  const client = createVdgClient({ system, url, http, clock, page, session, random });
  const devices = createVdgDevices({ system, client, clock });
  const pictures = createVdgPictures({ system, client, clock });
  const typing = createCameraTyping(system, kept);
  // The next person may not see the same cameras.
  const forget = session.session.state.subscribe(() => {
    const { kind } = session.session.state.get();
    if (kind === 'signedOut' || kind === 'signingIn') devices.clear();
  });
  return {
    id: system,
    session: session.session,
    health,
    cameras: createCameraDirectory({ system, devices, typing, pictures }),
    can: {
      ...WITHHELD,
      exports: offer(createVdgExports({ system, client, info, pictures, clock })),
    },
    dispose: () => {
      forget();
      session.dispose();
      devices.clear();
    },
  };
}
