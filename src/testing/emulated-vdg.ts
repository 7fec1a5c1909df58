/** The VDG Sense emulator behind the product's own network, living in the test's time. */
import { createVdgEmulator, type VdgEmulator } from '../emulators/vdg/emulator.ts';
import type { VdgOptions } from '../emulators/vdg/options.ts';
import type { Credentials, VendorContext, VendorSystem } from '../vendors/contract.ts';
import { createVdgSystem } from '../vendors/vdg/system.ts';
import { vdgCameraId } from '../vendors/vdg/vdg-devices.ts';
import { counterMedia, createReloads, sleepOn } from './emulated-parts.ts';
import { type Answer, createMswVendor, type MswVendor } from './msw-vendor.ts';

export const VDG_OPERATOR: Credentials = {
  user: 'operator',
  password: 'harbour-demo-vdg',
  keep: 'untilTabCloses',
};
export const VDG_HEADER = { 'x-sense-key': 'harbour-key' } as const;

/** The password, Basic of the account, and the header's value, in every form in which they travel. */
export const VDG_SECRETS = /harbour-(?:demo-vdg|key)|b3BlcmF0b3|wrong-password/;

/** Both are more than 2^53. */
export const VDG_NORTH = '7015498111931795223';
export const VDG_SOUTH = '12105498111931795001';

/** Cameras of the emulator's site. */
export const VDG_CAMERAS = {
  quay1: vdgCameraId(VDG_NORTH, '1'),
  quay2: vdgCameraId(VDG_NORTH, '2'),
  /** Its name holds < and >. */
  crane: vdgCameraId(VDG_NORTH, '3'),
  /** Its name holds an &. */
  slip: vdgCameraId(VDG_NORTH, '5'),
  /** Of the other server. */
  basin: vdgCameraId(VDG_SOUTH, '1'),
};

export interface EmulatedVdg extends MswVendor {
  readonly emulator: VdgEmulator;
  readonly system: VendorSystem;
  /** A second page over the same tab's storage, as after a reload. */
  readonly reload: () => VendorSystem;
  /** With Basic; a server that asks nobody is only waited for. */
  readonly signIn: (credentials?: Credentials) => Promise<void>;
}

export interface EmulatedVdgOptions extends VdgOptions {
  /** What the connection's configuration says; default what the server wants. */
  readonly connection?: VendorContext['auth'];
  /** Headers of the configuration; default those that the server wants. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** `wrap` stands between the emulator and the network. */
export function createEmulatedVdg(
  { connection, headers, ...options }: EmulatedVdgOptions = {},
  wrap: (answer: Answer) => Answer = (answer) => answer,
): EmulatedVdg {
  const { auth: wanted = 'none' } = options;
  const made: VdgEmulator[] = [];
  const network = createMswVendor(
    'http://quayside.example:4731',
    (clock) => {
      const emulator = createVdgEmulator({
        media: counterMedia,
        now: clock.now,
        sleep: sleepOn(clock),
        ...options,
      });
      made.push(emulator);
      return wrap(emulator.handle);
    },
    headers ?? (wanted === 'header' ? VDG_HEADER : {}),
  );
  const [emulator] = made;
  if (emulator === undefined) throw new Error('The network made no emulator.');
  const auth = connection ?? (wanted === 'basic' ? 'ask' : 'none');
  const { system, reload, dispose } = createReloads(() => createVdgSystem({ ...network.context(), auth }));
  return {
    ...network,
    emulator,
    system,
    reload,
    signIn: (credentials = VDG_OPERATOR) => network.clock.settle(system.session.signIn(credentials)),
    close: () => {
      dispose();
      network.close();
    },
  };
}
