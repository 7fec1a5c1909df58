/**
 * The calls of the authenticator (§1.2.1): sign-in by POST as the service offers it, by the
 * document's GET where it does not, and renewal without a password. A password is sent only to
 * servers of the connection, and in an address only when there is no other way.
 */
import { Failure, toFailure } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import { redactText } from '../../core/redact.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Http, HttpRequest } from '../../platform/http.ts';
import { endpoint } from './endpoint.ts';
import { SIGN_IN_HOPS } from './limits.ts';
import { type LoginReply, parseLoginReply } from './login-wire.ts';
import type { Servers } from './servers.ts';
import { type SignIn, type SignInBefore, toSignIn } from './sign-in.ts';

/** Name and password, for as long as they are needed. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

export interface SignInClient {
  readonly signIn: (account: Account, before: SignInBefore, signal: AbortSignal) => Promise<SignIn>;
  /**
   * Also asks the system for a cookie that signs this browser in later, and proves that it does:
   * without `cookieAt` in the result the system gave none. The password goes into an address only when
   * the POST brought no cookie, since the document knows no other way to one.
   */
  readonly signInForLater: (account: Account, before: SignInBefore, signal: AbortSignal) => Promise<SignIn>;
  /** Asks for a new token with what the last reply left for that; `signInNeeded` when it left nothing. */
  readonly refresh: (from: SignIn, signal: AbortSignal) => Promise<SignIn>;
  /**
   * Asks `server` with its cookie in this browser alone. `signInRefused` also when the cookie is
   * another account's than the one before.
   */
  readonly withCookie: (server: URL, before: SignInBefore, signal: AbortSignal) => Promise<SignIn>;
}

export interface SignInHost {
  readonly system: ConnectionId;
  readonly http: Http;
  readonly clock: Clock;
  readonly servers: Servers;
}

const OPERATION = 'sign in';
/** "For initial web login": asks for a cookie. */
const WEBSITE = 'website';
/** "Subsequent web login using cookies, so no password needed". */
const COOKIE = 'cookielogin';
type Caller = typeof WEBSITE | undefined;

/** The statuses of a server that has no such call. */
const NOT_OFFERED: ReadonlySet<number | undefined> = new Set([404, 405, 501]);
/** Answers that mean "not with this name and password"; some servers call that a bad request. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([400, 401, 403, 422]);
/** What the proxy says of itself has a code, and is no answer of the system. */
const isSystems = ({ facts }: Failure): boolean => facts.vendorCode === undefined;
/** The system answered, and signs nobody in so. */
const isAnswered = (failure: Failure): boolean =>
  isSystems(failure) && (failure.code === 'signInRefused' || NOT_OFFERED.has(failure.facts.status));

