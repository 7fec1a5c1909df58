/**
 * Lets a picture that is being opened have the network and the processor to itself. Open, and in
 * nobody's way, unless a link's picture is on its way; then everything less urgent waits for it.
 */
import { type Ms, ms } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';

export interface FirstPicture {
  /** Resolves when nothing needs to be waited for (any more). */
  readonly seen: () => Promise<void>;
  /** A picture is on its way: others wait, until the returned function is called or time is up. */
  readonly expect: () => () => void;
}

/** A picture that takes longer than this is slow for reasons of its own: the rest need not be. */
const LONGEST_WAIT: Ms = ms(1_500);

export function createFirstPicture(clock: Clock): FirstPicture {
  let awaited: Promise<void> | undefined;
  return {
    seen: () => awaited ?? Promise.resolve(),
    expect: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      awaited = promise;
      const letGo = () => {
        cancel();
        if (awaited === promise) awaited = undefined;
        resolve();
      };
      const cancel = clock.after(LONGEST_WAIT, letGo);
      return letGo;
    },
  };
}
