import { describe, expect, test } from 'vitest';
import { createStore } from '../../core/readable.ts';
import { Failure, type FailureCode } from '../../core/failure.ts';
import { connectionId } from '../../core/ids.ts';
import { epochMs, ms, ONE_DAY } from '../../core/units.ts';
import type { HttpRequest } from '../../platform/http.ts';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type AuthorizedCall, createAuthorizedClient } from './authorized-client.ts';
import { createServers } from './servers.ts';
import type { SignIn } from './sign-in.ts';

const SERVER = new URL('https://logger.manything.com/getthumb/1.1/5');
const signal = new AbortController().signal;

interface Refusal {
  readonly code: FailureCode;
  readonly status?: number;
}
const UNAUTHORIZED: Refusal = { code: 'signInNeeded', status: 401 };

/** A network that refuses so many times, and a session whose tokens are numbered. */
function make(...refusals: Refusal[]) {
  const clock = createFakeClock(epochMs(0), () => new Promise((resolve) => setImmediate(resolve)));
  const requests: HttpRequest[] = [];
  const refused: string[] = [];
  /** What a token has to wait for, if anything. */
  const way: { token: Promise<void> | undefined } = { token: undefined };
  const answer = async (request: HttpRequest): Promise<Response> => {
    requests.push(request);
    const facts = refusals.shift();
    if (facts !== undefined) throw new Failure({ operation: request.operation, ...facts });
    return new Response('{}');
  };
  const client = createAuthorizedClient({
    system: connectionId('depot'),
    clock,
    random: () => 0,
    page: { online: createStore(true) },
    servers: createServers(new URL('https://auth1.manything.com')),
    session: {
      current: () => {
        const signIn = signInWith(`t${refused.length + 1}`);
        return way.token === undefined ? signIn : way.token.then(() => signIn);
      },
      refused: (token) => refused.push(token),
    },
    http: {
      address: (url) => url.href,
      send: answer,
      json: async (request): Promise<unknown> => (await answer(request)).json(),
      blob: async (request) => (await answer(request)).blob(),
      stream: () => Promise.reject(new Error('Nobody asks for a stream here.')),
      forgetCookies: () => Promise.resolve(),
    },
  });
  const call = (change: Partial<AuthorizedCall> = {}) =>
    client.json({ operation: 'test', url: SERVER, tokenIn: 'header', kind: 'read', signal, ...change });
  return { clock, client, requests, refused, way, call };
}

function signInWith(token: string): SignIn {
  const at = epochMs(0);
  return {
    token,
    renewAt: at,
    expiresAt: at,
    since: at,
    webLogin: undefined,
    authenticator: new URL('https://auth1.manything.com'),
    uid: undefined,
    account: 'a',
    maxAge: ms(ONE_DAY),
  };
}

describe('a call', () => {
  test('has its token in the header, the query or the path', async () => {
    const { call, requests } = make();
    await call();
    await call({ tokenIn: 'token' });
    await call({ tokenIn: 'userToken' });
    await call({ tokenIn: 'path' });
    expect(requests[0]?.headers).toEqual({ authorization: 'ManythingToken t1' });
    expect(requests.map(({ url }) => url.href.replace(SERVER.origin, ''))).toEqual([
      '/getthumb/1.1/5',
      '/getthumb/1.1/5?token=t1',
      '/getthumb/1.1/5?userToken=t1',
      '/getthumb/1.1/5/t1',
    ]);
  });

  test('is made once more with a new token when the first was refused', async () => {
    const { call, requests, refused } = make(UNAUTHORIZED);
    await call({ tokenIn: 'token' });
    expect(refused).toEqual(['t1']);
    expect(requests.map(({ url }) => url.searchParams.get('token'))).toEqual(['t1', 't2']);
  });

  test('is not permitted when a brand-new token does not help either', async () => {
    const { call, requests, refused } = make(UNAUTHORIZED, UNAUTHORIZED);
    expect((await failureOf(call())).facts).toMatchObject({ code: 'notPermitted', status: 401 });
    expect(refused).toEqual(['t1', 't2']);
    expect(requests).toHaveLength(2);
  });

  test('may be given longer than others', async () => {
    const { call, requests } = make();
    await call({ timeout: ms(300_000) });
    await call();
    expect(requests.map(({ timeout }) => timeout)).toEqual([300_000, undefined]);
  });

  test('is not repeated when there is something better to do', async () => {
    const { call, clock, requests } = make({ code: 'timeout' }, { code: 'busy' });
    const asked: FailureCode[] = [];
    const beforeRetry = (failure: Failure) => {
      asked.push(failure.code);
      if (failure.code === 'busy') throw failure;
    };
    expect((await failureOf(clock.settle(call({ beforeRetry })))).code).toBe('busy');
    expect(asked).toEqual(['timeout', 'busy']);
    expect(requests).toHaveLength(2);
  });

  test('never leaves for a stranger', async () => {
    const { call, requests } = make();
    const failure = await failureOf(call({ url: new URL('https://evil.example/alert') }));
    expect(failure.facts).toMatchObject({ code: 'hostNotAllowed', system: 'depot' });
    expect(requests).toEqual([]);
  });
});

