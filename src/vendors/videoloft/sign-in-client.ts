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
  /** Asks for a new token with what the last reply left for that; `signInNeeded` when it left nothing. */
  readonly refresh: (from: SignIn, signal: AbortSignal) => Promise<SignIn>;
}

export interface SignInHost {
  readonly system: ConnectionId;
  readonly http: Http;
  readonly clock: Clock;
  readonly servers: Servers;
}

const OPERATION = 'sign in';
type Form = 'post' | 'get';

/** The statuses of a server that has no such call. */
const NOT_OFFERED: ReadonlySet<number | undefined> = new Set([404, 405, 501]);
/** Answers that mean "not with this name and password"; some servers call that a bad request. */
const REFUSALS: ReadonlySet<number | undefined> = new Set([400, 401, 403, 422]);
/** What the proxy says of itself has a code, and is no answer of the system. */
const isSystems = ({ facts }: Failure): boolean => facts.vendorCode === undefined;

export function createSignInClient({ system, http, clock, servers }: SignInHost): SignInClient {
  const fail = (facts: Omit<ConstructorParameters<typeof Failure>[0], 'system' | 'operation'>): Failure =>
    new Failure({ operation: OPERATION, system, ...facts });

  const form = (server: URL, { user, password }: Account, how: Form): HttpRequest => {
    if (how === 'post') {
      const json = { email: user, password };
      return { operation: OPERATION, url: endpoint(server, ['login']), method: 'POST', json };
    }
    const url = endpoint(server, ['login']);
    url.searchParams.set('email', user);
    url.searchParams.set('password', password);
    return { operation: OPERATION, url };
  };

  function refusal(error: unknown): Failure {
    const failure = toFailure(error, OPERATION, system);
    if (!isSystems(failure) || !REFUSALS.has(failure.facts.status)) return failure;
    return new Failure({ ...failure.facts, code: 'signInRefused' });
  }

  /** A password follows neither a reply nor a configuration to a stranger. */
  function place(text: string): URL {
    const server = servers.authenticator(text);
    if (server !== undefined) return server;
    const vendorText = `Passwords of this system are not sent to ${redactText(text)}`;
    throw fail({ code: 'hostNotAllowed', vendorText });
  }

  async function ask(server: URL, account: Account, signal: AbortSignal): Promise<LoginReply> {
    try {
      return parseLoginReply(await http.json({ ...form(server, account, 'post'), signal }));
    } catch (error) {
      const failure = refusal(error);
      if (!isSystems(failure) || !NOT_OFFERED.has(failure.facts.status)) throw failure;
    }
    try {
      return parseLoginReply(await http.json({ ...form(server, account, 'get'), signal }));
    } catch (error) {
      throw refusal(error);
    }
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

  return {
    signIn: async (account, before, signal) => {
      let server = place(before.authenticator.href);
      for (let hop = 0; hop < SIGN_IN_HOPS; hop += 1) {
        const reply = await ask(server, account, signal);
        const done = settled(reply, { ...before, authenticator: server });
        if (done !== undefined) return done;
        if (reply.kind === 'elsewhere') server = place(reply.location);
      }
      throw fail({ code: 'badReply', vendorText: 'The system keeps naming another place to sign in.' });
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
  };
}
