/** The network between all clients and the service: cut, it drops what is under way and lets nothing in. */

export interface NetworkLine {
  readonly isCut: () => boolean;
  readonly cut: (on: boolean) => void;
  /** A signal that aborts when the client gives up or the network is cut; `leave` when it is answered. */
  readonly join: (client: AbortSignal) => { readonly signal: AbortSignal; readonly leave: () => void };
}

export function createNetworkLine(): NetworkLine {
  const waiting = new Set<AbortController>();
  let isCut = false;
  return {
    isCut: () => isCut,
    cut: (on) => {
      isCut = on;
      if (on) for (const one of waiting) one.abort();
    },
    join: (client) => {
      const gone = new AbortController();
      const abort = () => gone.abort();
      if (client.aborted) abort();
      client.addEventListener('abort', abort);
      waiting.add(gone);
      const leave = () => {
        client.removeEventListener('abort', abort);
        waiting.delete(gone);
      };
      return { signal: gone.signal, leave };
    },
  };
}
