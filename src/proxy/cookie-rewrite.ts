// Vendors' cookies in our origin: each kept under the proxied path of its own host and marked by a
// prefix, because a Cookie header does not tell paths. Cookies without the mark are ours or another
// program's on the same host name and never reach a vendor.
import { toProxied } from '../platform/config/proxy-address.ts';

/** Also disarms the names "__Host-…" and "__Secure-…", which browsers refuse on a changed path. */
const COOKIE_MARK = 'sightline.';

/** Attributes passed on unchanged. Domain and Partitioned have no meaning in our origin. */
const KEPT_ATTRIBUTES = new Set(['expires', 'max-age', 'httponly']);

/** A vendor's Set-Cookie line as our origin sets it. `url` is what the vendor was asked for. */
export function rewriteSetCookie(line: string, url: URL, secure: boolean): string {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const kept: string[] = [];
  let path = defaultPath(url);
  for (const attribute of attributes) {
    const [name = '', value = ''] = attribute.split('=').map((part) => part.trim());
    const key = name.toLowerCase();
    if (KEPT_ATTRIBUTES.has(key)) kept.push(attribute);
    else if (key === 'secure' && secure) kept.push('Secure');
    else if (key === 'samesite') kept.push(`SameSite=${toSameSite(value)}`);
    else if (key === 'path' && value.startsWith('/')) path = value;
  }
  return [`${COOKIE_MARK}${pair}`, `Path=${proxiedPath(path, url)}`, ...kept].join('; ');
}

/** The vendor's own cookies out of a Cookie header of our origin, unmarked; undefined when none. */
export function readVendorCookies(header: string | undefined): string | undefined {
  const cookies = markedPairs(header).map((pair) => pair.slice(COOKIE_MARK.length));
  return cookies.length === 0 ? undefined : cookies.join('; ');
}

/**
 * Set-Cookie lines that take a vendor's cookies out of the browser: those which came with a request
 * below `path` of the vendor at `url`. A Cookie header does not tell where each one lies, so each is
 * ended at every path that could have brought it: the root, `path`, and what is between them, with and
 * without a slash at the end. Where there is none, a browser ignores the line.
 */
export function endVendorCookies(header: string | undefined, url: URL, path: string): string[] {
  const names = new Set(markedPairs(header).map((pair) => pair.split('=', 1)[0] ?? pair));
  const places = placesAbove(path).map((place) => proxiedPath(place, url));
  return [...names].flatMap((name) =>
    // Without Secure: https may end what it set with it, and http never sees such cookies.
    places.map((place) => `${name}=; Path=${place}; Max-Age=0; HttpOnly; SameSite=Lax`),
  );
}

function markedPairs(header: string | undefined): string[] {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  return pairs.filter((pair) => pair.startsWith(COOKIE_MARK));
}

/** "/a/b" lies below "/", "/a", "/a/", "/a/b" and "/a/b/". A semicolon would end the attribute. */
function placesAbove(path: string): string[] {
  const parts = path.replaceAll(';', '').split('/').filter(Boolean);
  const places = parts.map((_part, index) => `/${parts.slice(0, index + 1).join('/')}`);
  return ['/', ...places.flatMap((place) => [place, `${place}/`])];
}

/** None asks for cross-site use, which the proxy refuses anyway, and needs Secure. */
function toSameSite(value: string): string {
  return value.toLowerCase() === 'strict' ? 'Strict' : 'Lax';
}

/** Said by the vendor about its own root, so put under the proxied root of its host. */
function proxiedPath(path: string, url: URL): string {
  return toProxied(new URL('/', url)).replace(/\/$/, '') + path;
}

/** RFC 6265 §5.1.4. Spelled out, since ours would end above the host for a path without a slash. */
function defaultPath(url: URL): string {
  return url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/';
}
