import { afterEach, describe, expect, test } from 'vitest';
import { ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import {
  createPlainAxxon,
  PLAIN_BASIC,
  PLAIN_ROOT,
  PLAIN_SECRETS,
  type PlainAxxon,
  type PlainOptions,
} from '../../testing/plain-axxon.ts';

let site: PlainAxxon;
const signal = new AbortController().signal;

function open(options?: PlainOptions): void {
  site = createPlainAxxon(options);
}
afterEach(() => site.close());

const state = () => site.system.session.state.get();
const list = () => site.clock.settle(site.system.cameras.list(signal));
const lines = () =>
  site.requests().map(({ method, url }) => `${method} ${new URL(url).pathname.replace('/asip', '')}`);
const headers = (path: string) => site.asked(path).map((request) => request.headers.get('authorization'));

describe('signing in', () => {
  test('probes the version, gets a token with Basic, and goes on with the token', async () => {
    open();
    await site.signIn();
    await list();
    expect(lines()).toEqual(['GET /product/version', 'POST /grpc', 'GET /camera/list']);
    expect(headers('/product/version')).toEqual([PLAIN_BASIC]);
    expect(headers('/grpc')).toEqual([PLAIN_BASIC]);
    expect(headers('/camera/list')[0]).toMatch(/^Bearer axx-/);
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'root', lasts: 'untilTabCloses' });
  });

  test('calls AuthenticateEx with user_name and password', async () => {
    open();
    await site.signIn();
    expect(await site.asked('/grpc')[0]?.json()).toEqual({
      method: 'axxonsoft.bl.auth.AuthenticationService.AuthenticateEx',
      data: { user_name: 'root', password: 'harbour pass:wörd' },
    });
  });

  test('never writes a credential into an address', async () => {
    open();
    await site.signIn();
    await list();
    for (const { url } of site.requests()) {
      expect(url).not.toMatch(PLAIN_SECRETS);
      expect(url).not.toMatch(/auth_token|password/);
    }
  });

  test('goes on with Basic where the server has no tokens, once it has looked at it', async () => {
    open({ tokens: 'none' });
    await site.signIn();
    await list();
    expect(lines()).toEqual(['GET /product/version', 'POST /grpc', 'GET /camera/list', 'GET /camera/list']);
    expect(new Set(headers('/camera/list'))).toEqual(new Set([PLAIN_BASIC]));
    expect(site.asked('/camera/list')[0]?.url).toMatch(/\?limit=1$/);
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'root' });
  });

  test.each([
    ['400', () => new Response('Unknown method', { status: 400 })],
    ['405', () => new Response('', { status: 405 })],
    ['500', () => new Response('', { status: 500 })],
    ['501', () => new Response('', { status: 501 })],
    ['a page', () => new Response('<html>')],
    ['an empty object', () => Response.json({})],
    ['a list', () => Response.json([])],
    ['no token', () => Response.json({ token_value: '', error_code: 'AUTHENTICATE_CODE_OK' })],
    ['a token of two lines', () => Response.json({ token_value: 'x\r\ny: z' })],
    ['403: closed to the account', () => new Response('', { status: 403 })],
  ])('goes on with Basic where /grpc answers %s', async (_name, answer) => {
    open({ answers: { '/grpc': answer } });
    await site.signIn();
    expect(state().kind).toBe('signedIn');
    await list();
    expect(headers('/camera/list').at(-1)).toBe(PLAIN_BASIC);
  });

  test('works where Basic is good for getting a token alone', async () => {
    open({ tokens: 'only' });
    await site.signIn();
    await list();
    expect(headers('/camera/list')[0]).toMatch(/^Bearer axx-/);
  });

  test.each([['none'], ['both'], ['only']] as const)(
    'with a wrong password is refused in the words of the server (tokens: %s)',
    async (tokens) => {
      open({ tokens });
      const failure = await failureOf(site.signIn({ ...PLAIN_ROOT, password: 'other' }));
      expect(failure.facts).toMatchObject({
        code: 'signInRefused',
        status: 401,
        vendorText: '401 Unauthorized',
      });
      expect(state()).toMatchObject({ kind: 'signedOut', because: failure });
      expect(site.asked('/camera/list')).toEqual([]);
    },
  );

  test('is refused by the error_code of AuthenticateEx as well, which comes with status 200', async () => {
    const refused = { token_value: '', error_code: 'AUTHENTICATE_CODE_WRONG_CREDENTIALS' };
    open({ answers: { '/grpc': () => Response.json(refused) } });
    const failure = await failureOf(site.signIn());
    expect(failure.facts).toMatchObject({
      code: 'signInRefused',
      vendorCode: 'AUTHENTICATE_CODE_WRONG_CREDENTIALS',
    });
    expect(failure.facts.vendorText).toMatch(/name or the password/);
  });

  test('is not believed from a server that shows its version to everybody', async () => {
    open();
    site.setAnswer(({ url }) =>
      url.endsWith('/product/version')
        ? Response.json({ version: 'Axxon Next 4.4' })
        : new Response('', { status: url.endsWith('/grpc') ? 404 : 401 }),
    );
    expect((await failureOf(site.signIn())).code).toBe('signInRefused');
  });

  test.each([
    ['404', 'notFound', () => new Response('Not found', { status: 404 })],
    ['a page', 'badReply', () => new Response('<html>Welcome</html>')],
    ['another object', 'badReply', () => Response.json({ product: 'other' })],
    ['a list', 'badReply', () => Response.json(['other'])],
  ])(
    'at a server that answers the probe with %s says that the prefix may be wrong',
    async (_, code, answer) => {
      open();
      site.setAnswer(answer);
      const { facts } = await failureOf(site.signIn());
      expect(facts.code).toBe(code);
      expect(facts.vendorText).toMatch(/prefix/);
      expect(site.asked('/grpc')).toEqual([]);
    },
  );

  test('at a server that asks for patience is no refusal', async () => {
    open({ answers: { '/grpc': () => new Response('', { status: 503 }) } });
    expect((await failureOf(site.signIn())).code).toBe('busy');
    expect(state().kind).toBe('signedOut');
  });

  test('through a proxy that does not know the server is no refusal by it', async () => {
    open();
    site.setAnswer(() =>
      Response.json(
        { error: { code: 'host_not_allowed', message: 'x' } },
        { status: 403, headers: { 'x-sightline-proxy': 'error' } },
      ),
    );
    expect((await failureOf(site.signIn())).code).toBe('hostNotAllowed');
  });

  test('fails as unreachable when nobody answers, and quotes no secret', async () => {
    open();
    site.setAnswer(undefined);
    const failure = await failureOf(site.signIn());
    expect(failure.code).toBe('unreachable');
    const { cause, ...facts } = failure.facts;
    expect(`${failure.message} ${JSON.stringify(facts)} ${String(cause)}`).not.toMatch(PLAIN_SECRETS);
  });

  test('that is called off leaves nobody signed in', async () => {
    open();
    const caller = new AbortController();
    const work = failureOf(site.system.session.signIn(PLAIN_ROOT, caller.signal));
    caller.abort();
    expect((await site.clock.settle(work)).code).toBe('aborted');
    await site.clock.advance(ONE_SECOND);
    expect(state()).toEqual({ kind: 'signedOut' });
  });

  test('again at once belongs to the last who asked', async () => {
    open();
    const first = failureOf(site.system.session.signIn({ ...PLAIN_ROOT, password: 'other' }));
    await site.signIn();
    await site.clock.settle(first);
    expect(state().kind).toBe('signedIn');
    await list();
  });

  test('anew ends the token of before', async () => {
    open();
    await site.signIn();
    await site.signIn();
    await site.clock.advance(ONE_SECOND);
    expect([site.given(), site.open()]).toEqual([2, 1]);
    await list();
  });
});
