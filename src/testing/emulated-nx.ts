/** The Nx emulator behind the product's own network, living in the test's time. */
import { readFile } from 'node:fs/promises';
import type { Sleep } from '../emulators/fault-list.ts';
import { createMediaLibrary } from '../emulators/media-scene.ts';
import { createNxEmulator, type NxEmulator } from '../emulators/nx/emulator.ts';
import type { NxOptions } from '../emulators/nx/options.ts';
import { virtualCameraId } from '../emulators/nx/site.ts';
import { cameraId } from '../core/ids.ts';
import { ms } from '../core/units.ts';
import type { Credentials, VendorSystem } from '../vendors/contract.ts';
import { createNxSystem } from '../vendors/nx/system.ts';
import type { FakeClock } from './fake-clock.ts';
import { type Answer, createMswVendor, type MswVendor } from './msw-vendor.ts';

/** Any loop is the counter's: no test looks at other pictures, and reading one is quicker. */
const media = createMediaLibrary(async (file) => {
  const name = file.replace(/^.*?(?=-\d+\.jpg$|\.(?:json|mpegts)$)/, 'counter');
  return new Uint8Array(await readFile(new URL(`../emulators/media/${name}`, import.meta.url)));
});

/** May import. */
export const NX_ADMIN: Credentials = { user: 'admin', password: 'harbour-demo-nx', keep: 'untilTabCloses' };
/** May look and nothing else. */
export const NX_VIEWER: Credentials = { user: 'viewer', password: 'harbour-view-nx', keep: 'untilTabCloses' };

/** The virtual cameras of the emulator's site. */
export const NX_CAMERAS = {
  bodycam7: cameraId(virtualCameraId('Bodycam 07')),
  bodycam3: cameraId(virtualCameraId('Bodycam 03')),
  handheld: cameraId(virtualCameraId('Handheld 2')),
  action: cameraId(virtualCameraId('Action cam 1')),
};

/** The emulator's timer in the test's time. Leaves nothing behind on the signal, on which it waits often. */
const sleepOn =
  (clock: FakeClock): Sleep =>
  (delay, signal) =>
    new Promise((resolve) => {
      const end = () => {
        cancel();
        signal.removeEventListener('abort', end);
        resolve();
      };
      const cancel = clock.after(ms(delay), end);
      signal.addEventListener('abort', end);
      if (signal.aborted) end();
    });

export interface EmulatedNx extends MswVendor {
  readonly emulator: NxEmulator;
  readonly system: VendorSystem;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  readonly signIn: (credentials?: Credentials) => Promise<void>;
}

/** Options change the emulator; `wrap` stands between it and the network. */
export function createEmulatedNx(
  options: Partial<NxOptions> = {},
  wrap: (answer: Answer) => Answer = (answer) => answer,
): EmulatedNx {
  const made: NxEmulator[] = [];
  const network = createMswVendor('https://terminal.example:7001', (clock: FakeClock) => {
    const emulator = createNxEmulator({ media, now: clock.now, sleep: sleepOn(clock), ...options });
    made.push(emulator);
    return wrap(emulator.handle);
  });
  const [emulator] = made;
  if (emulator === undefined) throw new Error('The network made no emulator.');
  const systems: VendorSystem[] = [];
  const start = (): VendorSystem => {
    const system = createNxSystem(network.context());
    systems.push(system);
    return system;
  };
  const system = start();
  return {
    ...network,
    emulator,
    system,
    reload: () => {
      for (const one of systems) one.dispose();
      return start();
    },
    signIn: (credentials = NX_ADMIN) => network.clock.settle(system.session.signIn(credentials)),
    close: () => {
      for (const one of systems) one.dispose();
      network.close();
      void emulator.close();
    },
  };
}
