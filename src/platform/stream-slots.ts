/**
 * Leave to keep a connection open for minutes. Over HTTP/1.1 a browser opens six connections to a host
 * for all tabs together, so only a few may be kept; over HTTP/2 there is no such limit.
 */

export interface StreamSlots {
  /** A slot, as the way to give it back; undefined when none is free: do without. */
  readonly take: () => Promise<(() => void) | undefined>;
}

const nothing = (): void => undefined;

/** As many as anybody wants. */
export const UNLIMITED_STREAMS: StreamSlots = { take: () => Promise.resolve(nothing) };
