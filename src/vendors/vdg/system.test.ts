import { createEmulatedVdg, VDG_CAMERAS, VDG_OPERATOR, VDG_SECRETS } from '../../testing/emulated-vdg.ts';
import { ONE_MINUTE } from '../../core/units.ts';
import { describeVendor } from '../../testing/vendor-contract.ts';

for (const replies of ['plain', 'odd'] as const) {
  describeVendor(`VDG Sense, Basic, replies ${replies}`, () => {
    const vdg = createEmulatedVdg({ auth: 'basic', replies });
    return {
      ...vdg,
      credentials: VDG_OPERATOR,
      wrongPassword: { ...VDG_OPERATOR, password: 'wrong-password' },
      camera: VDG_CAMERAS.quay1,
      secrets: VDG_SECRETS,
      wakesWithin: ONE_MINUTE,
    };
  });
}
