/**
 * Calls of Axxon with the sign-in of the moment: addressed below the prefix, tried again where that is
 * safe, slower when the server asks for patience. Knows no call by its meaning.
 */
import { abortable } from '../../platform/abortable.ts';
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Readable } from '../../core/readable.ts';
import { isTransient, READ_RETRY, retryDelay } from '../../core/retry-policy.ts';
import type { Ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http, HttpRequest, HttpStream } from '../../platform/http.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import { meaningOf } from './axxon-failure.ts';
import { endpoint, type PathPart, type Query } from './endpoint.ts';
import { BUSY_RETRY, READ_WAIT_MAX } from './limits.ts';
import type { SessionDriver } from './session-driver.ts';
import { authorization, type SignIn } from './sign-in.ts';

/** One call. */
export interface AxxonCall {
  readonly operation: string;
  /**
   * Below the address of the connection with its prefix. Text parts are encoded;
   * `{ raw: 'HOST/DeviceIpint.1/SourceEndpoint.video:0:0' }` keeps slashes and colons and encodes the rest.
   */
  readonly path: readonly PathPart[];
  /** Undefined is left out. */
  readonly query?: Query;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Reads are tried again when they fail in passing, slower after a 503; commands are sent once. */
  readonly kind: 'read' | 'command';
  readonly timeout?: Ms;
  readonly signal: AbortSignal;
}

/** Rejections are Failures of the connection: `signInNeeded` when the session is over. */
export interface AxxonClient {
  /** The parsed body; `badReply` when it is no JSON. */
  readonly json: (call: AxxonCall) => Promise<unknown>;
  readonly blob: (call: AxxonCall) => Promise<Blob>;
  /** The answer itself: for its status and headers. */
  readonly send: (call: AxxonCall) => Promise<Response>;
  /** The body as it comes, for as long as it takes. */
  readonly stream: (call: AxxonCall) => Promise<HttpStream>;
  /** Whose session it is; "" when nobody is signed in. */
  readonly account: () => string;
}

export interface AxxonClientHost {
  readonly system: ConnectionId;
  readonly url: URL;
  readonly http: Http;
  readonly clock: Clock;
  readonly page: { readonly online: Readable<boolean> };
  readonly session: Pick<SessionDriver, 'current' | 'refused' | 'account'>;
  /** 0..1, for waits between tries. */
  readonly random: () => number;
}

export function createAxxonClient(host: AxxonClientHost): AxxonClient {
  const { system, url, http, clock, page, session, random } = host;

  function requestFor(call: AxxonCall, signIn: SignIn): HttpRequest {
    const { operation, path, query, method, json, timeout, signal } = call;
    return {
      operation,
      url: endpoint(url, path, query),
      headers: { authorization: authorization(signIn) },
      signal,
      ...(method !== undefined && { method }),
      ...(json !== undefined && { json }),
      ...(timeout !== undefined && { timeout }),
      explain: meaningOf,
    };
  }

  const isUnauthorized = (error: unknown): error is Failure =>
    error instanceof Failure && error.facts.status === 401;

  /** Sends once, and once more when the server refused a sign-in that it takes after all, or took anew. */
  async function withSignIn<T>(call: AxxonCall, send: (request: HttpRequest) => Promise<T>): Promise<T> {
    const { operation, signal } = call;
    const signInNow = async (): Promise<SignIn> => {
      const signIn = await abortable(Promise.resolve(session.current()), signal);
      if (signal.aborted) throw new Failure({ code: 'aborted', operation, system });
      return signIn;
    };
    const first = await signInNow();
    try {
      return await send(requestFor(call, first));
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(authorization(first));
    }
    const checked = await signInNow();
    try {
      return await send(requestFor(call, checked));
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(authorization(checked));
      // The server takes the sign-in and refuses this call: it is this call that is not allowed.
      throw new Failure({ ...error.facts, code: 'notPermitted' });
    }
  }

  async function perform<T>(call: AxxonCall, send: (request: HttpRequest) => Promise<T>): Promise<T> {
    const { operation, kind, signal } = call;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withSignIn(call, send);
      } catch (error) {
        const failure = toFailure(error, operation, system);
        if (kind === 'command' || isAbort(failure) || !isTransient(failure.code)) throw failure;
        const policy = failure.code === 'busy' ? BUSY_RETRY : READ_RETRY;
        const wait = retryDelay(policy, attempt, random(), failure.facts.retryAfter);
        // Nobody sits through a long wait that the system asks for: they are told of it instead.
        if (wait === undefined || wait > READ_WAIT_MAX) throw failure;
        await waitToRetry(clock, wait, page.online, signal);
      }
    }
  }

  return {
    json: (call) => perform(call, http.json),
    blob: (call) => perform(call, http.blob),
    send: (call) => perform(call, http.send),
    stream: (call) => perform(call, http.stream),
    account: session.account,
  };
}
