/** Only one window does a kind of work; another takes over when that one closes. Held by the browser. */

export type SolePlace = 'here' | 'elsewhere';

/** The part of `navigator.locks` that is used. */
export type WindowLocks = Pick<LockManager, 'request'>;

/**
 * Calls `told` with each change of place. `name` is that of the work, the same in every window. Where the
 * browser has no locks this window is the one. Answers with the way to give the place away.
 */
export function takePlace(
  name: string,
  locks: WindowLocks | undefined,
  told: (place: SolePlace) => void,
): () => void {
  const { promise: given, resolve: give } = Promise.withResolvers<void>();
  const waiting = new AbortController();
  let isHere = false;
  const here = () => {
    if (isHere || waiting.signal.aborted) return;
    isHere = true;
    told('here');
  };
  if (locks === undefined) here();
  else void ask(locks);

  async function ask(from: WindowLocks): Promise<void> {
    try {
      const isTaken = await from.request(name, { ifAvailable: true }, async (lock) => {
        if (lock === null) return true;
        here();
        await given;
        return false;
      });
      if (!isTaken || waiting.signal.aborted) return;
      told('elsewhere');
      await from.request(name, { signal: waiting.signal }, async () => {
        here();
        await given;
      });
    } catch {
      // Locks are refused in some frames: then nobody else runs it either.
      here();
    }
  }

  return () => {
    waiting.abort();
    give();
  };
}
