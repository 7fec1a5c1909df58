/**
 * One connection of the configuration, from "its code is loading" to a running system.
 * Created by the composition root; features read it.
 */
import { Failure } from '../core/failure.ts';
import type { Health } from '../core/health.ts';
import { connectionId, type ConnectionId } from '../core/ids.ts';
import { createStore, type Readable } from '../core/readable.ts';
import type { Clock } from '../platform/clock.ts';
import type { ConnectionConfig } from '../platform/config/config-schema.ts';
import { toProxied } from '../platform/config/proxy-address.ts';
import { createHealthMonitor } from '../platform/health-monitor.ts';
import { createDeviceFlag } from '../platform/device-flag.ts';
import { createHttp, type HttpHost } from '../platform/http.ts';
import type { PageSignals } from '../platform/page-signals.ts';
import { createSealedStorage } from '../platform/sealed-storage.ts';
import type { StreamSlots } from '../platform/stream-slots.ts';
import { createDeviceNote, createTabNote } from '../platform/tab-note.ts';
import type { SessionState, VendorDefinition, VendorSystem } from '../vendors/contract.ts';
import type { FirstPicture } from './first-picture.ts';
import { createQuietSystem } from './quiet-system.ts';
import { createStatusBoard, type StatusBoard } from './status-board.ts';

export type SystemState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly system: VendorSystem; readonly statuses: StatusBoard }
  /** The vendor is not known, or its code could not be fetched. */
  | { readonly kind: 'failed'; readonly failure: Failure };

/** A connection as every page sees it. */
export interface SystemEntry {
  readonly id: ConnectionId;
  /** What people call it. */
  readonly name: string;
  /** Host and port of its address. */
  readonly host: string;
  /** The vendor's product name and its letters. */
  readonly label: string;
  readonly monogram: string;
  /** Whether a sign-in can outlive a reload of this tab. */
  readonly canKeepSignIn: boolean;
  readonly state: Readable<SystemState>;
  /** Who is signed in; `restoring` until the vendor's code is there. */
  readonly session: Readable<SessionState>;
  readonly health: Readable<Health>;
  readonly dispose: () => void;
}

export interface EntryHost {
  readonly clock: Clock;
  /** Timers that a hidden tab does not slow down. */
  readonly steady?: Clock;
  readonly fetch: HttpHost['fetch'];
  readonly online: () => boolean;
  /** What lists, states and thumbnails wait for. */
  readonly picture: FirstPicture;
  /** Leave to keep connections open, shared by all systems. */
  readonly streams: StreamSlots;
  /** Whether the tab is seen, and has a network. */
  readonly page: PageSignals;
}

/** Starts loading the vendor's code and signs in by itself where the configuration says so. */
export function createSystemEntry(
  config: ConnectionConfig,
  definition: VendorDefinition,
  host: EntryHost,
): SystemEntry {
  const id = connectionId(config.id);
  const url = new URL(config.url);
  const health = createHealthMonitor(host.clock);
  const storage = createSealedStorage(config.id);
  const state = createStore<SystemState>({ kind: 'loading' });
  const session = createStore<SessionState>({ kind: 'restoring' });
  let disposed = false;

  async function start() {
    const http = createHttp({
      system: id,
      clock: host.clock,
      health,
      fetch: host.fetch,
      online: host.online,
      headers: config.headers,
      address: config.direct ? (target) => target.href : toProxied,
    });
    try {
      const create = await definition.load();
      if (disposed) return;
      const made = create({
        id,
        url,
        hosts: config.hosts,
        direct: config.direct,
        auth: config.auth,
        clock: host.clock,
        ...(host.steady !== undefined && { steady: host.steady }),
        http,
        health,
        storage,
        note: createTabNote(config.id),
        flag: createDeviceFlag(config.id),
        kept: createDeviceNote(config.id),
        streams: host.streams,
        page: host.page,
      });
      const system = createQuietSystem(made, host.picture);
      if (config.demo !== undefined) signInForDemo(system, config.demo);
      system.session.state.subscribe(() => session.set(system.session.state.get()));
      state.set({
        kind: 'ready',
        system,
        statuses: createStatusBoard(system, host.clock, host.page.visible),
      });
      session.set(system.session.state.get());
    } catch (cause) {
      const failure = new Failure({
        code: 'unreachable',
        system: id,
        operation: `load ${definition.label}`,
        cause,
      });
      state.set({ kind: 'failed', failure });
    }
  }
  void start();

  return {
    id,
    name: config.name,
    host: url.host,
    label: definition.label,
    monogram: definition.monogram,
    canKeepSignIn: storage.available,
    state,
    session,
    health,
    dispose: () => {
      disposed = true;
      const now = state.get();
      if (now.kind !== 'ready') return;
      now.statuses.dispose();
      now.system.dispose();
    },
  };
}

/** Uses the demo account once, unless this tab kept a sign-in; after a sign-out nobody is signed in again. */
function signInForDemo(system: VendorSystem, account: { readonly user: string; readonly password: string }) {
  const { session } = system;
  const attempt = () => {
    const now = session.state.get();
    if (now.kind === 'restoring') return false;
    // A refusal is kept in the session's state, where the Connections page shows it.
    if (now.kind === 'signedOut')
      void session.signIn({ ...account, keep: 'untilReload' }).catch(() => undefined);
    return true;
  };
  if (attempt()) return;
  const stop = session.state.subscribe(() => {
    if (attempt()) stop();
  });
}
