/**
 * The product's only caller of fetch: addressing through the proxy, time limits, typed failures,
 * health. Knows nothing of tokens or of any vendor's error shapes.
 */
import { clockOffset } from '../core/clock-offset.ts';
import { Failure, type FailureCode, type FailureFacts } from '../core/failure.ts';
import type { ConnectionId } from '../core/ids.ts';
import { redactText, redactUrl } from '../core/redact.ts';
import { type Ms, ms, ONE_SECOND, msBetween } from '../core/units.ts';
import type { Clock } from './clock.ts';
import { forgetCookiesAt, PROXY_PREFIX } from './config/proxy-address.ts';
import type { HealthMonitor } from './health-monitor.ts';
import { readProxyError } from './proxy-error.ts';

/** One request, in the vendor's own address; `http` turns it into the proxy's. */
export interface HttpRequest {
  /** What is being done, in a word or two, for errors. */
  readonly operation: string;
  readonly url: URL;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as XML, in UTF-8. */
  readonly xml?: string;
  readonly signal?: AbortSignal | undefined;
  /** From sending to the end of the body; of a stream, to its beginning. Default 20 s. */
  readonly timeout?: Ms;
  /** Outlives the page: for the last word to a camera when somebody leaves. */
  readonly keepalive?: boolean;
  /** What a refusal means in the vendor's own terms: over what its status alone would say. */
  readonly explain?: ((refusal: Refusal) => RefusalMeaning | undefined) | undefined;
}

/** An answer other than 2xx of the system itself. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

/** The facts that only the vendor can tell. Its texts are redacted here. */
export type RefusalMeaning = Partial<Pick<FailureFacts, 'code' | 'vendorCode' | 'vendorText'>>;

/** An answer that is read while it comes. It ends when the request's signal is aborted. */
export interface HttpStream {
  readonly body: ReadableStream<Uint8Array>;
  /** Bytes, when the answer says how many. */
  readonly size: number | undefined;
  /** Its media type, lower case and without parameters; "" when it names none. */
  readonly type: string;
}

export interface Http {
  /** The proxied (or, for a direct connection, the plain) address of a vendor's URL. */
  readonly address: (url: URL) => string;
  /** The answer with status 2xx; everything else is thrown as a Failure. */
  readonly send: (request: HttpRequest) => Promise<Response>;
  /** The parsed body of an answer; `badReply` when it is not JSON. */
  readonly json: (request: HttpRequest) => Promise<unknown>;
  readonly blob: (request: HttpRequest) => Promise<Blob>;
  /** The body as it comes, for as long as it takes. */
  readonly stream: (request: HttpRequest) => Promise<HttpStream>;
  /**
   * Takes out of this browser the cookies that a request for `url` would carry to the system. The proxy
   * does it, since scripts cannot; past the proxy there are none. Rejects when they may still be there.
   */
  readonly forgetCookies: (url: URL) => Promise<void>;
}

export interface HttpHost {
  readonly system: ConnectionId;
  readonly clock: Clock;
  readonly health: HealthMonitor;
  readonly address: (url: URL) => string;
  readonly fetch: typeof fetch;
  /** Go with each request. Default none. */
  readonly headers?: Readonly<Record<string, string>>;
  /** False only when the browser knows that it has no network. */
  readonly online: () => boolean;
}

/** The page's own fetch, as a host for `createHttp`. */
export const pageFetch: typeof fetch = (input, init) => fetch(input, init);

const DEFAULT_TIMEOUT = ms(20_000);
/** The proxy answers this itself: it takes no longer unless nobody is there. */
const FORGET_TIMEOUT = ms(5_000);
const FORBIDDEN = 403;
const NO_CONTENT = 204;
const STATUS_CODES: Readonly<Record<number, FailureCode>> = {
  401: 'signInNeeded',
  [FORBIDDEN]: 'notPermitted',
  404: 'notFound',
  408: 'timeout',
  410: 'notFound',
  429: 'busy',
  503: 'busy',
};
const SERVER_ERROR = 500;

/** What a status other than 2xx means where nothing says it better. */
export function codeOfStatus(status: number): FailureCode {
  return STATUS_CODES[status] ?? (status >= SERVER_ERROR ? 'serverError' : 'rejected');
}

/** `Retry-After` as a wait; only the form in seconds, which is what the vendors send. */
function retryAfter(response: Response): Ms | undefined {
  const value = Number(response.headers.get('retry-after'));
  return Number.isFinite(value) && value > 0 ? ms(value * ONE_SECOND) : undefined;
}

/** What a failed answer says of itself: JSON `error` or `message` where there is one, else its text. */
function vendorText(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null) {
      const fields = new Map<string, unknown>(Object.entries(parsed));
      const text = fields.get('error') ?? fields.get('message');
      if (typeof text === 'string') return redactText(text);
    }
  } catch {
    // Not JSON: the text itself is what there is.
  }
  return redactText(body);
}

