/**
 * Names segments of recorded footage for keeping them on this computer (§1.1.4 "cache the .TS files
 * locally"): by path and query, without server, because cameras move between loggers, and without
 * token, because names are kept in clear.
 */

/** Footage; a playlist is never kept, because it names its segments with the token of the moment. */
const SEGMENT = /\.(ts|m4s|mp4|aac)$/i;
const TOKEN_PARAMETERS: ReadonlySet<string> = new Set(['token', 'usertoken', 'authtoken']);
/** Base64, a star and a signature, as every token is; playlists may hold one of an earlier sign-in. */
const TOKEN_SHAPE = /[\w.-]{16,}\*[\w.-]{16,}/g;
const HIDDEN = '-';

function decodePart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `prefix` tells one event's segments from another's, which may have the same path at another server. */
export function segmentKey(prefix: string, url: URL, tokens: Iterable<string>): string | undefined {
  if (!SEGMENT.test(url.pathname)) return undefined;
  const known = [...tokens];
  const hide = (text: string): string =>
    known.reduce((left, token) => left.replaceAll(token, HIDDEN), text).replace(TOKEN_SHAPE, HIDDEN);
  const path = url.pathname.split('/').map((part) => {
    const text = decodePart(part);
    const safe = hide(text);
    return safe === text ? part : encodeURIComponent(safe);
  });
  const query = new URLSearchParams(
    [...url.searchParams]
      .filter(([name]) => !TOKEN_PARAMETERS.has(name.toLowerCase()))
      .map(([name, value]) => [name, hide(value)]),
  );
  query.sort();
  return `${prefix}${path.join('/')}${query.size === 0 ? '' : `?${query.toString()}`}`;
}
