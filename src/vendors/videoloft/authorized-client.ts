/**
 * The one place where calls get their token: in the header, the query or the path, as the document
 * says of each. A refused token is renewed once for all callers, and the call made once more.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { isTransient, READ_RETRY, retryDelay, type RetryPolicy } from '../../core/retry-policy.ts';
import type { Ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http, HttpRequest, HttpStream } from '../../platform/http.ts';
import type { PageSignals } from '../../platform/page-signals.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import { abortable } from '../../platform/abortable.ts';
import { READ_WAIT_MAX } from './limits.ts';
import type { Servers } from './servers.ts';
import type { SessionDriver } from './session-driver.ts';

/** A call without its token. */
export interface AuthorizedCall {
  readonly operation: string;
  readonly url: URL;
  /** The header, the end of the path, or the parameter of that name. */
  readonly tokenIn: 'header' | 'path' | 'token' | 'userToken';
  /**
   * A read is repeated after a failure that passes. A command is not; and once it is on its way it is
   * not called back either, because nobody could tell whether it arrived.
   */
  readonly kind: 'read' | 'command';
  readonly signal: AbortSignal;
  /** Called when the request leaves, which may be a while after the call. */
  readonly sent?: () => void;
  /** From sending to the end of the answer; of a stream, to its beginning. */
  readonly timeout?: Ms | undefined;
  /** Outlives the page. */
  readonly keepalive?: boolean | undefined;
  /** How a read is repeated. Default: as a person waits for it. */
  readonly retry?: RetryPolicy;
  /** Called before a read is repeated; throws when there is something better to do. */
  readonly beforeRetry?: ((failure: Failure) => void | Promise<void>) | undefined;
}

export interface AuthorizedClient {
  readonly json: (call: AuthorizedCall) => Promise<unknown>;
  readonly blob: (call: AuthorizedCall) => Promise<Blob>;
  /** Repeated until it begins, as other reads are; what happens to its body is the caller's. */
  readonly stream: (call: AuthorizedCall) => Promise<HttpStream>;
}

export interface AuthorizedHost {
  readonly system: ConnectionId;
  readonly http: Http;
  readonly clock: Clock;
  readonly servers: Servers;
  readonly session: Pick<SessionDriver, 'current' | 'refused'>;
  readonly page: Pick<PageSignals, 'online'>;
  /** 0..1, for waits between tries. */
  readonly random: () => number;
}

const UNAUTHORIZED = 401;

/** The request of a call. The header's form is fixed: one word, one space, the token (§1.2.2). */
function withToken({ operation, url, tokenIn, ...call }: AuthorizedCall, token: string): HttpRequest {
  const authorized = new URL(url);
  const signal = call.kind === 'command' ? undefined : call.signal;
  const request = {
    operation,
    signal,
    ...(call.timeout !== undefined && { timeout: call.timeout }),
    ...(call.keepalive === true && { keepalive: true }),
  };
  switch (tokenIn) {
    case 'header':
      return { ...request, url, headers: { authorization: `ManythingToken ${token}` } };
    case 'token':
    case 'userToken':
      authorized.searchParams.set(tokenIn, token);
      break;
    case 'path':
      authorized.pathname = `${url.pathname}/${encodeURIComponent(token)}`;
      break;
  }
  return { ...request, url: authorized };
}

const isUnauthorized = (error: unknown): error is Failure =>
  error instanceof Failure && error.facts.status === UNAUTHORIZED && error.code === 'signInNeeded';

export function createAuthorizedClient(host: AuthorizedHost): AuthorizedClient {
  const { system, http, clock, servers, session, page, random } = host;

  const tokenNow = async (call: AuthorizedCall): Promise<string> =>
    (await abortable(Promise.resolve(session.current()), call.signal)).token;

  async function withRenewal<T>(
    call: AuthorizedCall,
    request: (request: HttpRequest) => Promise<T>,
  ): Promise<T> {
    const send = (token: string): Promise<T> => {
      // A token may come in the very moment in which the caller gives up: then nothing leaves.
      if (call.signal.aborted) throw new Failure({ code: 'aborted', operation: call.operation, system });
      call.sent?.();
      return request(withToken(call, token));
    };
    const token = await tokenNow(call);
    try {
      return await send(token);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(token);
    }
    const renewed = await tokenNow(call);
    try {
      return await send(renewed);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(renewed);
      // A brand-new token was refused: it is this request that is not allowed.
      throw new Failure({ ...error.facts, code: 'notPermitted' });
    }
  }

  async function perform<T>(call: AuthorizedCall, send: (request: HttpRequest) => Promise<T>): Promise<T> {
    const { operation, kind, url, signal, retry = READ_RETRY } = call;
    if (!servers.isOwn(url)) throw new Failure({ code: 'hostNotAllowed', operation, system });
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withRenewal(call, send);
      } catch (error) {
        const failure = toFailure(error, operation, system);
        if (kind === 'command' || isAbort(failure) || !isTransient(failure.code)) throw failure;
        const wait = retryDelay(retry, attempt, random(), failure.facts.retryAfter);
        // Nobody sits through a long wait that the system asks for: they are told of it instead.
        if (wait === undefined || wait > READ_WAIT_MAX) throw failure;
        await call.beforeRetry?.(failure);
        await waitToRetry(clock, wait, page.online, signal);
      }
    }
  }

  return {
    json: (call) => perform(call, http.json),
    blob: (call) => perform(call, http.blob),
    stream: (call) => perform(call, http.stream),
  };
}
