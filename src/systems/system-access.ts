/** What long work may do at each system at the moment: its way to a capability, and whose session it is. */
import { Failure } from '../core/failure.ts';
import type { ConnectionId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { Capabilities } from '../vendors/contract.ts';
import type { SystemEntry } from './system-entry.ts';

export type Access<Use> =
  | { readonly kind: 'open'; readonly use: Use; readonly account: string }
  /** Its code loads, or a sign-in is under way. */
  | { readonly kind: 'soon' }
  /** Nobody is signed in. */
  | { readonly kind: 'closed' }
  /** It does not exist any more, or does not offer that. */
  | { readonly kind: 'never'; readonly failure: Failure };

export type AccessEntry = Pick<SystemEntry, 'id' | 'name' | 'state' | 'session'>;

export interface SystemAccess<Use> {
  readonly access: (system: ConnectionId) => Access<Use>;
  /** Tells when any of this changes. */
  readonly follow: (changed: () => void) => () => void;
}

/** Systems take the name of an account in capitals, too. */
export const isSameAccount = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase();

/** `operation` names the work in failures; `pick` is the capability that it needs. */
export function createSystemAccess<Use>(
  entries: readonly AccessEntry[],
  operation: string,
  pick: (can: Capabilities) => Offer<Use>,
): SystemAccess<Use> {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    access: (system) => {
      const entry = byId.get(system);
      if (entry === undefined) {
        return { kind: 'never', failure: new Failure({ code: 'notFound', system, operation }) };
      }
      const state = entry.state.get();
      if (state.kind === 'loading') return { kind: 'soon' };
      if (state.kind === 'failed') return { kind: 'never', failure: state.failure };
      const session = entry.session.get();
      if (session.kind === 'restoring' || session.kind === 'signingIn') return { kind: 'soon' };
      if (session.kind === 'signedOut') return { kind: 'closed' };
      const offered = pick(state.system.can);
      if (!offered.offered) {
        const vendorText = offered.reason;
        const failure = new Failure({ code: 'notPermitted', system, operation, vendorText });
        return { kind: 'never', failure };
      }
      return { kind: 'open', use: offered.use, account: session.account };
    },
    follow: (changed) => {
      const stops = entries.flatMap(({ state, session }) => [
        state.subscribe(changed),
        session.subscribe(changed),
      ]);
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
