/**
 * Leave to keep a connection open for minutes. Over HTTP/1.1 a browser opens six connections to a host
 * for all tabs together, so only a few may be kept; over HTTP/2 there is no such limit.
 */

export interface StreamSlots {
  /** A slot, as the way to give it back; undefined when none is free: do without. */
  readonly take: () => Promise<(() => void) | undefined>;
}

/** What slots are made of. */
export interface StreamSlotsHost {
  /** How the page itself came: "h2", "h3", "http/1.1"; "" when the browser does not tell. */
  readonly protocol: () => string;
  /** Locks that all tabs of this origin share; absent where the page is not served securely. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
}

/** Of the six connections to a host, these; the others are for pictures, video and commands. */
const SLOTS_OF_ALL_TABS = 2;
/** Where tabs cannot agree, each takes no more than this. */
const SLOTS_OF_ONE_TAB = 1;
const MULTIPLEXED: ReadonlySet<string> = new Set(['h2', 'h3']);

const nothing = (): void => undefined;

/** As many as anybody wants. */
export const UNLIMITED_STREAMS: StreamSlots = { take: () => Promise.resolve(nothing) };

/** Slots for this tab, shared with the other tabs as far as the browser lets them agree. */
export function createStreamSlots({ protocol, locks }: StreamSlotsHost): StreamSlots {
  let takenHere = 0;

  function takeHere(): (() => void) | undefined {
    if (takenHere >= SLOTS_OF_ONE_TAB) return undefined;
    takenHere += 1;
    return once(() => {
      takenHere -= 1;
    });
  }

  /** The lock is held until the returned function is called, or the tab is gone. */
  async function takeLock(manager: Pick<LockManager, 'request'>, name: string) {
    const taken = Promise.withResolvers<(() => void) | undefined>();
    const released = Promise.withResolvers<void>();
    manager
      .request(name, { ifAvailable: true }, (lock) => {
        taken.resolve(lock === null ? undefined : once(released.resolve));
        return lock === null ? undefined : released.promise;
      })
      .catch(taken.reject);
    return await taken.promise;
  }

  async function takeShared(manager: Pick<LockManager, 'request'>): Promise<(() => void) | undefined> {
    for (let slot = 0; slot < SLOTS_OF_ALL_TABS; slot += 1) {
      const release = await takeLock(manager, `sightline:stream:${slot}`);
      if (release !== undefined) return release;
    }
    return undefined;
  }

  return {
    take: async () => {
      if (MULTIPLEXED.has(protocol())) return nothing;
      if (locks === undefined) return takeHere();
      try {
        return await takeShared(locks);
      } catch {
        // A browser may have locks and refuse them, as it does storage.
        return takeHere();
      }
    },
  };
}

/** Giving back twice must not free somebody else's slot. */
function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}

/** How the page that runs this came over the network. */
export function pageProtocol(): string {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceResourceTiming ? navigation.nextHopProtocol : '';
}
