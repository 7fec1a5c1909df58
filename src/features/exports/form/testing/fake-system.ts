/** A running system of which the form uses nothing but its cameras and its exports. */
import type { ConnectionId } from '../../../../core/ids.ts';
import { type Offer, withhold } from '../../../../core/offer.ts';
import { createStore } from '../../../../core/readable.ts';
import { epochMs } from '../../../../core/units.ts';
import type { StatusBoard } from '../../../../systems/status-board.ts';
import type { Camera, SessionState, VendorSystem } from '../../../../vendors/contract.ts';
import type { FootageExports } from '../../../../vendors/contract-exports.ts';

const unused = () => Promise.reject(new Error('The form does not ask for this.'));
const SIGNED_IN: SessionState = { kind: 'signedIn', account: 'operator', since: epochMs(0) };
const none = withhold('Not in this test.');

export function systemWith(
  id: ConnectionId,
  exports: Offer<FootageExports>,
  cameras: readonly Camera[] = [],
): { readonly system: VendorSystem; readonly statuses: StatusBoard } {
  return {
    system: {
      id,
      session: { state: createStore<SessionState>(SIGNED_IN), keeps: [], signIn: unused, signOut: unused },
      health: createStore<ReturnType<VendorSystem['health']['get']>>({ kind: 'unknown' }),
      cameras: {
        list: () => Promise.resolve({ cameras, problems: [] }),
        statuses: unused,
        details: unused,
        newestStill: unused,
      },
      can: {
        live: none,
        events: none,
        archive: none,
        exports,
        imports: none,
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
