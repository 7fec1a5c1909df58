// The address of a vendor's URL in our own origin, `/proxy/<scheme>/<host:port>/<path>?<query>`,
// and which hosts may be addressed so. Pure: read by the app, the proxy and the tests alike.
import { matchesHost, parseHost, parseHostPattern } from './host-pattern.ts';

/** Every proxied path begins with this. */
export const PROXY_PREFIX = '/proxy/';

/**
 * The end of the path of the one address that the proxy answers itself: sign-out sends a POST there, and
 * the vendor's cookies that come with it are taken out of the browser.
 */
export const FORGET_COOKIES = '/.sightline/forget-cookies';

/** What the allow-list reads of a connection. */
export type AddressedConnection = { readonly url: string; readonly hosts?: readonly string[] | undefined };

/** How the configuration opens a host: named in full, or only through a wildcard. */
export type HostMatch = 'exact' | 'wildcard';

/** Visible ASCII without "#" and "\": what a browser puts on the wire for a path and query. */
const WIRE_TEXT = /^[!-"$-[\]-~]*$/;

const PROXIED = /^\/proxy\/(?<scheme>https?)\/(?<host>[^/?]+)(?<path>\/[^?]*)?(?<query>\?.*)?$/;

/** The path in our origin that stands for `url`. Throws a TypeError for what is never proxied. */
export function toProxied(url: URL | string): string {
  const target = new URL(url);
  const scheme = schemeOf(target);
  if (scheme === undefined) throw new TypeError('Only http and https addresses can be proxied.');
  if (target.username !== '' || target.password !== '') {
    throw new TypeError('An address with a user name or password in it is never proxied.');
  }
  return `${PROXY_PREFIX}${scheme}/${target.host}${target.pathname}${target.search}`;
}

/**
 * The vendor's URL behind a path of ours, query included. Undefined for anything that two readers
 * could understand differently: another spelling of a host, user info, dot segments, backslashes.
 * An encoded slash is data (a token may hold one) unless it would part off a dot segment.
 */
export function fromProxied(path: string): URL | undefined {
  if (!WIRE_TEXT.test(path)) return undefined;
  const groups = PROXIED.exec(path)?.groups;
  const host = groups?.['host'];
  if (groups === undefined || host === undefined || parseHost(host) === undefined) return undefined;
  const pathname = groups['path'] ?? '/';
  if (/%5c/i.test(pathname) || hasDotSegment(pathname)) return undefined;
  const url = URL.parse(`${groups['scheme'] ?? ''}://${host}${pathname}${groups['query'] ?? ''}`);
  return url !== null && url.host === host ? url : undefined;
}

/** True when the configuration opens `host` ("name" or "name:port"), whatever the scheme. */
export function isAllowedHost(host: string, connections: readonly AddressedConnection[]): boolean {
  return matchHost(host, connections) !== undefined;
}

/**
 * How the configuration opens `url`. Plain http counts only for a connection that is itself plain
 * http, so that no redirect or reply can move a sign-in from https into the clear.
 */
export function matchTarget(url: URL, connections: readonly AddressedConnection[]): HostMatch | undefined {
  const scheme = schemeOf(url);
  if (scheme === undefined || url.username !== '' || url.password !== '') return undefined;
  const port = url.port === '' ? (scheme === 'https' ? '443' : '80') : url.port;
  return matchHost(
    `${url.hostname}:${port}`,
    scheme === 'https' ? connections : connections.filter((one) => one.url.startsWith('http:')),
  );
}

/**
 * The address that takes away the cookies which a request for `url` would carry. It lies below `url`,
 * because a browser sends a cookie with what lies below the cookie's path, and with nothing else.
 */
export function forgetCookiesAt(url: URL): URL {
  return new URL(url.pathname.replace(/\/+$/, '') + FORGET_COOKIES, url);
}

/** The vendor's path whose cookies are to be forgotten; undefined for every address of the vendor's own. */
export function pathToForget({ pathname }: URL): string | undefined {
  return pathname.endsWith(FORGET_COOKIES) ? pathname.slice(0, -FORGET_COOKIES.length) : undefined;
}

function matchHost(host: string, connections: readonly AddressedConnection[]): HostMatch | undefined {
  const wanted = parseHost(host);
  if (wanted === undefined) return undefined;
  const patterns = connections
    .flatMap((one) => [URL.parse(one.url)?.host ?? '', ...(one.hosts ?? [])])
    .map(parseHostPattern)
    .filter((pattern) => pattern !== undefined && matchesHost(pattern, wanted));
  return patterns.find((pattern) => pattern?.kind === 'exact')?.kind ?? patterns[0]?.kind;
}

function schemeOf(url: URL): 'http' | 'https' | undefined {
  if (url.protocol === 'http:') return 'http';
  return url.protocol === 'https:' ? 'https' : undefined;
}

function hasDotSegment(pathname: string): boolean {
  return pathname.split(/\/|%2f/i).some((segment) => /^(?:\.|%2e){1,2}(?:;.*)?$/i.test(segment));
}
