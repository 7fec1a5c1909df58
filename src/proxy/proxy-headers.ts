// Header hygiene in both directions: what a vendor may learn of us, and what a vendor may tell a
// browser that takes its answers for answers of our own origin.
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { readVendorCookies, rewriteSetCookie } from './cookie-rewrite.ts';
import { SHIELD_HEADERS } from './proxy-error.ts';

/** RFC 9110 §7.6.1: about one connection only. `expect` was answered by our own server. */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'expect',
];

/** About our page and our address, which are no vendor's business. */
const OURS = [
  'host',
  'origin',
  'referer',
  'cookie',
  'forwarded',
  'via',
  'dnt',
  'priority',
  'upgrade-insecure-requests',
];
const OURS_PREFIXES = ['sec-', 'x-forwarded-', 'x-real-', 'x-sightline-', 'access-control-', ':'];

/** Would steer the browser for our whole origin, or weaken what we add. */
const STEERING = [
  'alt-svc',
  'accept-ch',
  'clear-site-data',
  'critical-ch',
  'document-policy',
  'feature-policy',
  'link',
  'location',
  'nel',
  'origin-agent-cluster',
  'permissions-policy',
  'public-key-pins',
  'refresh',
  'report-to',
  'reporting-endpoints',
  'service-worker-allowed',
  'set-cookie',
  'set-cookie2',
  'sourcemap',
  'speculation-rules',
  'strict-transport-security',
  'www-authenticate',
  'x-frame-options',
  'x-sightline-proxy',
];
const STEERING_PREFIXES = ['access-control-', 'content-security-policy', 'cross-origin-', ':'];

/** The headers that a vendor receives for a request of the app. */
export function toVendorHeaders(headers: IncomingHttpHeaders, url: URL): OutgoingHttpHeaders {
  const kept = without(headers, OURS, OURS_PREFIXES);
  const cookie = readVendorCookies(headers.cookie);
  return {
    ...kept,
    host: url.host,
    ...(cookie === undefined ? {} : { cookie }),
    // A body of unknown length stays one; without this Node would send a GET's body unframed.
    ...(headers['transfer-encoding'] === undefined ? {} : { 'transfer-encoding': 'chunked' }),
  };
}

/** The headers that the app receives with a vendor's answer. `location` is judged by the caller. */
export function toAppHeaders(
  headers: IncomingHttpHeaders,
  { url, location, secure }: { url: URL; location: string | undefined; secure: boolean },
): OutgoingHttpHeaders {
  const cookies = headers['set-cookie']?.map((line) => rewriteSetCookie(line, url, secure));
  const challenge = headers['www-authenticate'];
  return {
    ...without(headers, STEERING, STEERING_PREFIXES),
    ...SHIELD_HEADERS,
    ...(location === undefined ? {} : { location }),
    ...(cookies === undefined ? {} : { 'set-cookie': cookies }),
    // Under its own name it would open the browser's sign-in box over our page.
    ...(challenge === undefined ? {} : { 'x-sightline-www-authenticate': challenge }),
  };
}

function without(
  headers: IncomingHttpHeaders,
  names: readonly string[],
  prefixes: readonly string[],
): OutgoingHttpHeaders {
  const named = (headers.connection ?? '').split(',').map((name) => name.trim().toLowerCase());
  const dropped = new Set([...HOP_BY_HOP, ...names, ...named]);
  const kept = Object.entries(headers).filter(
    ([name, value]) =>
      value !== undefined && !dropped.has(name) && !prefixes.some((prefix) => name.startsWith(prefix)),
  );
  return Object.fromEntries(kept);
}
