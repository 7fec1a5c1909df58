/**
 * Signing in at an Nx server: a session and its token where the server has sessions (5 and later), Basic
 * where it answers 404 to that (up to 4). Passwords leave in a body or a header, never in an address.
 */
import * as v from 'valibot';
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { addMs, type EpochMs, ms, ONE_SECOND } from '../../core/units.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http, HttpRequest, Refusal } from '../../platform/http.ts';
import { endpoint } from './endpoint.ts';
import { readReply } from './envelope.ts';
import { SIGN_OUT_WAIT, TOKEN_LENGTH_MAX } from './limits.ts';
import { failureOfReply, meaningOf } from './nx-failure.ts';
import { authorization, type SignIn } from './sign-in.ts';
import { lenient, numberLike, parseRow } from './wire.ts';

/** Name and password, for as long as signing in takes. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

export interface SignInClient {
  readonly signIn: (account: Account, signal: AbortSignal) => Promise<SignIn>;
  /** Asks whether the server still takes this sign-in; rejects with `signInNeeded` when it does not. */
  readonly verify: (signIn: SignIn, signal: AbortSignal) => Promise<void>;
  /** Ends the session at the server, also when the page is being left. Never rejects. */
  readonly end: (signIn: SignIn) => Promise<void>;
}

export interface SignInHost {
  readonly system: ConnectionId;
  readonly url: URL;
  readonly http: Http;
  readonly clock: Clock;
}

const OPERATION = 'sign in';
const SESSIONS = ['rest', 'v1', 'login', 'sessions'];
/** A wrong password is 422 where there are sessions, and 401 with Basic; 403 is an account that may not. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([401, 403, 422]);
/** A server without sessions: it does not know the call, or wants Basic before it looks at any. */
const NO_SESSIONS: ReadonlySet<number | undefined> = new Set([401, 404, 405, 501]);

/** What the proxy says of itself is no answer of the system. */
const PROXY_CODES: ReadonlySet<string> = new Set([
  'hostNotAllowed',
  'badCertificate',
  'unreachable',
  'timeout',
]);
const isSystems = ({ code }: Failure): boolean => !PROXY_CODES.has(code);

const sessionSchema = v.object({
  token: v.pipe(v.string(), v.maxLength(TOKEN_LENGTH_MAX), v.regex(/^[!-~]+$/)),
  expiresInS: lenient(numberLike),
});

/** Base64 of the UTF-8 bytes: names and passwords have letters of every language. */
const basicSecret = ({ user, password }: Account): string =>
  btoa(String.fromCodePoint(...new TextEncoder().encode(`${user}:${password}`)));

const explain = ({ status, body, headers }: Refusal) =>
  meaningOf({ status, body, header: (name) => headers.get(name) ?? undefined });

export function createSignInClient({ system, url, http, clock }: SignInHost): SignInClient {
  async function ask(request: Omit<HttpRequest, 'explain'>): Promise<unknown> {
    const read = readReply(await http.json({ ...request, explain }));
    if (!read.ok) throw failureOfReply(read.error, { operation: request.operation, system });
    return read.reply;
  }

  /** The answers of the system that mean "not with this name and password"; the proxy's own are none. */
  function refusal(error: unknown): Failure {
    const failure = toFailure(error, OPERATION, system);
    const isRefusal = REFUSALS.has(failure.facts.status) || failure.code === 'signInNeeded';
    if (!isRefusal || !isSystems(failure)) return failure;
    return new Failure({ ...failure.facts, code: 'signInRefused' });
  }

  /** Undefined where the server knows no sessions. */
  async function openSession(account: Account, signal: AbortSignal): Promise<SignIn | undefined> {
    const since = clock.now();
    let reply: unknown;
    try {
      reply = await ask({
        operation: OPERATION,
        url: endpoint(url, SESSIONS),
        method: 'POST',
        json: { username: account.user, password: account.password },
        signal,
      });
    } catch (error) {
      const failure = toFailure(error, OPERATION, system);
      if (isSystems(failure) && NO_SESSIONS.has(failure.facts.status)) return undefined;
      throw refusal(failure);
    }
    const session = parseRow(sessionSchema, reply);
    if (session === undefined) throw new Failure({ code: 'badReply', operation: OPERATION, system });
    const { token, expiresInS } = session;
    const expiresAt: EpochMs | undefined =
      expiresInS !== undefined && expiresInS > 0 ? addMs(since, ms(expiresInS * ONE_SECOND)) : undefined;
    return { scheme: 'Bearer', secret: token, account: account.user, since, expiresAt };
  }

  async function verify(signIn: SignIn, operation: string, signal: AbortSignal): Promise<void> {
    const reply = await ask({
      operation,
      url: endpoint(url, ['ec2', 'getUsers']),
      headers: { authorization: authorization(signIn) },
      signal,
    });
    // A page that answers everything with 200 is no Nx server, and has verified nothing.
    if (!Array.isArray(reply)) throw new Failure({ code: 'badReply', operation, system });
  }

  return {
    signIn: async (account, signal) => {
      const session = await openSession(account, signal);
      if (session !== undefined) return session;
      const basic: SignIn = {
        scheme: 'Basic',
        secret: basicSecret(account),
        account: account.user,
        since: clock.now(),
      };
      try {
        await verify(basic, OPERATION, signal);
      } catch (error) {
        throw refusal(error);
      }
      return basic;
    },
    verify: (signIn, signal) => verify(signIn, 'check sign-in', signal),
    end: async (signIn) => {
      // Basic has no session to end.
      if (signIn.scheme !== 'Bearer') return;
      const request = {
        operation: 'sign out',
        // The vendor's own way: the token is in the path, over the connection that it is for.
        url: endpoint(url, [...SESSIONS, signIn.secret]),
        method: 'DELETE',
        headers: { authorization: authorization(signIn) },
        timeout: SIGN_OUT_WAIT,
        keepalive: true,
      } as const;
      await http.send(request).catch(() => undefined);
    },
  };
}
