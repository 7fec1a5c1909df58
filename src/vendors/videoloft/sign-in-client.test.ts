import { afterEach, describe, expect, test } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { VideoloftOptions } from '../../emulators/videoloft/options.ts';
import {
  createEmulatedVideoloft,
  type EmulatedVideoloft,
  OPERATOR,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type Answer, answering } from '../../testing/msw-vendor.ts';
import { createVideoloftSystem } from './system.ts';

let site: EmulatedVideoloft;
const signal = new AbortController().signal;

function open(options: Partial<VideoloftOptions> = {}, wrap?: (answer: Answer) => Answer): void {
  site = createEmulatedVideoloft(options, wrap);
}
afterEach(() => site.close());

const state = () => site.system.session.state.get();
const list = (system = site.system) => site.clock.settle(system.cameras.list(signal));
const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
describe('sign-in', () => {
  test('follows the region that the POST’s reply names (real login beyond the document), and never puts a credential into an address', async () => {
    open();
    await site.signIn();
    expect(site.emulator.log.entries().map(({ op, node }) => [op, node])).toEqual([
      ['login.post', 'globalAuth'],
      ['login.post', 'regionAuth'],
    ]);
    await list();
    for (const { url } of site.requests()) expect(url).not.toMatch(/operator|harbour-demo|%40/);
    expect(logged('devices')).toMatchObject([{ node: 'regionAuth', status: 200 }]);
  });

  test('falls back to the document’s GET where the POST does not exist, redirect included', async () => {
    open({ postLogin: false });
    await site.signIn();
    expect(site.emulator.log.entries().map(({ op, node, status }) => [op, node, status])).toEqual([
      ['login.post', 'globalAuth', 404],
      ['login.get', 'globalAuth', 302],
      ['login.get', 'regionAuth', 200],
    ]);
    expect(state()).toMatchObject({ kind: 'signedIn', account: OPERATOR.user });
    await list();
    expect(logged('devices')).toMatchObject([{ node: 'regionAuth', status: 200 }]);
  });

  test.each([true, false])('says why it was refused (POST: %s), without the password', async (postLogin) => {
    open({ postLogin });
    const failure = await failureOf(site.signIn({ ...OPERATOR, password: 'not-it-123' }));
    expect(failure.facts).toMatchObject({
      code: 'signInRefused',
      status: 401,
      vendorText: 'Incorrect email or password',
    });
    expect(JSON.stringify(failure.facts)).not.toMatch(/not-it-123|operator/);
    expect(state()).toEqual({ kind: 'signedOut', because: failure });
  });

  test('takes the reason from "message" too', async () => {
    open();
    const suspended = { ...OPERATOR, user: 'suspended@harbour.example', password: 'harbour-gone' };
    const failure = await failureOf(site.signIn(suspended));
    expect(failure.facts).toMatchObject({ code: 'signInRefused', vendorText: 'This account is suspended' });
  });

  test('is refused by a reply that says so with status 200', async () => {
    open(
      {},
      answering('/login', () => Response.json({ error: 'Account locked' })),
    );
    const failure = await failureOf(site.signIn());
    expect(failure.facts).toMatchObject({ code: 'signInRefused', vendorText: 'Account locked' });
  });

  test('tells how long to wait after too many tries', async () => {
    open();
    const wrong = { ...OPERATOR, password: 'wrong' };
    for (let tries = 0; tries < 5; tries += 1) await failureOf(site.signIn(wrong));
    const failure = await failureOf(site.signIn(wrong));
    expect(failure.code).toBe('busy');
    expect(failure.facts.retryAfter).toBeGreaterThan(ONE_SECOND);
    expect(failure.facts.retryAfter).toBeLessThanOrEqual(ONE_MINUTE);
  });

  test.each(['https://auth1.anything.com', 'https://evil.example', 'http://euwest1-auth-1.manything.com'])(
    'never follows a reply to %s',
    async (location) => {
      open(
        {},
        answering('/login', () => Response.json({ location })),
      );
      const failure = await failureOf(site.signIn());
      expect(failure.code).toBe('hostNotAllowed');
      expect(failure.facts.vendorText).toContain(new URL(location).hostname);
      expect(site.requests().map(({ url }) => url)).toEqual(['https://auth1.manything.com/login']);
    },
  );

  test('follows a reply to an authenticator that the configuration names under a brand of its own', async () => {
    const brand = 'https://login.brand.example';
    open(
      {},
      answering('/login', ({ url }) =>
        url.startsWith(brand)
          ? Response.json({ result: { authToken: 'a*b', uid: 5 } })
          : Response.json({ location: brand }),
      ),
    );
    const system = createVideoloftSystem({ ...site.context(), hosts: ['*.brand.example'] });
    await site.clock.settle(system.session.signIn(OPERATOR));
    expect(system.session.state.get().kind).toBe('signedIn');
    expect(site.requests().at(-1)?.url).toBe(`${brand}/login`);
    system.dispose();
  });

  test('sends nothing at all when the configuration names the damaged address of the document, anything.com', async () => {
    open();
    const context = { ...site.context(), url: new URL('https://auth1.anything.com') };
    const system = createVideoloftSystem(context);
    const failure = await failureOf(site.clock.settle(system.session.signIn(OPERATOR)));
    expect(failure.facts).toMatchObject({ code: 'hostNotAllowed', system: 'depot' });
    expect(failure.facts.vendorText).toContain('anything.com');
    expect(site.requests()).toEqual([]);
    system.dispose();
  });

  test('is not called refused when it is the proxy that refuses', async () => {
    const body = { error: { code: 'host_not_allowed', message: 'Name the host in config.json.' } };
    const headers = { 'x-sightline-proxy': 'error' };
    open(
      {},
      answering('/login', () => Response.json(body, { status: 403, headers })),
    );
    const failure = await failureOf(site.signIn());
    expect(failure.facts).toMatchObject({ code: 'hostNotAllowed', vendorText: body.error.message });
  });

  test('never falls back to the GET because of an answer of the proxy', async () => {
    const body = { error: { code: 'unreachable', message: 'No such host.' } };
    const headers = { 'x-sightline-proxy': 'error' };
    open(
      {},
      answering('/login', () => Response.json(body, { status: 404, headers })),
    );
    expect((await failureOf(site.signIn())).code).toBe('unreachable');
    expect(site.requests().map(({ method }) => method)).toEqual(['POST']);
  });

  test('does not run in circles', async () => {
    open(
      {},
      answering('/login', () => Response.json({ location: 'auth1.manything.com' })),
    );
    expect((await failureOf(site.signIn())).code).toBe('badReply');
    expect(site.requests().length).toBeLessThan(6);
  });

  test.each([
    ['cut JSON', () => new Response('{"result":{"authTok')],
    ['a page', () => new Response('<html><title>Welcome</title></html>')],
    ['nothing', () => new Response('')],
    ['another shape', () => Response.json({ result: { uid: 5 } })],
    ['a list', () => Response.json([1, 2, 3])],
  ])('calls a reply unreadable that is %s', async (_name, make) => {
    open({}, answering('/login', make));
    expect((await failureOf(site.signIn())).code).toBe('badReply');
    expect(state().kind).toBe('signedOut');
  });

  test('is given up silently when the caller aborts', async () => {
    open();
    const asked = new AbortController();
    const work = failureOf(site.system.session.signIn(OPERATOR, asked.signal));
    asked.abort();
    expect((await site.clock.settle(work)).code).toBe('aborted');
    expect(state()).toEqual({ kind: 'signedOut' });
  });

  test('of a second account takes over from the first, which is still on its way', async () => {
    open();
    site.emulator.faults.add({ op: 'login.post', kind: 'hang' });
    const first = failureOf(site.system.session.signIn(OPERATOR));
    await site.clock.advance(ms(100));
    await site.signIn({ ...OPERATOR, user: 'viewer@harbour.example', password: 'harbour-view' });
    expect((await first).code).toBe('aborted');
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'viewer@harbour.example' });
  });
});
