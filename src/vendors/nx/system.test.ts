/** The vendor contract, run over both generations of Nx against their emulator. */
import { ms, ONE_SECOND } from '../../core/units.ts';
import { createEmulatedNx, NX_ADMIN, NX_CAMERAS } from '../../testing/emulated-nx.ts';
import { describeVendor } from '../../testing/vendor-contract.ts';

for (const generation of ['5', '4'] as const) {
  describeVendor(`Nx Witness, generation ${generation}`, () => ({
    ...createEmulatedNx({ generation }),
    credentials: NX_ADMIN,
    wrongPassword: { ...NX_ADMIN, password: 'wrong-password' },
    camera: NX_CAMERAS.bodycam7,
    // Basic is base64 of "admin:…".
    secrets: /harbour-demo|wrong-password|vms-[0-9a-f]{8}|YWRtaW46/,
    wakesWithin: ms(8 * ONE_SECOND),
  }));
}
