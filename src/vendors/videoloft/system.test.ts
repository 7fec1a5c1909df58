/** The vendor contract, run over Videoloft against its emulator. */
import { ms, ONE_SECOND } from '../../core/units.ts';
import { CAMERAS, createEmulatedVideoloft, OPERATOR } from '../../testing/emulated-videoloft.ts';
import { describeVendor } from '../../testing/vendor-contract.ts';

describeVendor('Videoloft', () => ({
  ...createEmulatedVideoloft(),
  credentials: OPERATOR,
  wrongPassword: { ...OPERATOR, password: 'wrong-password' },
  camera: CAMERAS.counter,
  // Tokens are base64, a star and a signature.
  secrets: /harbour-demo|wrong-password|operator@|[A-Za-z0-9_-]{20,}\*/,
  wakesWithin: ms(8 * ONE_SECOND),
}));
