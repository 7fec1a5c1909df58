// Moves one exchange between the app and a vendor: bytes both ways as they come, at the pace of the
// slower side. Whoever leaves first takes the other side's connection along, so that an abort
// reaches the vendor and a broken answer is seen as broken.
import {
  request as requestHttp,
  type Agent,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { request as requestHttps } from 'node:https';
import { pipeline } from 'node:stream';
import { toProxied } from '../platform/config/proxy-address.ts';
import { codedError } from './private-address.ts';
import { toProxyErrorCode, type ProxyErrorCode } from './proxy-error.ts';
import { toAppHeaders, toVendorHeaders } from './proxy-headers.ts';

/** `connectMs` until the connection stands, TLS included; `answerMs` of silence before an answer. */
export type Timeouts = { readonly connectMs: number; readonly answerMs: number };

/** One request that may be forwarded, with all that is needed to do so. */
export type Exchange = {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly url: URL;
  readonly agent: Agent;
  readonly timeouts: Timeouts;
  /** Whether the vendor may send the browser on to this address. */
  readonly isAllowed: (url: URL) => boolean;
  /** Answers in the proxy's own name; harmless once an answer has begun. */
  readonly refuse: (code: ProxyErrorCode) => void;
};

/** Forwards the request and brings the answer back. */
export function forward(exchange: Exchange): void {
  const { req, res, url, agent, timeouts, refuse } = exchange;
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const upstream = request(url, {
    agent,
    method: req.method ?? 'GET',
    headers: toVendorHeaders(req.headers, url),
  });
  const abandon = (): void => {
    if (!res.writableFinished) upstream.destroy();
  };
  let answered = false;

  limitConnect(upstream, url, timeouts.connectMs);
  upstream.setTimeout(timeouts.answerMs, () => upstream.destroy(codedError('SIGHTLINE_TIMEOUT')));
  upstream.on('response', (answer) => {
    answered = true;
    upstream.setTimeout(0);
    bringBack(exchange, answer);
  });
  upstream.on('error', (error) => {
    req.unpipe(upstream);
    if (answered || res.destroyed) return;
    answered = true;
    if (isStaleConnection(req, upstream, error)) {
      res.off('close', abandon);
      forward(exchange);
    } else refuse(toProxyErrorCode(error));
  });
  // Also reached without an error, when the vendor switches protocols unasked.
  upstream.on('close', () => {
    if (!answered && !res.destroyed) refuse('connection_lost');
  });
  res.on('close', abandon);
  req.pipe(upstream);
}

function bringBack({ req, res, url, isAllowed, refuse }: Exchange, answer: IncomingMessage): void {
  const status = answer.statusCode ?? 502;
  const target = answer.headers.location === undefined ? null : URL.parse(answer.headers.location, url);
  const mayFollow = target !== null && isAllowed(target);
  if (answer.headers.location !== undefined && !mayFollow && isRedirect(status)) {
    answer.destroy();
    refuse('redirect_not_allowed');
    return;
  }
  const location = mayFollow ? toProxied(target) : undefined;
  const secure = 'encrypted' in req.socket;
  res.writeHead(status, toAppHeaders(answer.headers, { url, location, secure }));
  // Without this the headers of a slow stream would wait for its first byte.
  res.flushHeaders();
  pipeline(answer, res, (error) => {
    if (error) res.destroy();
  });
}

function limitConnect(upstream: ClientRequest, url: URL, connectMs: number): void {
  upstream.once('socket', (socket) => {
    if (!socket.connecting) return;
    const timer = setTimeout(() => upstream.destroy(codedError('SIGHTLINE_TIMEOUT')), connectMs);
    const stop = (): void => clearTimeout(timer);
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', stop);
    upstream.once('close', stop);
  });
}

/** A kept connection that the vendor had just closed says nothing about the vendor: ask anew. */
function isStaleConnection(req: IncomingMessage, upstream: ClientRequest, error: unknown): boolean {
  const hasBody =
    req.headers['content-length'] !== undefined || req.headers['transfer-encoding'] !== undefined;
  const isSafe = (req.method === 'GET' || req.method === 'HEAD') && !hasBody;
  return isSafe && upstream.reusedSocket && toProxyErrorCode(error) === 'connection_lost';
}

/** 304 has no target; a Location elsewhere (201) is information that is left out when not ours. */
function isRedirect(status: number): boolean {
  return status >= 300 && status < 400 && status !== 304;
}
