/** The vendor contract, run over Videoloft against its emulator. */
import { ms, ONE_SECOND } from '../../core/units.ts';
import { CAMERAS, createEmulatedVideoloft, OPERATOR } from '../../testing/emulated-videoloft.ts';
import { describeVendor } from '../../testing/vendor-contract.ts';

function makeHarness() {
  const site = createEmulatedVideoloft();
  const { control } = site.emulator;
  const does = {
    move: () => control.ptz(CAMERAS.counter).moving !== undefined,
    record: () => control.recording(CAMERAS.counter) !== undefined,
  };
  return { ...site, does };
}

describeVendor('Videoloft', () => ({
  ...makeHarness(),
  credentials: OPERATOR,
  wrongPassword: { ...OPERATOR, password: 'wrong-password' },
  camera: CAMERAS.counter,
  // Tokens are base64, a star and a signature.
  secrets: /harbour-demo|wrong-password|operator@|[A-Za-z0-9_-]{20,}\*/,
  wakesWithin: ms(8 * ONE_SECOND),
}));
