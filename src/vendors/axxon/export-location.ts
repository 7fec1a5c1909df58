/**
 * The name of an export out of the `Location` of the 202 that accepted it. The host, the prefix or both may
 * be missing there, parts may follow, and a proxy may have rewritten it: only the name is taken.
 */

/** The example of the document is a UUID; other servers may have other names. */
const NAME = /^(?!\.*$)[\w.{}-]{1,200}$/;
const ORIGIN = /^(?:[a-z][\w+.-]*:)?\/\/[^/]*/i;

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** Undefined when there is no name in it. */
export function parseExportLocation(location: string | null): string | undefined {
  const [path = ''] = (location ?? '').trim().replace(ORIGIN, '').split(/[?#]/);
  const segments = path
    .split('/')
    .map(decoded)
    .filter((segment) => segment !== '');
  // A prefix may be called "export" as well: the last one is followed by the name.
  const at = segments.findLastIndex((segment) => segment.toLowerCase() === 'export');
  if (at < 0 && segments.length > 1) return undefined;
  const name = segments[at + 1] ?? '';
  return NAME.test(name) ? name : undefined;
}
