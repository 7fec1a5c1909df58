// The proxy's front door: decides whether a request may be forwarded at all, and where to.
// Moving the bytes is forward.ts; rewriting is proxy-headers.ts.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SiteConfig } from '../platform/config/config-schema.ts';
import { fromProxied, matchTarget, pathToForget, PROXY_PREFIX } from '../platform/config/proxy-address.ts';
import { endVendorCookies } from './cookie-rewrite.ts';
import { forward, type Timeouts } from './forward.ts';
import { resolveName, type ResolveName } from './private-address.ts';
import { sendProxyError, SHIELD_HEADERS, type ProxyErrorCode } from './proxy-error.ts';
import { createAgents } from './upstream-agents.ts';

/** How Connect, Express and Vite mount a handler. */
export type ProxyHandler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** What the proxy asks of the outside. */
export type ProxyOptions = {
  /** Read for every request. Undefined when there is no valid configuration: nothing is forwarded. */
  readonly config: () => Pick<SiteConfig, 'connections'> | undefined;
  /** Told of every answer that is the proxy's own: method, origin and code, never path or query. */
  readonly log?: (line: string) => void;
  readonly resolve?: ResolveName;
  readonly timeouts?: Timeouts;
};

const DEFAULT_TIMEOUTS: Timeouts = {
  // A server on the same continent answers in well under a second; a wrong address never does.
  connectMs: 10_000,
  // No byte either way and no answer yet: connections for news may stay silent for five minutes.
  answerMs: 360_000,
};

/** After a refusal the rest of an upload is read for so long that the browser sees the answer. */
const LINGER_MS = 5_000;

/** Makes the handler for everything under `/proxy/`; the rest goes to `next`. */
export function createProxy(options: ProxyOptions): ProxyHandler {
  const { config, log, resolve = resolveName, timeouts = DEFAULT_TIMEOUTS } = options;
  const pickAgent = createAgents(resolve);

  return (req, res, next) => {
    const path = req.url ?? '';
    if (!path.startsWith(PROXY_PREFIX)) {
      next();
      return;
    }
    const refuse = (code: ProxyErrorCode, url?: URL): void => {
      log?.(`${req.method ?? ''} ${url?.origin ?? PROXY_PREFIX} refused: ${code}`);
      sendProxyError(res, code, url?.host);
      drain(req);
    };
    const url = fromProxied(path);
    const site = config();
    if (isCrossSite(req)) return refuse('cross_site');
    if (url === undefined) return refuse('bad_address');
    if (site === undefined) return refuse('config_invalid', url);
    const { connections } = site;
    const match = matchTarget(url, connections);
    if (match === undefined) return refuse('host_not_allowed', url);
    const forgotten = pathToForget(url);
    if (forgotten !== undefined) {
      if (req.method !== 'POST') return refuse('bad_address', url);
      return sendForgotten(req, res, endVendorCookies(req.headers.cookie, url, forgotten));
    }
    forward({
      req,
      res,
      url,
      timeouts,
      agent: pickAgent(url, match),
      isAllowed: (target) => matchTarget(target, connections) !== undefined,
      refuse: (code) => refuse(code, url),
    });
  };
}

/** The proxy's own answer to a sign-out. Never the vendor's business, who could not end them anyway. */
function sendForgotten(req: IncomingMessage, res: ServerResponse, cookies: string[]): void {
  const ended = cookies.length === 0 ? {} : { 'set-cookie': cookies };
  res.writeHead(204, { ...SHIELD_HEADERS, 'cache-control': 'no-store', ...ended }).end();
  drain(req);
}

/** Another site's page could otherwise use the proxy with the cookies of whoever looks at it. */
function isCrossSite({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (typeof site === 'string') return site !== 'same-origin' && site !== 'none';
  // Browsers leave Sec-Fetch-Site out on plain http, except for this very machine.
  const { origin } = headers;
  const authority = headers[':authority'] ?? headers.host;
  return origin !== undefined && URL.parse(origin)?.host !== authority;
}

function drain(req: IncomingMessage): void {
  if (req.complete) return;
  req.resume();
  const timer = setTimeout(() => req.destroy(), LINGER_MS);
  timer.unref();
  req.once('close', () => clearTimeout(timer));
}