export function createSignInClient({ system, http, clock, servers }: SignInHost): SignInClient {
  const fail = (facts: Omit<ConstructorParameters<typeof Failure>[0], 'system' | 'operation'>): Failure =>
    new Failure({ operation: OPERATION, system, ...facts });

  const byPost = (server: URL, { user, password }: Account, caller: Caller): HttpRequest => ({
    operation: OPERATION,
    url: endpoint(server, ['login']),
    method: 'POST',
    json: { email: user, password, caller },
  });

  function byGet(server: URL, { user, password }: Account, caller: Caller): HttpRequest {
    const url = endpoint(server, ['login']);
    url.searchParams.set('email', user);
    url.searchParams.set('password', password);
    if (caller !== undefined) url.searchParams.set('caller', caller);
    return { operation: OPERATION, url };
  }

  const byCookie = (server: URL): HttpRequest => ({
    operation: 'renew sign-in',
    url: endpoint(server, ['login'], [['caller', COOKIE]]),
  });

  function refusal(error: unknown): Failure {
    const failure = toFailure(error, OPERATION, system);
    if (!isSystems(failure) || !REFUSALS.has(failure.facts.status)) return failure;
    return new Failure({ ...failure.facts, code: 'signInRefused' });
  }

  async function ask(request: HttpRequest, signal: AbortSignal): Promise<LoginReply> {
    try {
      return parseLoginReply(await http.json({ ...request, signal }));
    } catch (error) {
      throw refusal(error);
    }
  }

  /** A password follows neither a reply nor a configuration to a stranger. */
  function place(text: string): URL {
    const server = servers.authenticator(text);
    if (server !== undefined) return server;
    const vendorText = `Passwords of this system are not sent to ${redactText(text)}`;
    throw fail({ code: 'hostNotAllowed', vendorText });
  }

  function settled(reply: LoginReply, before: SignInBefore): SignIn | undefined {
    switch (reply.kind) {
      case 'signedIn':
        return toSignIn(reply.fields, before, clock.now(), servers);
      case 'refused':
        throw fail({ code: 'signInRefused', vendorText: redactText(reply.text) });
      case 'unreadable':
        throw fail({ code: 'badReply' });
      case 'elsewhere':
        return undefined;
    }
  }

  /** Asks at one authenticator after the other until one is the account's own; gives the last one too. */
  async function follow(
    before: SignInBefore,
    askAt: (server: URL) => Promise<LoginReply>,
  ): Promise<[SignIn, URL]> {
    let server = place(before.authenticator.href);
    for (let hop = 0; hop < SIGN_IN_HOPS; hop += 1) {
      const reply = await askAt(server);
      const done = settled(reply, { ...before, authenticator: server });
      if (done !== undefined) return [done, server];
      if (reply.kind === 'elsewhere') server = place(reply.location);
    }
    throw fail({ code: 'badReply', vendorText: 'The system keeps naming another place to sign in.' });
  }

  const withPassword = (account: Account, caller: Caller, before: SignInBefore, signal: AbortSignal) =>
    follow(before, async (server) => {
      try {
        return await ask(byPost(server, account, caller), signal);
      } catch (error) {
        const failure = toFailure(error, OPERATION, system);
        if (!isSystems(failure) || !NOT_OFFERED.has(failure.facts.status)) throw failure;
      }
      return await ask(byGet(server, account, caller), signal);
    });

  async function withCookie(start: URL, before: SignInBefore, signal: AbortSignal): Promise<SignIn> {
    const [signIn, server] = await follow({ ...before, uid: undefined, authenticator: start }, (at) =>
      ask(byCookie(at), signal),
    );
    const isOther = before.uid !== undefined && signIn.uid !== undefined && before.uid !== signIn.uid;
    if (isOther) throw fail({ code: 'signInRefused', vendorText: 'The cookie is of another account.' });
    return { ...signIn, uid: signIn.uid ?? before.uid, cookieAt: server };
  }

  /** What the cookie of one of these servers gives; undefined when all answered that there is none. */
  async function prove(from: SignIn, places: readonly URL[], signal: AbortSignal) {
    const origins = new Set(places.map(({ origin }) => origin));
    for (const origin of origins) {
      try {
        return await withCookie(new URL(origin), from, signal);
      } catch (error) {
        const failure = toFailure(error, OPERATION, system);
        if (!isAnswered(failure)) throw failure;
      }
    }
    return undefined;
  }

  return {
    signIn: async (account, before, signal) => (await withPassword(account, undefined, before, signal))[0],
    signInForLater: async (account, before, signal) => {
      const clean = { ...before, cookieAt: undefined };
      const [signIn, server] = await withPassword(account, WEBSITE, clean, signal);
      const own = signIn.authenticator;
      try {
        const proven = await prove(signIn, [own, server], signal);
        if (proven !== undefined) return proven;
        const again = settled(await ask(byGet(own, account, WEBSITE), signal), signIn) ?? signIn;
        return (await prove(again, [own], signal)) ?? again;
      } catch (error) {
        const failure = toFailure(error, OPERATION, system);
        // The person is signed in already; that the system gives no cookie takes nothing from that.
        if (failure.code === 'aborted' || signal.aborted) throw failure;
        return signIn;
      }
    },
    refresh: async (from, signal) => {
      if (from.webLogin === undefined) throw fail({ code: 'signInNeeded' });
      const url = endpoint(from.authenticator, ['login', 'refresh']);
      const request = {
        operation: 'renew sign-in',
        url,
        method: 'POST',
        json: from.webLogin,
        signal,
      } as const;
      const done = settled(parseLoginReply(await http.json(request)), from);
      if (done === undefined) throw fail({ code: 'badReply' });
      return done;
    },
    withCookie,
  };
}
