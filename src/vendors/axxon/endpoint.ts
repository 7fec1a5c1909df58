/**
 * Addresses at an Axxon server. The ids of cameras hold slashes and colons, which its paths want as they
 * are; all else is encoded.
 */

/** A text or number is one part of the path; `raw` keeps slashes and colons, for the ids of cameras. */
export type PathPart = string | number | { readonly raw: string };

/** Undefined is left out. */
export type Query = readonly (readonly [string, string | number | undefined])[];

function encoded(part: string): string {
  // What a browser would follow elsewhere.
  if (/^\.{0,2}$/.test(part)) throw new RangeError('A part of a path is empty or only dots.');
  return encodeURIComponent(part);
}

const written = (part: PathPart): string =>
  typeof part === 'object'
    ? part.raw
        .split('/')
        .map((piece) => encoded(piece).replaceAll('%3A', ':'))
        .join('/')
    : encoded(String(part));

/**
 * The address of a path below the connection's own, which ends in the server's prefix. Throws a RangeError
 * for what is no part of a path: an empty one, or dots.
 */
export function endpoint(base: URL, path: readonly PathPart[], query: Query = []): URL {
  const url = new URL(base.origin);
  url.pathname = [base.pathname.replace(/\/+$/, ''), ...path.map(written)].join('/');
  url.search = query
    .flatMap(([name, value]) =>
      value === undefined ? [] : `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
    )
    .join('&');
  return url;
}
