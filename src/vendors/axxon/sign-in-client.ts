/**
 * Signing in at an Axxon server: a token where it gives tokens (`/grpc`, AuthenticateEx), else Basic. Name
 * and password leave in a header and in the body of that one call, never in an address.
 */
import * as v from 'valibot';
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { addMs, type EpochMs, msBetween } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http, HttpRequest } from '../../platform/http.ts';
import { meaningOf } from './axxon-failure.ts';
import { endpoint } from './endpoint.ts';
import { SIGN_OUT_WAIT, TOKEN_LIFE, TOKEN_LIFE_MAX, TOKEN_LIFE_MIN } from './limits.ts';
import {
  type Account,
  accountOf,
  authorization,
  basicAuthorization,
  basicOf,
  type SignIn,
  tokenText,
} from './sign-in.ts';
import { anyRecord, filledText, lenient, momentLike, parseRow } from './wire.ts';

export interface SignInClient {
  readonly signIn: (account: Account, signal: AbortSignal) => Promise<SignIn>;
  /**
   * The same sign-in with a new token, or, of Basic, looked at by the server. Rejects with `signInRefused`
   * when the server does not take name and password any more.
   */
  readonly renew: (signIn: SignIn, signal: AbortSignal) => Promise<SignIn>;
  /** Ends the token at the server, also when the page is being left. Never rejects. */
  readonly end: (signIn: SignIn) => Promise<void>;
}

export interface SignInHost {
  readonly system: ConnectionId;
  readonly url: URL;
  readonly http: Http;
  readonly clock: Clock;
}

const SIGN_IN = 'sign in';
const RENEW = 'renew sign-in';
const SIGN_OUT = 'sign out';
const SERVICE = 'axxonsoft.bl.auth.AuthenticationService';
const NO_SERVER =
  'No Axxon server answers at this address. Its prefix may be missing or wrong; the administrator of Axxon knows it.';
const REFUSED = 'The server refused the name or the password.';

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;
/** The system asks for patience, which says nothing of whether it has the call. */
const BUSY = new Set([429, 503]);

/** What the proxy says of itself, and a broken line, are no answers of the system. */
const NOT_THE_SYSTEM: ReadonlySet<string> = new Set([
  'hostNotAllowed',
  'badCertificate',
  'unreachable',
  'timeout',
  'offline',
  'aborted',
]);
const statusOf = ({ code, facts }: Failure): number | undefined =>
  NOT_THE_SYSTEM.has(code) ? undefined : facts.status;
const isRefusal = (failure: Failure): boolean => {
  const status = statusOf(failure);
  return status === UNAUTHORIZED || status === FORBIDDEN;
};

const versionSchema = v.object({ version: filledText });
const replySchema = v.object({
  token_value: lenient(tokenText),
  expires_at: lenient(momentLike),
  error_code: lenient(filledText),
});
/** "AUTHENTICATE_CODE_OK"; every other word is a reason against it. */
const OK = /(?:^|_)OK$/;

