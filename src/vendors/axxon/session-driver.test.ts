import { afterEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
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
const NOBODY = cameraId('SERVER1/DeviceIpint.9/SourceEndpoint.video:0:0');

function open(options?: PlainOptions): void {
  site = createPlainAxxon(options);
}
afterEach(() => site.close());

const state = (system = site.system) => system.session.state.get();
const list = (system = site.system) => site.clock.settle(system.cameras.list(signal));
const listFails = (system = site.system) => failureOf(list(system));
const lines = () =>
  site.requests().map(({ method, url }) => `${method} ${new URL(url).pathname.replace('/asip', '')}`);
const headers = (path: string) => site.asked(path).map((request) => request.headers.get('authorization'));
const listWords = () => new Response('<html>Unauthorized</html>', { status: 401 });

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

describe('a token', () => {
  test('is renewed before it ends, again and again, without anybody asking', async () => {
    open();
    await site.signIn();
    await site.clock.advance(ms(3.5 * ONE_HOUR));
    expect(site.given()).toBe(1);
    await site.clock.advance(ms(0.2 * ONE_HOUR));
    expect(site.given()).toBe(2);
    await site.clock.advance(ms(20 * ONE_HOUR));
    expect(state().kind).toBe('signedIn');
    await list();
    expect(site.asked('/camera/list')).toHaveLength(1);
  });

  test('that the server does not take any more is replaced once for all callers', async () => {
    open();
    await site.signIn();
    site.revoke();
    const work = Array.from({ length: 8 }, () => failureOf(site.system.cameras.details(NOBODY, signal)));
    for (const { code } of await site.clock.settle(Promise.all(work))) expect(code).toBe('notFound');
    expect(site.given()).toBe(2);
    expect(state().kind).toBe('signedIn');
  });

  test('that has ended is not sent any more: all callers wait for the next one', async () => {
    open({ life: ms(20 * ONE_MINUTE) });
    await site.signIn();
    site.setDown(true);
    await site.clock.advance(ms(40 * ONE_MINUTE));
    expect(site.given()).toBe(1);
    site.setDown(false);
    const before = site.requests().length;
    await site.clock.settle(Promise.all([list(), list()]));
    expect(lines().slice(before)).toEqual(['POST /grpc', 'GET /camera/list']);
    expect(headers('/camera/list')[0]).toMatch(/^Bearer axx-/);
  });

  test('that has ended is left alone while the server is down and nobody needs it', async () => {
    open({ life: ms(20 * ONE_MINUTE) });
    await site.signIn();
    site.setDown(true);
    await site.clock.advance(ms(21 * ONE_MINUTE));
    const before = site.requests().length;
    await site.clock.advance(ms(5 * ONE_HOUR));
    expect(site.requests()).toHaveLength(before);
    expect((await listFails()).code).toBe('busy');
    expect(state().kind).toBe('signedIn');
  });

  test.each([[undefined], ['soon'], ['20200101T000000'], ['20990101T000000'], [0], [null]])(
    'whose end is told as %j lives about four hours',
    async (expiresAt) => {
      open({ expiresAt });
      await site.signIn();
      await site.clock.advance(ms(3.5 * ONE_HOUR));
      expect(site.given()).toBe(1);
      await site.clock.advance(ms(0.2 * ONE_HOUR));
      expect(site.given()).toBe(2);
    },
  );

  test('is renewed half a minute later when the server cannot be asked at first', async () => {
    open();
    await site.signIn();
    site.setDown(true);
    await site.clock.advance(ms(3.7 * ONE_HOUR));
    expect(state().kind).toBe('signedIn');
    site.setDown(false);
    await site.clock.advance(ms(30 * ONE_SECOND));
    expect(site.given()).toBe(2);
  });

  test('that the server does not take any more is replaced, and the call made again', async () => {
    open();
    await site.signIn();
    site.revoke();
    await list();
    expect(site.given()).toBe(2);
    expect(headers('/camera/list')).toHaveLength(2);
  });

  test('that cannot be replaced now ends nothing: the call says what is wrong', async () => {
    open();
    await site.signIn();
    site.setAnswer(({ url }) => new Response('', { status: url.endsWith('/grpc') ? 503 : 401 }));
    expect((await listFails()).code).toBe('busy');
    expect(state().kind).toBe('signedIn');
  });

  test('is ended at the server by signing out, and nothing stays here', async () => {
    open();
    await site.signIn();
    await site.clock.settle(site.system.session.signOut());
    expect(site.open()).toBe(0);
    expect(site.storage.kept()).toBeUndefined();
    expect(state()).toEqual({ kind: 'signedOut' });
    const before = site.requests().length;
    await site.clock.advance(ms(8 * ONE_HOUR));
    expect((await listFails()).code).toBe('signInNeeded');
    expect(site.requests()).toHaveLength(before);
  });

  test('of a server that cannot be reached does not hinder signing out', async () => {
    open();
    await site.signIn();
    site.setAnswer(undefined);
    await site.clock.settle(site.system.session.signOut());
    expect(state()).toEqual({ kind: 'signedOut' });
  });
});

describe('a session', () => {
  test.each([['both'], ['none']] as const)(
    'ends when the password has changed (tokens: %s), and says so',
    async (tokens) => {
      open({ tokens });
      await site.signIn();
      site.changePassword();
      site.revoke();
      expect((await listFails()).code).toBe('signInNeeded');
      expect(state()).toMatchObject({
        kind: 'signedOut',
        because: { facts: { code: 'signInNeeded', status: 401 } },
      });
      expect(site.storage.kept()).toBeUndefined();
      const before = site.requests().length;
      expect((await listFails()).code).toBe('signInNeeded');
      expect(site.requests()).toHaveLength(before);
    },
  );

  test.each([['both'], ['none']] as const)(
    'does not end by a call that is refused while the server takes the sign-in (tokens: %s)',
    async (tokens) => {
      let isOpen = true;
      open({
        tokens,
        answers: {
          '/camera/list': ({ url }) =>
            isOpen || url.endsWith('=1') ? Response.json({ cameras: [] }) : listWords(),
        },
      });
      await site.signIn();
      isOpen = false;
      expect((await listFails()).code).toBe('notPermitted');
      expect(state().kind).toBe('signedIn');
    },
  );

  test.each([['both'], ['none']] as const)(
    'goes on after a reload for as long as the tab lives (tokens: %s)',
    async (tokens) => {
      open({ tokens });
      await site.signIn();
      expect(site.storage.kept()).not.toContain('pass:wörd');
      const reloaded = site.reload();
      expect(state(reloaded)).toEqual({ kind: 'restoring' });
      await list(reloaded);
      expect(state(reloaded)).toMatchObject({ kind: 'signedIn', account: 'root' });
      expect(site.given()).toBe(tokens === 'both' ? 1 : 0);
    },
  );

  test('goes on after a reload with what this tab kept, although the token has ended meanwhile', async () => {
    open();
    await site.signIn();
    site.revoke();
    const reloaded = site.reload();
    await list(reloaded);
    expect(site.given()).toBe(2);
    const again = site.reload();
    await list(again);
    expect(site.given()).toBe(2);
  });

  test('that is not to be kept is over with the page', async () => {
    open();
    await site.signIn({ ...PLAIN_ROOT, keep: 'untilReload' });
    expect(state()).toMatchObject({ lasts: 'untilReload' });
    await site.clock.advance(ms(10 * ONE_HOUR));
    expect(site.given()).toBeGreaterThan(2);
    expect(site.storage.kept()).toBeUndefined();
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(state(reloaded)).toEqual({ kind: 'signedOut' });
  });

  test.each([
    ['nonsense'],
    ['{}'],
    ['{"account":"root","since":1,"basic":"cm9vdDp4","server":"http://other.example/"}'],
  ])('is not made of %s', async (kept) => {
    open();
    await site.storage.write(kept);
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(state(reloaded)).toEqual({ kind: 'signedOut' });
    expect(site.requests()).toHaveLength(0);
  });
});
