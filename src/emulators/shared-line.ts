/**
 * A link with a speed, shared by everything that goes over it: for measurements. Full duplex; a request
 * takes the way there and back once, in `latencyMs`.
 */
import { setTimeout as wait } from 'node:timers/promises';

export interface LineOptions {
  /** Of each direction. Default as fast as the machine. */
  readonly bitsPerSecond?: number;
  readonly latencyMs?: number;
}

export interface SharedLine {
  /** Waits until so many bytes of requests have come over. Rejects when the signal aborts. */
  readonly up: (bytes: number, signal: AbortSignal) => Promise<void>;
  /** As `up`, for answers. */
  readonly down: (bytes: number, signal: AbortSignal) => Promise<void>;
  /** The time that a request and its answer are on their way, whatever their length. */
  readonly travel: (signal: AbortSignal) => Promise<void>;
}

const BITS = 8;
const SECOND_MS = 1000;
/** A timer is no more exact than this: shorter waits are gathered. */
const SHORTEST_WAIT_MS = 4;
/** Time in which nothing was sent counts for so long, so that a timer that is late costs no speed. */
const CREDIT_MS = 20;

export function createSharedLine({ bitsPerSecond, latencyMs = 0 }: LineOptions): SharedLine {
  const direction = () => {
    let freeAt = 0;
    return async (bytes: number, signal: AbortSignal): Promise<void> => {
      if (bitsPerSecond === undefined) return;
      const now = performance.now();
      freeAt = Math.max(freeAt, now - CREDIT_MS) + (bytes * BITS * SECOND_MS) / bitsPerSecond;
      if (freeAt - now > SHORTEST_WAIT_MS) await wait(freeAt - now, undefined, { signal });
    };
  };
  return {
    up: direction(),
    down: direction(),
    travel: async (signal) => {
      if (latencyMs > 0) await wait(latencyMs, undefined, { signal });
    },
  };
}
