/**
 * The browser's cookies of the vendors, as the proxy hands them over: no more of RFC 6265 than paths, and
 * the end of a cookie by an age of 0. The proxy's own rewriting is the real one.
 */
import { fromProxied, pathToForget } from '../platform/config/proxy-address.ts';
import { endVendorCookies, readVendorCookies, rewriteSetCookie } from '../proxy/cookie-rewrite.ts';

export interface CookieJar {
  /** What the vendor at this proxied path would receive in its Cookie header. */
  readonly header: (path: string) => string | undefined;
  /** Keeps what a vendor set in its answer. */
  readonly store: (target: URL, response: Response) => void;
  /** The proxy's answer where the path is its own; undefined where it is a vendor's. */
  readonly forget: (path: string) => Response | undefined;
  /** Names and paths of what is kept: "sightline.sid /proxy/https/a.example/". */
  readonly kept: () => readonly string[];
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
}

/** RFC 6265 §5.1.4. */
const isBelow = (path: string, { path: own }: Cookie): boolean =>
  path === own || path.startsWith(own.endsWith('/') ? own : `${own}/`);

export function createCookieJar(): CookieJar {
  const cookies = new Map<string, Cookie>();

  function set(line: string): void {
    const [pair = '', ...attributes] = line.split('; ');
    const [name = '', value = ''] = pair.split('=', 2);
    const path = attributes.find((one) => one.startsWith('Path='))?.slice('Path='.length) ?? '';
    const key = `${name} ${path}`;
    if (attributes.includes('Max-Age=0')) cookies.delete(key);
    else cookies.set(key, { name, value, path });
  }

  const sent = (path: string): string =>
    [...cookies.values()]
      .filter((cookie) => isBelow(path, cookie))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');

  return {
    header: (path) => readVendorCookies(sent(path)),
    store: (target, response) => {
      for (const line of response.headers.getSetCookie()) set(rewriteSetCookie(line, target, true));
    },
    forget: (path) => {
      const target = fromProxied(path);
      const below = target === undefined ? undefined : pathToForget(target);
      if (target === undefined || below === undefined) return undefined;
      for (const line of endVendorCookies(sent(path), target, below)) set(line);
      return new Response(null, { status: 204 });
    },
    kept: () => [...cookies.keys()],
  };
}