describe('a read', () => {
  test('is repeated after failures that pass', async () => {
    const { clock, call, requests } = make({ code: 'unreachable' }, { code: 'serverError', status: 500 });
    await clock.settle(call());
    expect(requests).toHaveLength(3);
    expect(clock.now()).toBe(400 + 800);
  });

  test('is given up after the third', async () => {
    const passing: Refusal = { code: 'timeout' };
    const { clock, call, requests } = make(passing, passing, passing, passing);
    expect((await failureOf(clock.settle(call()))).code).toBe('timeout');
    expect(requests).toHaveLength(3);
  });

  test.each<FailureCode>(['notFound', 'notPermitted', 'rejected', 'badReply', 'hostNotAllowed', 'aborted'])(
    'is not repeated after %s',
    async (code) => {
      const { call, requests } = make({ code });
      expect((await failureOf(call())).code).toBe(code);
      expect(requests).toHaveLength(1);
    },
  );

  test('can be called back while it is under way', async () => {
    const { call, requests } = make();
    await call();
    expect(requests[0]?.signal).toBe(signal);
  });
});

describe('a command', () => {
  test('is not repeated', async () => {
    const { call, requests } = make({ code: 'unreachable' });
    expect((await failureOf(call({ kind: 'command' }))).code).toBe('unreachable');
    expect(requests).toHaveLength(1);
  });

  test('tells when it leaves, and is not called back from then on', async () => {
    const { call, requests } = make();
    const left: number[] = [];
    await call({ kind: 'command', sent: () => left.push(requests.length) });
    expect(left).toEqual([0]);
    expect(requests[0]?.signal).toBeUndefined();
  });

  test('that was called back in the moment in which its token came never leaves', async () => {
    const { call, requests, way } = make();
    const token = Promise.withResolvers<void>();
    way.token = token.promise;
    const caller = new AbortController();
    const sent: string[] = [];
    const work = failureOf(call({ kind: 'command', signal: caller.signal, sent: () => sent.push('sent') }));
    // Two turns later the token is there, and the call has not gone on yet.
    void token.promise.then(() => undefined).then(() => caller.abort());
    token.resolve();
    expect((await work).code).toBe('aborted');
    expect(sent).toEqual([]);
    expect(requests).toEqual([]);
  });

  test('outlives the page where it is asked to, within the time that it is given', async () => {
    const { call, requests } = make();
    await call({ kind: 'command', keepalive: true, timeout: ms(4000) });
    await call({ kind: 'command' });
    expect(requests[0]).toMatchObject({ keepalive: true, timeout: 4000 });
    expect(requests[1]).not.toHaveProperty('keepalive');
  });

  test('that was called back before it left never leaves', async () => {
    const { call, requests } = make();
    const gone = new AbortController();
    gone.abort();
    expect((await failureOf(call({ kind: 'command', signal: gone.signal }))).code).toBe('aborted');
    expect(requests).toEqual([]);
  });
});
