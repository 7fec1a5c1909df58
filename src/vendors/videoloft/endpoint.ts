/**
 * Addresses of calls. The one place that puts values into them, so that no request ever holds
 * "undefined", "null" or "NaN": the vendor's own web application asks for such thumbs.
 */
import { Failure } from '../../core/failure.ts';

type Value = string | number;
export type Query = readonly (readonly [name: string, value: Value])[];

const HOLES = new Set(['', 'undefined', 'null', 'NaN', 'Infinity', '-Infinity']);

function solid(value: Value): string {
  const text = String(value);
  if (HOLES.has(text)) throw new Failure({ code: 'badReply', operation: 'form an address' });
  return text;
}

/** The URL of a call; each part of the path is encoded, names may repeat in the query. */
export function endpoint(server: URL, path: readonly Value[], query: Query = []): URL {
  const base = server.pathname.endsWith('/') ? server.pathname : `${server.pathname}/`;
  const url = new URL(base + path.map((part) => encodeURIComponent(solid(part))).join('/'), server);
  for (const [name, value] of query) url.searchParams.append(name, solid(value));
  return url;
}
