/** The contract of exports, run over Videoloft against its emulator. */
import { cameraId } from '../../core/ids.ts';
import { epochMs, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { MARKUP_NAME, NAMES_OWNER } from '../../emulators/videoloft/hostile-site.ts';
import type { VideoloftOptions } from '../../emulators/videoloft/options.ts';
import { CAMERAS, createEmulatedVideoloft } from '../../testing/emulated-videoloft.ts';
import type { ExportsHarness } from '../../testing/exports-harness.ts';
import { describeExports } from '../../testing/vendor-contract-exports.ts';
import { createMp4Walk } from './mp4-walk.ts';

const FROM = epochMs(Date.UTC(2026, 8, 16, 11));

function makeHarness(options: Partial<VideoloftOptions> = {}, camera = CAMERAS.counter): ExportsHarness {
  const site = createEmulatedVideoloft(options);
  site.emulator.control.addEvent(camera, { startt: FROM, durationMs: 6 * ONE_SECOND });
  return {
    ...site,
    signIn: () => site.signIn(),
    camera,
    recorded: { from: FROM, until: epochMs(FROM + 3 * ONE_MINUTE) },
    endsWithin: ONE_MINUTE,
    isWhole: async (_, __, bytes) => {
      const walk = createMp4Walk();
      walk.push(bytes);
      return walk.isWhole() && new TextDecoder().decode(bytes.slice(4, 8)) === 'ftyp';
    },
    secrets: {
      // Tokens are base64, a star and a signature; the document has them in addresses.
      inErrors: /harbour-demo|operator@|[A-Za-z0-9_-]{20,}\*/,
      inUrls: /harbour-demo|operator@/,
    },
  };
}

describeExports('Videoloft', makeHarness, () => ({
  ...makeHarness({ site: 'hostile' }, cameraId(`${NAMES_OWNER}.1`)),
  name: MARKUP_NAME,
}));
