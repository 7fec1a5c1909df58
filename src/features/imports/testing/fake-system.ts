/** A running system of which the page uses nothing but its imports. */
import type { ConnectionId } from '../../../core/ids.ts';
import { type Offer, withhold } from '../../../core/offer.ts';
import { createStore } from '../../../core/readable.ts';
import { epochMs } from '../../../core/units.ts';
import type { SessionState, VendorSystem } from '../../../vendors/contract.ts';
import type { FootageImports } from '../../../vendors/contract-imports.ts';
import type { StatusBoard } from '../../../systems/status-board.ts';

const unused = () => Promise.reject(new Error('The page does not ask for this.'));
const SIGNED_IN: SessionState = { kind: 'signedIn', account: 'operator', since: epochMs(0) };
const none = withhold('Not in this test.');

export function systemWith(
  id: ConnectionId,
  imports: Offer<FootageImports>,
): { readonly system: VendorSystem; readonly statuses: StatusBoard } {
  return {
    system: {
      id,
      session: { state: createStore<SessionState>(SIGNED_IN), keeps: [], signIn: unused, signOut: unused },
      health: createStore<ReturnType<VendorSystem['health']['get']>>({ kind: 'unknown' }),
      cameras: { list: unused, statuses: unused, details: unused, newestStill: unused },
      can: {
        live: none,
        events: none,
        archive: none,
        exports: none,
        imports,
        realtime: none,
        recording: none,
        stills: none,
        ptz: none,
      },
      dispose: () => {},
    },
    statuses: {
      ...createStore<ReturnType<StatusBoard['get']>>(new Map()),
      want: () => () => {},
      dispose: () => {},
    },
  };
}
