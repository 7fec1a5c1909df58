/** The Axxon emulator behind the product's own network, living in the test's time. */
import { cameraId } from '../core/ids.ts';
import { type AxxonEmulator, createAxxonEmulator } from '../emulators/axxon/emulator.ts';
import type { AxxonOptions } from '../emulators/axxon/options.ts';
import type { Credentials, VendorSystem } from '../vendors/contract.ts';
import { createAxxonSystem } from '../vendors/axxon/system.ts';
import { counterMedia, createReloads, sleepOn } from './emulated-parts.ts';
import type { FakeClock } from './fake-clock.ts';
import { type Answer, createMswVendor, type MswVendor } from './msw-vendor.ts';

/** May do everything. */
export const AXXON_ROOT: Credentials = { user: 'root', password: 'harbour-demo-ax', keep: 'untilTabCloses' };
/** May see live, and no recordings. */
export const AXXON_GUARD: Credentials = {
  user: 'guard',
  password: 'harbour-view-ax',
  keep: 'untilTabCloses',
};

/** Passwords, Basic of both accounts, and tokens, in every form in which they travel. */
export const AXXON_SECRETS = /harbour-(?:demo|view)-ax|cm9vdD|Z3VhcmQ6|wrong-password|[\w-]{200,}/;

const source = (number: number) => cameraId(`WAREHOUSE4/DeviceIpint.${number}/SourceEndpoint.video:0:0`);

/** Cameras of the emulator's site. */
export const AXXON_CAMERAS = {
  /** Two archives, and sound. */
  aisle12: source(1),
  aisle14: source(2),
  dockDoors: source(3),
  corridorB: source(4),
  /** Recorded nowhere. */
  mezzanine: source(5),
};

export interface EmulatedAxxon extends MswVendor {
  readonly emulator: AxxonEmulator;
  readonly system: VendorSystem;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  readonly signIn: (credentials?: Credentials) => Promise<void>;
}

/** Options change the emulator, and its prefix the connection; `wrap` stands between it and the network. */
export function createEmulatedAxxon(
  options: Partial<AxxonOptions> = {},
  wrap: (answer: Answer) => Answer = (answer) => answer,
): EmulatedAxxon {
  const made: AxxonEmulator[] = [];
  const url = `http://warehouse.example:8000${options.prefix ?? ''}`;
  const network = createMswVendor(url, (clock: FakeClock) => {
    const emulator = createAxxonEmulator({
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
  const { system, reload, dispose } = createReloads(() => createAxxonSystem(network.context()));
  return {
    ...network,
    emulator,
    system,
    reload,
    signIn: (credentials = AXXON_ROOT) => network.clock.settle(system.session.signIn(credentials)),
    close: () => {
      dispose();
      network.close();
    },
  };
}
