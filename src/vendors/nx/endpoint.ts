/** Addresses at an Nx server. Nx reads "+" as a plus, so a space is always "%20" and a plus "%2B". */

/** A name without a value is written as the name alone: "upload" (Step 1). Undefined is left out. */
export type Query = readonly (readonly [string, string | number | undefined])[];

/**
 * The address of a path below the connection's own. Throws a RangeError for what is no part of a path:
 * an empty one, or dots that a browser would follow elsewhere.
 */
export function endpoint(base: URL, path: readonly (string | number)[], query: Query = []): URL {
  const parts = path.map((part) => {
    const text = String(part);
    if (/^\.{0,2}$/.test(text)) throw new RangeError('A part of a path is empty or only dots.');
    return encodeURIComponent(text);
  });
  const url = new URL(base.origin);
  url.pathname = [base.pathname.replace(/\/+$/, ''), ...parts].join('/');
  const written = query.flatMap(([name, value]) => {
    if (value === undefined) return [];
    const key = encodeURIComponent(name);
    return value === '' ? [key] : [`${key}=${encodeURIComponent(value)}`];
  });
  url.search = written.join('&');
  return url;
}
