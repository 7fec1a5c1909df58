/** The contract of exports, run over VDG Sense against its emulator. */
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { createEmulatedVdg, VDG_CAMERAS, VDG_NORTH, VDG_SECRETS } from '../../testing/emulated-vdg.ts';
import type { ExportsHarness } from '../../testing/exports-harness.ts';
import { describeExports } from '../../testing/vendor-contract-exports.ts';

const FROM = epochMs(Date.UTC(2026, 8, 16, 11));
/** Long enough to be seen running. */
const RUNS_FOR = ms(4 * ONE_SECOND);

function makeHarness(auth: 'none' | 'basic' | 'header', camera = VDG_CAMERAS.quay1): ExportsHarness {
  const site = createEmulatedVdg({ auth, exportMs: () => RUNS_FOR });
  const { control } = site.emulator;
  return {
    ...site,
    signIn: () => (auth === 'basic' ? site.signIn() : site.clock.advance(ONE_SECOND)),
    camera,
    recorded: { from: FROM, until: epochMs(FROM + 20 * ONE_SECOND) },
    filled: { folder: 'D:\\Exports\\Case 1184' },
    endsWithin: ONE_MINUTE,
    isWhole: async (_, { name }, bytes) =>
      Buffer.compare(bytes, await control.bytesOf({ serverId: VDG_NORTH, id: name })) === 0,
    forget: control.restartSession,
    secrets: { inErrors: VDG_SECRETS, inUrls: VDG_SECRETS },
  };
}

for (const auth of ['none', 'basic', 'header'] as const) {
  describeExports(
    `VDG Sense, auth ${auth}`,
    () => makeHarness(auth),
    () => ({ ...makeHarness(auth, VDG_CAMERAS.crane), name: 'Crane <B>' }),
  );
}
