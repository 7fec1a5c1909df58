/** What the queue may do at each system at the moment: its way to import, and whose session it is. */
import { Failure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { FootageImports } from '../../vendors/contract-imports.ts';
import type { SystemEntry } from '../system-entry.ts';

export type ImportAccess =
  | { readonly kind: 'open'; readonly imports: FootageImports; readonly account: string }
  /** Its code loads, or a sign-in is under way. */
  | { readonly kind: 'soon' }
  /** Nobody is signed in. */
  | { readonly kind: 'closed' }
  /** It does not exist any more, or takes no footage. */
  | { readonly kind: 'never'; readonly failure: Failure };

export type ImportEntry = Pick<SystemEntry, 'id' | 'name' | 'state' | 'session'>;

export interface ImportSystems {
  readonly access: (system: ConnectionId) => ImportAccess;
  /** Tells when any of this changes. */
  readonly follow: (changed: () => void) => () => void;
}

const operation = 'import footage';

export function createImportSystems(entries: readonly ImportEntry[]): ImportSystems {
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
      const { imports } = state.system.can;
      if (!imports.offered) {
        const vendorText = imports.reason;
        const failure = new Failure({ code: 'notPermitted', system, operation, vendorText });
        return { kind: 'never', failure };
      }
      return { kind: 'open', imports: imports.use, account: session.account };
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
