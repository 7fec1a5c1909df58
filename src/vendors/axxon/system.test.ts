/** The vendor contract, run over all ways to sign in at Axxon, with and without a prefix, against its emulator. */
import { ms, ONE_SECOND } from '../../core/units.ts';
import {
  AXXON_CAMERAS,
  AXXON_ROOT,
  AXXON_SECRETS,
  createEmulatedAxxon,
} from '../../testing/emulated-axxon.ts';
import { describeVendor } from '../../testing/vendor-contract.ts';

for (const [auth, prefix] of [
  ['both', ''],
  ['basic', '/asip'],
  ['token', '/asip/web'],
] as const) {
  describeVendor(`Axxon, auth ${auth}, prefix "${prefix}"`, () => ({
    ...createEmulatedAxxon({ auth, prefix }),
    credentials: AXXON_ROOT,
    wrongPassword: { ...AXXON_ROOT, password: 'wrong-password' },
    camera: AXXON_CAMERAS.aisle12,
    secrets: AXXON_SECRETS,
    wakesWithin: ms(8 * ONE_SECOND),
  }));
}
