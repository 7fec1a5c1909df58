/** Other words than the usual ones, where a failure means something else on the page of connections. */
import type { Failure } from '../../core/failure.ts';
import type { FailureText } from '../../ui/failure-text.ts';
import type { VendorSystem } from '../../vendors/contract.ts';
import { asksNobody } from './connect-again.ts';

/** Undefined where the usual words are right. `system`: undefined while its code loads. */
export function faultWords(
  failure: Failure,
  name: string,
  system: Pick<VendorSystem, 'session' | 'cameras'> | undefined,
): FailureText | undefined {
  if (system === undefined) return undefined;
  const { vendorText = '' } = failure.facts;
  if (failure.code === 'signInNeeded' && asksNobody(system)) {
    return {
      title: `${name} asks for a sign-in`,
      advice: vendorText === '' ? 'The configuration says that nobody signs in to it.' : vendorText,
    };
  }
  if (
    failure.facts.operation === 'list cameras' &&
    failure.code === 'notPermitted' &&
    system.cameras.typing
  ) {
    return {
      title: `${name} does not list its cameras`,
      advice: 'Name those that you need by their numbers, under “Cameras by hand”.',
    };
  }
  return undefined;
}
