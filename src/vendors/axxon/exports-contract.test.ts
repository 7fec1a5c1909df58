/** The contract of exports, run over Axxon against its emulator. */
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { AxxonOptions } from '../../emulators/axxon/options.ts';
import { CAMERAS } from '../../emulators/axxon/site.ts';
import { AXXON_CAMERAS, AXXON_SECRETS, createEmulatedAxxon } from '../../testing/emulated-axxon.ts';
import type { ExportsHarness } from '../../testing/exports-harness.ts';
import { describeExports } from '../../testing/vendor-contract-exports.ts';

const FROM = epochMs(Date.UTC(2026, 8, 16, 11));
/** Long enough to be seen running. */
const RUNS_FOR = ms(4 * ONE_SECOND);
const MARKUP = '<img src=x onerror="alert(1)"> & Süd';

function makeHarness(options: Partial<AxxonOptions> = {}): ExportsHarness {
  const site = createEmulatedAxxon({ prefix: '/asip', exportMs: () => RUNS_FOR, ...options });
  const { control } = site.emulator;
  return {
    ...site,
    signIn: () => site.signIn(),
    camera: AXXON_CAMERAS.aisle12,
    recorded: { from: FROM, until: epochMs(FROM + 20 * ONE_SECOND) },
    endsWithin: ONE_MINUTE,
    isWhole: async (id, { name }, bytes) => Buffer.compare(bytes, await control.bytesOf(id, name)) === 0,
    forget: control.restart,
    secrets: { inErrors: AXXON_SECRETS, inUrls: AXXON_SECRETS },
  };
}

describeExports('Axxon', makeHarness, () => {
  const cameras = CAMERAS.map((camera) => (camera.number === 1 ? { ...camera, name: MARKUP } : camera));
  return { ...makeHarness({ cameras }), name: MARKUP };
});
