/**
 * Finds the vendor's address behind what a player asks for. A playlist that came through the proxy
 * makes three kinds: proxied ones, absolute ones at the vendor's host, and absolute paths, which the
 * player resolves against our own origin and which belong to the playlist's server.
 */
import { fromProxied, PROXY_PREFIX } from '../../platform/config/proxy-address.ts';

/** An origin that no page has, for addresses without one. */
const NOWHERE = 'http://page.invalid';

/** Reads addresses for one playlist. */
export function createStreamAddress(playlist: URL): (address: string) => URL | undefined {
  // Our own origin is known from the first proxied address: the player asks for the playlist first.
  const pages = new Set([NOWHERE]);
  return (address) => {
    const url = URL.parse(address, NOWHERE);
    if (url === null) return undefined;
    if (url.pathname.startsWith(PROXY_PREFIX)) {
      pages.add(url.origin);
      return fromProxied(url.pathname + url.search);
    }
    return pages.has(url.origin) ? new URL(url.pathname + url.search, playlist) : url;
  };
}
