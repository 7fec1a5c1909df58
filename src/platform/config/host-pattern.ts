// Which hosts a configuration opens: exact "host" or "host:port", or wildcard "*.example.com".
// Judges names only. What a name resolves to is the proxy's business.

/** One entry of the allow-list, taken apart. `ports` are those that the entry opens. */
export type HostPattern = {
  readonly kind: 'exact' | 'wildcard';
  readonly hostname: string;
  readonly ports: readonly number[];
};

/** A host that names no port stands for the two that URLs leave out. */
const DEFAULT_PORTS: readonly number[] = [80, 443];

/** "*.com" would open half the world: what follows the star needs a dot. */
const MIN_WILDCARD_LABELS = 2;

const HOST_WITH_PORT = /^(?<hostname>\[[0-9a-f:.]+\]|[^:[\]]+)(?::(?<port>[1-9]\d{0,4}))?$/;

/** The parts of a host in the one spelling that URLs give it; undefined for any other spelling. */
export function parseHost(host: string): HostPattern | undefined {
  const groups = HOST_WITH_PORT.exec(host)?.groups;
  const hostname = groups?.['hostname'];
  if (hostname === undefined || !isCanonicalHostname(hostname)) return undefined;
  const port = groups?.['port'];
  return { kind: 'exact', hostname, ports: port === undefined ? DEFAULT_PORTS : [Number(port)] };
}

/** An entry of `hosts`; undefined when it is neither an exact host nor a usable wildcard. */
export function parseHostPattern(pattern: string): HostPattern | undefined {
  if (!pattern.startsWith('*.')) return parseHost(pattern);
  const parent = parseHost(pattern.slice('*.'.length));
  if (parent === undefined || isAddress(parent.hostname)) return undefined;
  if (parent.hostname.split('.').length < MIN_WILDCARD_LABELS) return undefined;
  return { ...parent, kind: 'wildcard' };
}

/** True when `pattern` opens `host` (itself the result of `parseHost`). */
export function matchesHost(pattern: HostPattern, host: HostPattern): boolean {
  if (!pattern.ports.some((port) => host.ports.includes(port))) return false;
  if (pattern.kind === 'exact') return host.hostname === pattern.hostname;
  return !isAddress(host.hostname) && host.hostname.endsWith(`.${pattern.hostname}`);
}

/** True for names and addresses that always mean this very machine. */
export function isLoopbackHostname(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

/**
 * URL parsers rewrite upper case, "0x7f.1", full-width letters and percent signs into another host.
 * Only a name that survives unchanged means the same thing to everyone who reads it.
 */
function isCanonicalHostname(hostname: string): boolean {
  if (hostname.endsWith('.') || hostname.startsWith('.') || hostname.includes('..')) return false;
  const url = URL.parse(`http://${hostname}/`);
  return url !== null && url.hostname === hostname && /^[a-z0-9._-]+$|^\[/.test(hostname);
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
}
