/**
 * The states of the cameras that somebody looks at, for one system: asked together, each at most
 * as often as POLL, and never for cameras that are not on screen.
 */
import type { CameraId } from '../core/ids.ts';
import { isAbort } from '../core/failure.ts';
import { createStore, type Readable } from '../core/readable.ts';
import { ms } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';
import type { CameraStatus, VendorSystem } from '../vendors/contract.ts';

/** How often a state on screen is asked anew. */
const POLL = ms(20_000);
/** Rows come in bursts while a list scrolls: waits until they settle. */
const SETTLE = ms(250);

export type Statuses = ReadonlyMap<CameraId, CameraStatus>;

export interface StatusBoard extends Readable<Statuses> {
  /** Wants these cameras from now on; returns the way to want them no longer. */
  readonly want: (cameras: readonly CameraId[]) => () => void;
  readonly dispose: () => void;
}

export function createStatusBoard(system: VendorSystem, clock: Clock): StatusBoard {
  const store = createStore<Statuses>(new Map());
  const wanted = new Set<readonly CameraId[]>();
  let cancelTimer = () => {};
  let running: AbortController | undefined;

  function plan(delay: typeof POLL) {
    cancelTimer();
    cancelTimer = wanted.size === 0 ? () => {} : clock.after(delay, () => void ask());
  }

  async function ask() {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    const cameras = [...new Set([...wanted].flat())];
    if (cameras.length === 0 || system.session.state.get().kind !== 'signedIn') return plan(POLL);
    try {
      const answer = await system.cameras.statuses(cameras, mine.signal);
      if (mine.signal.aborted) return undefined;
      store.set(new Map([...store.get(), ...answer]));
    } catch (error) {
      // What is known stays, the health dot of the system tells the rest.
      if (isAbort(error) || mine.signal.aborted) return undefined;
    }
    return plan(POLL);
  }

  const stopSession = system.session.state.subscribe(() => {
    if (system.session.state.get().kind === 'signedIn') {
      plan(SETTLE);
      return;
    }
    // An answer under way belongs to the account that is gone.
    running?.abort();
    store.set(new Map());
  });

  return {
    get: store.get,
    subscribe: store.subscribe,
    want: (cameras) => {
      wanted.add(cameras);
      const unknown = cameras.some((camera) => !store.get().has(camera));
      if (unknown || wanted.size === 1) plan(SETTLE);
      return () => {
        wanted.delete(cameras);
        if (wanted.size === 0) {
          running?.abort();
          cancelTimer();
        }
      };
    },
    dispose: () => {
      stopSession();
      running?.abort();
      cancelTimer();
      wanted.clear();
    },
  };
}
