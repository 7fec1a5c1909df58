/**
 * Calls of Nx with the sign-in of the moment: addressed, tried again where that is safe, their refusals
 * put into words of the product. Knows no call by its meaning, except that the virtual camera calls go by
 * two names.
 */
import { Failure, isAbort, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { Readable } from '../../core/readable.ts';
import { isTransient, READ_RETRY, retryDelay } from '../../core/retry-policy.ts';
import type { Ms } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http, HttpRequest } from '../../platform/http.ts';
import { waitToRetry } from '../../platform/retry-wait.ts';
import type { ChunkAnswer } from '../../platform/transfer/transfer-model.ts';
import { abortable } from '../../platform/abortable.ts';
import { endpoint, type Query } from './endpoint.ts';
import { readReply } from './envelope.ts';
import { READ_WAIT_MAX } from './limits.ts';
import { failureOfAnswer, failureOfReply, meaningOf, type NxCallName } from './nx-failure.ts';
import type { SessionDriver } from './session-driver.ts';
import { authorization, type SignIn } from './sign-in.ts';
import { createVirtualPrefix, type VirtualCall } from './virtual-prefix.ts';

/** One call. */
export interface NxCall {
  readonly operation: string;
  /** Each part is encoded. */
  readonly path: readonly (string | number)[];
  /** A value of "" gives a bare name; undefined is left out. */
  readonly query?: Query;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Reads are tried again when they fail in passing; commands are sent once. */
  readonly kind: 'read' | 'command';
  /** Guid of the server that shall answer; without it, the one that the connection names. */
  readonly server?: string | undefined;
  readonly timeout?: Ms;
  /** Outlives the page. */
  readonly keepalive?: boolean;
  readonly signal: AbortSignal;
}

/** How something is fetched that does not go through this client. Its headers hold a credential. */
export interface NxRequest {
  /** As the browser fetches it: through the proxy. */
  readonly address: string;
  readonly headers: Record<string, string>;
}

export interface NxClient {
  /**
   * `reply` of an envelope, anything else as it is; an empty answer is undefined. An envelope with an
   * error is a Failure whatever its status.
   */
  readonly json: (call: NxCall) => Promise<unknown>;
  /** The body as it is; empty where the server has nothing (204). */
  readonly blob: (call: NxCall) => Promise<Blob>;
  /** A virtual camera call (Steps 4 to 7) by the name that its server knows: found once, remembered. */
  readonly virtualCamera: (name: VirtualCall, call: Omit<NxCall, 'path' | 'method'>) => Promise<unknown>;
  /** Waits for a check of the sign-in under way. */
  readonly request: (call: Pick<NxCall, 'path' | 'query' | 'server'>) => Promise<NxRequest>;
  /** What a refusal of such a request means; a refused credential is checked, once for all. */
  readonly failureOf: (operation: string, answer: ChunkAnswer) => Failure;
  /** Whose session it is; "" when nobody is signed in. */
  readonly account: () => string;
}

export interface NxClientHost {
  readonly system: ConnectionId;
  readonly url: URL;
  readonly http: Http;
  readonly clock: Clock;
  readonly page: { readonly online: Readable<boolean> };
  readonly session: Pick<SessionDriver, 'current' | 'refused' | 'account'>;
  /** 0..1, for waits between tries. */
  readonly random: () => number;
}

/** The server of a site that a call is for: another one passes it on. */
const SERVER_HEADER = 'x-server-guid';

export function createNxClient(host: NxClientHost): NxClient {
  const { system, url, http, clock, page, session, random } = host;

  const headersFor = (signIn: SignIn, server: string | undefined): Record<string, string> => ({
    authorization: authorization(signIn),
    ...(server !== undefined && { [SERVER_HEADER]: server }),
  });

  function requestFor(call: NxCall, signIn: SignIn, name: NxCallName): HttpRequest {
    const { operation, path, query, method, json, server, timeout, keepalive, signal } = call;
    return {
      operation,
      url: endpoint(url, path, query),
      headers: headersFor(signIn, server),
      signal,
      ...(method !== undefined && { method }),
      ...(json !== undefined && { json }),
      ...(timeout !== undefined && { timeout }),
      ...(keepalive !== undefined && { keepalive }),
      explain: ({ status, body, headers }) =>
        meaningOf({ status, body, header: (wanted) => headers.get(wanted) ?? undefined }, name),
    };
  }

  const isUnauthorized = (error: unknown): error is Failure =>
    error instanceof Failure && error.code === 'signInNeeded';

  /** Sends once, and once more when the server refused a sign-in that it takes after all. */
  async function withSignIn<T>(call: NxCall, send: (signIn: SignIn) => Promise<T>): Promise<T> {
    const { operation, signal } = call;
    const signInNow = async (): Promise<SignIn> => {
      const signIn = await abortable(Promise.resolve(session.current()), signal);
      if (signal.aborted) throw new Failure({ code: 'aborted', operation, system });
      return signIn;
    };
    const first = await signInNow();
    try {
      return await send(first);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(first.secret);
    }
    const checked = await signInNow();
    try {
      return await send(checked);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      session.refused(checked.secret);
      // The server takes the sign-in and refuses this call: it is this call that is not allowed.
      throw new Failure({ ...error.facts, code: 'notPermitted' });
    }
  }

  async function perform<T>(call: NxCall, send: (signIn: SignIn) => Promise<T>): Promise<T> {
    const { operation, kind, signal } = call;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await withSignIn(call, send);
      } catch (error) {
        const failure = toFailure(error, operation, system);
        if (kind === 'command' || isAbort(failure) || !isTransient(failure.code)) throw failure;
        const wait = retryDelay(READ_RETRY, attempt, random(), failure.facts.retryAfter);
        // Nobody sits through a long wait that the system asks for: they are told of it instead.
        if (wait === undefined || wait > READ_WAIT_MAX) throw failure;
        await waitToRetry(clock, wait, page.online, signal);
      }
    }
  }

  /** `http.json` takes an empty answer for a broken one; commands of Nx often answer nothing. */
  async function parsed(call: NxCall, body: Blob): Promise<unknown> {
    const { operation } = call;
    const text = await body.text();
    if (text.trim() === '') return undefined;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      // Without its cause: JSON.parse quotes the text that it cannot read, and a token may be there.
      throw new Failure({ code: 'badReply', operation, system });
    }
    const read = readReply(json);
    if (read.ok) return read.reply;
    throw failureOfReply(read.error, { operation, system });
  }

  const json = (call: NxCall, name?: NxCallName): Promise<unknown> =>
    perform(call, async (signIn) => parsed(call, await http.blob(requestFor(call, signIn, name))));

  const prefix = createVirtualPrefix();

  return {
    json: (call) => json(call),
    blob: (call) =>
      perform(call, async (signIn) => {
        const body = await http.blob(requestFor(call, signIn, undefined));
        // An error with status 200 is no picture.
        if (/\bjson\b/.test(body.type)) await parsed(call, body);
        return body;
      }),
    virtualCamera: (name, call) =>
      prefix.using(call.server, (word) =>
        json(
          { ...call, path: ['api', word, name], method: 'POST' },
          name === 'consume' ? 'consume' : undefined,
        ),
      ),
    request: async ({ path, query, server }) => {
      const signIn = await session.current();
      return {
        address: http.address(endpoint(url, path, query)),
        headers: headersFor(signIn, server),
      };
    },
    failureOf: (operation, answer) => {
      const failure = failureOfAnswer(answer, operation, system);
      if (failure.code === 'signInNeeded') session.refused();
      return failure;
    },
    account: session.account,
  };
}
