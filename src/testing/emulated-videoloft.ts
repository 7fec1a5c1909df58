/** Videoloft's emulator behind the product's own network, living in the test's time. */
import { createVideoloftEmulator, type VideoloftEmulator } from '../emulators/videoloft/emulator.ts';
import type { VideoloftOptions } from '../emulators/videoloft/options.ts';
import { cameraId } from '../core/ids.ts';
import type { Credentials, VendorSystem } from '../vendors/contract.ts';
import { createVideoloftSystem } from '../vendors/videoloft/system.ts';
import { counterMedia, createReloads, sleepOn } from './emulated-parts.ts';
import type { FakeClock } from './fake-clock.ts';
import { type Answer, createMswVendor, type MswVendor } from './msw-vendor.ts';

const NODES = {
  globalAuth: 'auth1.manything.com',
  regionAuth: 'euwest1-auth-1.manything.com',
  loggers: ['logger-a.manything.com', 'logger-b.manything.com'],
  wowzas: ['wowza-a.manything.com', 'wowza-b.manything.com'],
} as const;

/** An account of the emulator's demonstration site that may control most cameras. */
export const OPERATOR: Credentials = {
  user: 'operator@harbour.example',
  password: 'harbour-demo',
  keep: 'untilTabCloses',
};

/** Cameras of that site. */
export const CAMERAS = {
  counter: cameraId('910990.1'),
  gate: cameraId('910210.1'),
  gateSouth: cameraId('910210.2'),
  offline: cameraId('910210.6'),
  withoutVideo: cameraId('910001.3'),
};

export interface EmulatedVideoloft extends MswVendor {
  readonly emulator: VideoloftEmulator;
  readonly system: VendorSystem;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  readonly signIn: (credentials?: Credentials) => Promise<void>;
}

/** Options change the emulator; `wrap` stands between it and the network. */
export function createEmulatedVideoloft(
  options: Partial<VideoloftOptions> = {},
  wrap: (answer: Answer) => Answer = (answer) => answer,
): EmulatedVideoloft {
  const made: VideoloftEmulator[] = [];
  const network = createMswVendor(`https://${NODES.globalAuth}`, (clock: FakeClock) => {
    const emulator = createVideoloftEmulator({
      nodes: NODES,
      scheme: 'https',
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
  const { system, reload, dispose } = createReloads(() => createVideoloftSystem(network.context()));
  return {
    ...network,
    emulator,
    system,
    reload,
    signIn: (credentials = OPERATOR) => network.clock.settle(system.session.signIn(credentials)),
    close: () => {
      dispose();
      network.close();
    },
  };
}