/** Calls for one connection. */
export function createHttp(host: HttpHost): Http {
  const { system, clock, health } = host;

  function failure(request: HttpRequest, facts: Omit<FailureFacts, 'operation' | 'request' | 'system'>) {
    const address = `${request.method ?? 'GET'} ${redactUrl(request.url.href)}`;
    const made = new Failure({ operation: request.operation, request: address, system, ...facts });
    health.failed(made);
    return made;
  }

  async function refusal(request: HttpRequest, response: Response, latency: Ms): Promise<Failure> {
    const body = await response.text().catch(() => '');
    const fromProxy = readProxyError(response, body);
    if (fromProxy !== undefined) return failure(request, fromProxy);
    const { status } = response;
    const code = codeOfStatus(status);
    // A refusal is an answer: a system that asks for a sign-in is there.
    if (status < SERVER_ERROR && code !== 'timeout') health.answered(latency);
    const meant = request.explain?.({ status, body, headers: response.headers });
    return failure(request, {
      code: meant?.code ?? code,
      status,
      ...(meant?.vendorCode !== undefined && { vendorCode: redactText(meant.vendorCode) }),
      vendorText: meant?.vendorText === undefined ? vendorText(body) : redactText(meant.vendorText),
      retryAfter: retryAfter(response),
    });
  }

  function broken(request: HttpRequest, timedOut: AbortSignal, cause: unknown): Failure {
    if (request.signal?.aborted === true) {
      return new Failure({ code: 'aborted', operation: request.operation, system });
    }
    if (cause instanceof Failure) return cause;
    if (timedOut.aborted) return failure(request, { code: 'timeout' });
    // Without its cause: JSON.parse quotes the text that it cannot read, and a token may be there.
    if (cause instanceof SyntaxError) return failure(request, { code: 'badReply' });
    return failure(request, { code: host.online() ? 'unreachable' : 'offline', cause });
  }

  async function exchange<T>(request: HttpRequest, read: (response: Response) => Promise<T>): Promise<T> {
    const limit = new AbortController();
    const timedOut = limit.signal;
    const timer = setTimeout(() => limit.abort(), request.timeout ?? DEFAULT_TIMEOUT);
    const signal = request.signal === undefined ? timedOut : AbortSignal.any([request.signal, timedOut]);
    const headers = new Headers(host.headers);
    for (const [name, value] of Object.entries(request.headers ?? {})) headers.set(name, value);
    const init: RequestInit = { method: request.method ?? 'GET', headers, signal, cache: 'no-store' };
    if (request.keepalive === true) init.keepalive = true;
    if (request.json !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(request.json);
    }
    if (request.xml !== undefined) {
      headers.set('content-type', 'text/xml; charset=utf-8');
      init.body = request.xml;
    }
    const sentAt = clock.now();
    try {
      const response = await host.fetch(host.address(request.url), init);
      const latency = msBetween(sentAt, clock.now());
      if (!response.ok) throw await refusal(request, response, latency);
      health.answered(latency, clockOffset(response.headers.get('date'), sentAt, clock.now()));
      return await read(response);
    } catch (error) {
      throw broken(request, timedOut, error);
    } finally {
      clearTimeout(timer);
    }
  }

  function streamOf({ body, headers }: Response): HttpStream {
    const size = headers.get('content-encoding') === null ? Number(headers.get('content-length')) : 0;
    const [type = ''] = (headers.get('content-type') ?? '').split(';');
    return {
      body: body ?? new ReadableStream({ start: (controller) => controller.close() }),
      size: Number.isInteger(size) && size > 0 ? size : undefined,
      type: type.trim().toLowerCase(),
    };
  }

  /** Says nothing of the system's health: only the proxy is asked. */
  async function forgetCookies(url: URL): Promise<void> {
    const address = host.address(forgetCookiesAt(url));
    if (!address.startsWith(PROXY_PREFIX)) return;
    const operation = 'forget cookies';
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), FORGET_TIMEOUT);
    try {
      const init = { method: 'POST', keepalive: true, cache: 'no-store', signal: limit.signal } as const;
      const { status } = await host.fetch(address, init);
      // Anything else is a page, or another proxy's way to say that it does not know this.
      if (status !== NO_CONTENT) throw new Failure({ code: 'rejected', operation, system, status });
    } catch (cause) {
      if (cause instanceof Failure) throw cause;
      throw new Failure({ code: limit.signal.aborted ? 'timeout' : 'unreachable', operation, system, cause });
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    address: host.address,
    forgetCookies,
    send: (request) => exchange(request, (response) => Promise.resolve(response)),
    json: (request) => exchange(request, async (response): Promise<unknown> => await response.json()),
    blob: (request) => exchange(request, (response) => response.blob()),
    stream: (request) => exchange(request, (response) => Promise.resolve(streamOf(response))),
  };
}
