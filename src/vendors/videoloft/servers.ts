/**
 * Which addresses belong to a connection, and may therefore be given a password or a token.
 * Servers come as bare host names in most replies (§1.2.3); they take the connection's scheme.
 */
import {
  type HostPattern,
  matchesHost,
  parseHost,
  parseHostPattern,
} from '../../platform/config/host-pattern.ts';

/** The vendor's domain; every region and every server lies under it (§1.2.1, 1.2.3). */
const VENDOR_DOMAIN = '.manything.com';
/** A damaged spelling in the vendor's document (§1.1.1). It belongs to somebody else. */
const STRANGER = 'anything.com';

export interface Servers {
  /** An authenticator that a reply names: undefined when a password may not go there. */
  readonly authenticator: (text: string) => URL | undefined;
  /** Where people sign in at first, and every authenticator that a reply named since. */
  readonly authenticators: () => readonly URL[];
  /** A logger or media server that a reply names, as an origin; it counts as own from now on. */
  readonly named: (text: string) => URL | undefined;
  /** Whether a password may go there: the vendor's domain, the connection's own host, or its `hosts`. */
  readonly maySignIn: (server: URL) => boolean;
  /** Whether a token may go there: one of the above, or a server that a reply named. */
  readonly isOwn: (url: URL) => boolean;
}

const isStranger = (hostname: string): boolean => hostname === STRANGER || hostname.endsWith(`.${STRANGER}`);

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** Whether the configuration names this host, as its patterns for the proxy do. */
function isNamed(url: URL, patterns: readonly HostPattern[]): boolean {
  const host = parseHost(`${url.hostname}:${url.port === '' ? PORTS[url.protocol] : url.port}`);
  return host !== undefined && patterns.some((pattern) => matchesHost(pattern, host));
}

/**
 * The servers of the connection at `first`; it learns those that replies name. `hosts` are the further
 * hosts of the configuration: an authenticator under a brand of its own is named there.
 */
export function createServers(first: URL, hosts: readonly string[] = []): Servers {
  const patterns = hosts.map(parseHostPattern).filter((pattern) => pattern !== undefined);
  const known = new Set<string>();
  const signInPlaces = new Map([[first.origin, new URL(first.origin)]]);
  const isSafe = (url: URL): boolean => {
    if (isStranger(url.hostname) || url.username !== '' || url.password !== '') return false;
    // A connection that began with https never continues in the clear.
    return url.protocol === 'https:' || (url.protocol === 'http:' && first.protocol === 'http:');
  };
  const maySignIn = (url: URL): boolean =>
    isSafe(url) &&
    (url.hostname === first.hostname || url.hostname.endsWith(VENDOR_DOMAIN) || isNamed(url, patterns));
  const parse = (text: string): URL | undefined => {
    const url = URL.parse(/^[a-z]+:\/\//i.test(text) ? text : `${first.protocol}//${text}`);
    return url !== null && url.hostname !== '' && isSafe(url) ? new URL(url.origin) : undefined;
  };
  return {
    authenticator: (text) => {
      const url = parse(text);
      if (url === undefined || !maySignIn(url)) return undefined;
      signInPlaces.set(url.origin, url);
      return url;
    },
    authenticators: () => [...signInPlaces.values()],
    named: (text) => {
      const url = parse(text);
      if (url !== undefined) known.add(url.host);
      return url;
    },
    maySignIn,
    isOwn: (url) => maySignIn(url) || (isSafe(url) && known.has(url.host)),
  };
}