export function createSignInClient({ system, url, http, clock }: SignInHost): SignInClient {
  const ask = (
    request: Omit<HttpRequest, 'explain' | 'headers' | 'url'>,
    path: readonly string[],
    signIn: Pick<SignIn, 'basic'>,
    query?: readonly (readonly [string, number])[],
  ): Promise<unknown> =>
    http.json({
      ...request,
      url: endpoint(url, path, query),
      headers: { authorization: basicAuthorization(signIn) },
      explain: meaningOf,
    });

  const refused = (operation: string, facts?: Partial<Failure['facts']>): Failure =>
    new Failure({
      ...facts,
      code: 'signInRefused',
      operation,
      system,
      vendorText: facts?.vendorText || REFUSED,
    });

  /** A refusal in the words of the system; any other failure as it is. */
  function asRefused(error: unknown, operation: string): Failure {
    const failure = toFailure(error, operation, system);
    return isRefusal(failure) ? refused(operation, failure.facts) : failure;
  }

  /** An end that clocks cannot agree on is no end: a token lives about four hours. */
  function endOf(told: EpochMs | undefined, since: EpochMs): EpochMs {
    const life = told === undefined ? 0 : msBetween(since, told);
    return told !== undefined && life >= TOKEN_LIFE_MIN && life <= TOKEN_LIFE_MAX
      ? told
      : addMs(since, TOKEN_LIFE);
  }

  /** With a token; undefined where the server gives none. */
  async function withToken(
    signIn: SignIn,
    operation: string,
    signal: AbortSignal,
  ): Promise<SignIn | undefined> {
    const since = clock.now();
    const { user: user_name, password } = accountOf(signIn);
    const json = { method: `${SERVICE}.AuthenticateEx`, data: { user_name, password } };
    let reply: unknown;
    try {
      reply = await ask({ operation, method: 'POST', json, signal }, ['grpc'], signIn);
    } catch (error) {
      const failure = toFailure(error, operation, system);
      const status = statusOf(failure);
      if (failure.code === 'badReply') return undefined;
      if (status === undefined || isRefusal(failure) || BUSY.has(status)) throw failure;
      return undefined;
    }
    const read = parseRow(replySchema, parseRow(anyRecord, reply));
    if (read?.error_code !== undefined && !OK.test(read.error_code)) {
      throw refused(operation, { vendorCode: read.error_code });
    }
    const value = read?.token_value;
    if (value === undefined) return undefined;
    return { ...signIn, token: { value, since, until: endOf(read?.expires_at, since) } };
  }

  /** Basic, which the server has looked at: a list of one camera is open to whoever may sign in. */
  async function withBasic(signIn: SignIn, operation: string, signal: AbortSignal): Promise<SignIn> {
    let reply: unknown;
    try {
      reply = await ask({ operation, signal }, ['camera', 'list'], signIn, [['limit', 1]]);
    } catch (error) {
      throw asRefused(error, operation);
    }
    // A page that answers everything with 200 is no such server, and has looked at nothing.
    if (parseRow(anyRecord, reply) === undefined) throw new Failure({ code: 'badReply', operation, system });
    return { ...signIn, token: undefined };
  }

  /** Whether there is such a server, and what it says to name and password: undefined when nothing against them. */
  async function probe(signIn: SignIn, signal: AbortSignal): Promise<Failure | undefined> {
    const noServer = (facts?: Partial<Failure['facts']>): Failure =>
      new Failure({
        ...facts,
        code: facts?.code ?? 'badReply',
        operation: SIGN_IN,
        system,
        vendorText: NO_SERVER,
      });
    try {
      const reply = await ask({ operation: SIGN_IN, signal }, ['product', 'version'], signIn);
      if (parseRow(versionSchema, parseRow(anyRecord, reply)) === undefined) throw noServer();
      return undefined;
    } catch (error) {
      const failure = toFailure(error, SIGN_IN, system);
      if (isRefusal(failure)) return failure;
      throw statusOf(failure) === NOT_FOUND || failure.code === 'badReply'
        ? noServer(failure.facts)
        : failure;
    }
  }

  return {
    signIn: async (account, signal) => {
      const signIn: SignIn = { account: account.user, since: clock.now(), basic: basicOf(account) };
      const doubt = await probe(signIn, signal);
      try {
        const found = await withToken(signIn, SIGN_IN, signal);
        if (found !== undefined) return found;
      } catch (error) {
        // Where the call is closed to an account that the server takes, there is still Basic.
        const failure = toFailure(error, SIGN_IN, system);
        if (doubt !== undefined || !isRefusal(failure)) throw asRefused(failure, SIGN_IN);
      }
      if (doubt !== undefined) throw asRefused(doubt, SIGN_IN);
      return withBasic(signIn, SIGN_IN, signal);
    },
    renew: async (signIn, signal) => {
      if (signIn.token === undefined) return withBasic(signIn, RENEW, signal);
      try {
        const renewed = await withToken(signIn, RENEW, signal);
        return renewed ?? (await withBasic(signIn, RENEW, signal));
      } catch (error) {
        throw asRefused(error, RENEW);
      }
    },
    end: async (signIn) => {
      // Basic has no session to end.
      if (signIn.token === undefined) return;
      const request = {
        operation: SIGN_OUT,
        url: endpoint(url, ['grpc']),
        method: 'POST',
        headers: { authorization: authorization(signIn) },
        json: { method: `${SERVICE}.CloseSession`, data: {} },
        timeout: SIGN_OUT_WAIT,
        keepalive: true,
      } as const;
      await http.send(request).catch(() => undefined);
    },
  };
}
