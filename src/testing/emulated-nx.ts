/** The Nx emulator behind the product's own network, living in the test's time. */
import { createNxEmulator, type NxEmulator } from '../emulators/nx/emulator.ts';
import type { NxOptions } from '../emulators/nx/options.ts';
import { virtualCameraId } from '../emulators/nx/site.ts';
import { cameraId } from '../core/ids.ts';
import type { Credentials, VendorSystem } from '../vendors/contract.ts';
import { createNxSystem } from '../vendors/nx/system.ts';
import { counterMedia, createReloads, sleepOn } from './emulated-parts.ts';
import type { FakeClock } from './fake-clock.ts';
import { type Answer, createMswVendor, type MswVendor } from './msw-vendor.ts';

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
    const emulator = createNxEmulator({
      media: counterMedia,
      now: clock.now,
      sleep: sleepOn(clock),
      ...options,
    });
    made.push(emulator);
    return wrap(emulator.handle);
  });
  const [emulator] = made;
  if (emulator === undefined) throw new Error('The network made no emulator.');
  const { system, reload, dispose } = createReloads(() => createNxSystem(network.context()));
  return {
    ...network,
    emulator,
    system,
    reload,
    signIn: (credentials = NX_ADMIN) => network.clock.settle(system.session.signIn(credentials)),
    close: () => {
      dispose();
      network.close();
      void emulator.close();
    },
  };
}
