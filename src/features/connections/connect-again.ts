/** Systems that ask nobody to sign in: they are there as soon as they answer. */
import type { VendorSystem } from '../../vendors/contract.ts';

/** Whether there is nothing to type: the system is open, or the proxy signs in. */
export const asksNobody = ({ session }: Pick<VendorSystem, 'session'>): boolean => session.keeps.length === 0;

/** Asks such a system whether it answers now; why it does not is in the state of its session. */
export function connectAgain({ session }: Pick<VendorSystem, 'session'>): void {
  session.signIn({ user: '', password: '', keep: 'untilReload' }).catch(() => undefined);
}
