import { afterEach, describe, expect, test } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { VideoloftOptions } from '../../emulators/videoloft/options.ts';
import {
  createEmulatedVideoloft,
  type EmulatedVideoloft,
  OPERATOR,
} from '../../testing/emulated-videoloft.ts';
import type { Answer } from '../../testing/msw-vendor.ts';
import type { Credentials } from '../contract.ts';
import { createVideoloftSystem } from './system.ts';

const KEPT: Credentials = { ...OPERATOR, keep: 'onThisComputer' };
const VIEWER: Credentials = {
  user: 'viewer@harbour.example',
  password: 'harbour-view',
  keep: 'onThisComputer',
};
const FIRST = 'https://auth1.manything.com';
const REGION = 'https://euwest1-auth-1.manything.com';
const REGION_COOKIE = 'sightline.manything_login /proxy/https/euwest1-auth-1.manything.com/';

let site: EmulatedVideoloft;
const signal = new AbortController().signal;

function open(options: Partial<VideoloftOptions> = {}, wrap?: (answer: Answer) => Answer): void {
  site = createEmulatedVideoloft(options, wrap);
}
afterEach(() => site.close());

const state = (system = site.system) => system.session.state.get();
const list = (system = site.system) => site.clock.settle(system.cameras.list(signal));
const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
const logins = () => site.emulator.log.entries().filter(({ op }) => op.startsWith('login'));
/** What was asked of the authenticators, in few words. */
const asked = () =>
  logins().map(({ op, url, status }) => {
    const place = new URL(url).hostname.startsWith('auth1') ? 'global' : 'region';
    const caller = /[?&]caller=(\w+)/.exec(url)?.[1];
    return [place, op, caller, status].filter((part) => part !== undefined).join(' ');
  });
/** A new tab on the same computer: it has the marks and the cookies, and nothing of the old tab. */
function newTab() {
  site.storage.clear();
  site.note.clear();
  return site.reload();
}
/** The vendor answers cookielogin with this, whatever cookie comes. */
const cookieLoginAnswers =
  (make: () => Response) =>
  (answer: Answer): Answer =>
  (request) =>
    new URL(request.url).searchParams.get('caller') === 'cookielogin' ? make() : answer(request);
const sentPasswords = () =>
  site.requests().filter(({ method, url }) => method === 'POST' && url.endsWith('/login')).length +
  site.requests().filter(({ url }) => url.includes('password=')).length;

describe('a sign-in that this computer keeps', () => {
  test('asks by POST, proves the cookie, and puts no password into an address (rule 9)', async () => {
    open();
    await site.signIn(KEPT);
    expect(asked()).toEqual([
      'global login.post 200',
      'region login.post 200',
      'region login.get cookielogin 200',
    ]);
    expect(site.requests().every(({ url }) => !url.includes('password'))).toBe(true);
    expect(state()).toMatchObject({ kind: 'signedIn', account: OPERATOR.user, lasts: 'onThisComputer' });
    expect(site.cookies.kept()).toEqual([REGION_COOKIE]);
  });

  test('uses the document’s GET with caller=website where the POST gives no cookie (rule 9)', async () => {
    open({ postCookies: false });
    await site.signIn(KEPT);
    expect(asked()).toEqual([
      'global login.post 200',
      'region login.post 200',
      'region login.get cookielogin 401',
      'region login.get website 200',
      'region login.get cookielogin 200',
    ]);
    expect(state()).toMatchObject({ kind: 'signedIn', lasts: 'onThisComputer' });
  });

  test('works with a server that has no POST at all', async () => {
    open({ postLogin: false });
    await site.signIn(KEPT);
    expect(asked()).toEqual([
      'global login.post 404',
      'global login.get website 302',
      'region login.get website 200',
      'region login.get cookielogin 200',
    ]);
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toMatchObject({ kind: 'signedIn', lasts: 'onThisComputer' });
  });

  test('asks for no cookie when it was not wanted', async () => {
    open();
    await site.signIn();
    expect(asked()).toEqual(['global login.post 200', 'region login.post 200']);
    expect(state()).toMatchObject({ lasts: 'untilTabCloses' });
    expect([site.cookies.kept(), site.flag.isSet()]).toEqual([[], false]);
  });

  test('leaves no secret in the mark: it names the server that gave the cookie', async () => {
    open();
    await site.signIn(KEPT);
    expect(site.flag.read()).toBe(REGION);
  });

  test.each([401, 403, 404])(
    'is told to last no longer than the tab when no cookie comes (%i)',
    async (status) => {
      open(
        {},
        cookieLoginAnswers(() => Response.json({ error: 'No cookie' }, { status })),
      );
      await site.signIn(KEPT);
      expect(state()).toMatchObject({ kind: 'signedIn', lasts: 'untilTabCloses' });
      await site.clock.advance(ONE_SECOND);
      expect([site.flag.isSet(), site.cookies.kept()]).toEqual([false, []]);
      await expect(list()).resolves.toBeDefined();
      const later = newTab();
      await site.clock.advance(ONE_SECOND);
      expect(state(later)).toEqual({ kind: 'signedOut' });
    },
  );

  test('is not kept because of a cookie that signs in somebody else', async () => {
    open(
      {},
      cookieLoginAnswers(() => Response.json({ result: { uid: 4711, authToken: 'a*b' } })),
    );
    await site.signIn(KEPT);
    expect(state()).toMatchObject({ kind: 'signedIn', account: OPERATOR.user, lasts: 'untilTabCloses' });
    await list();
    expect(logged('devices')).toMatchObject([{ status: 200 }]);
  });

  test('does not send the password in an address while it is unknown whether a cookie came', async () => {
    open(
      {},
      cookieLoginAnswers(() => new Response('', { status: 503 })),
    );
    await site.signIn(KEPT);
    expect(site.requests().some(({ url }) => url.includes('password'))).toBe(false);
    expect(state()).toMatchObject({ kind: 'signedIn', lasts: 'untilTabCloses' });
  });

  test('is offered through the proxy alone: past it, CORS “*” keeps cookies away', () => {
    open();
    expect(site.system.session.keeps).toContain('onThisComputer');
    const direct = createVideoloftSystem({ ...site.context(), direct: true });
    expect(direct.session.keeps).toEqual(['untilTabCloses', 'untilReload']);
    direct.dispose();
  });

  test('is not offered past the proxy even to those who ask', async () => {
    open();
    const direct = createVideoloftSystem({ ...site.context(), direct: true });
    await site.clock.settle(direct.session.signIn(KEPT));
    expect(direct.session.state.get()).toMatchObject({ kind: 'signedIn', lasts: 'untilTabCloses' });
    expect([asked().length, site.flag.isSet()]).toEqual([2, false]);
    direct.dispose();
  });
});

describe('a new tab of a computer that keeps a sign-in', () => {
  test('is signed in by the cookie alone, at the server that gave it (rule 9)', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.log.clear();
    const later = newTab();
    expect(state(later).kind).toBe('restoring');
    await expect(list(later)).resolves.toBeDefined();
    expect(asked()).toEqual(['region login.get cookielogin 200']);
    expect(state(later)).toMatchObject({
      kind: 'signedIn',
      account: OPERATOR.user,
      lasts: 'onThisComputer',
    });
  });

  test('asks nothing when the tab itself kept it', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.log.clear();
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(asked()).toEqual([]);
    expect(state(reloaded)).toMatchObject({ kind: 'signedIn', lasts: 'onThisComputer' });
  });

  test('is signed out with the reason when the cookie is refused, and does not ask again', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.control.revokeLogins();
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded', status: 401 } },
    });
    expect([site.flag.isSet(), site.cookies.kept()]).toEqual([false, []]);
    site.emulator.log.clear();
    await site.clock.advance(ONE_MINUTE);
    newTab();
    await site.clock.advance(ONE_MINUTE);
    expect(asked()).toEqual([]);
  });

  test('waits for a system that cannot be asked, and is signed in when it can', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.faults.add({ op: 'login.get', kind: 'drop', times: 4 });
    const later = newTab();
    await site.clock.advance(ms(3 * ONE_SECOND));
    expect(state(later).kind).toBe('restoring');
    expect(site.flag.isSet()).toBe(true);
    await site.clock.advance(ONE_MINUTE);
    expect(state(later)).toMatchObject({ kind: 'signedIn', account: OPERATOR.user });
  });

  test('asks no more once somebody signs in by name', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.faults.add({ op: 'login.get', kind: 'status', status: 503, times: 1000 });
    const later = newTab();
    await site.clock.advance(ms(5 * ONE_SECOND));
    await site.clock.settle(later.session.signIn({ ...VIEWER, keep: 'untilReload' }));
    const before = logged('login.get').length;
    await site.clock.advance(ms(5 * ONE_MINUTE));
    expect(logged('login.get')).toHaveLength(before);
    expect(state(later)).toMatchObject({ account: VIEWER.user, lasts: 'untilReload' });
  });

  test('asks no more after its end', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.faults.add({ op: 'login.get', kind: 'status', status: 503, times: 1000 });
    const later = newTab();
    await site.clock.advance(ms(5 * ONE_SECOND));
    later.dispose();
    const before = logged('login.get').length;
    await site.clock.advance(ONE_MINUTE);
    expect(logged('login.get')).toHaveLength(before);
  });

  test.each([
    'https://evil.example',
    'https://auth1.anything.com',
    'http://auth1.manything.com',
    'nonsense',
    '',
  ])('asks nobody because of a mark that says %j', async (text) => {
    open();
    site.flag.set(text);
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toEqual({ kind: 'signedOut' });
    expect(site.requests()).toEqual([]);
    expect(site.flag.isSet()).toBe(false);
  });

  test.each([
    [{ uid: 4711, email: 'a@b.example' }, 'a@b.example'],
    [{ uid: 4711 }, 'account 4711'],
    [{}, 'this account'],
  ])('is called what the reply tells of the account: %j', async (fields, account) => {
    open(
      {},
      cookieLoginAnswers(() => Response.json({ result: { ...fields, authToken: 'a*b' } })),
    );
    site.flag.set(REGION);
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toMatchObject({ kind: 'signedIn', account });
  });

  test('follows to the region that the reply names, and asks with its cookie there', async () => {
    open(
      {},
      (answer) => (request) =>
        request.url === `${FIRST}/login?caller=cookielogin`
          ? Response.json({ location: REGION })
          : answer(request),
    );
    await site.signIn(KEPT);
    site.flag.set(FIRST);
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toMatchObject({ kind: 'signedIn', account: OPERATOR.user });
    expect(asked().at(-1)).toBe('region login.get cookielogin 200');
  });

  test('keeps the mark when it is not the system that refuses', async () => {
    const body = { error: { code: 'host_not_allowed', message: 'Name the host in config.json.' } };
    const headers = { 'x-sightline-proxy': 'error' };
    open(
      {},
      cookieLoginAnswers(() => Response.json(body, { status: 403, headers })),
    );
    site.flag.set(REGION);
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toMatchObject({ kind: 'signedOut', because: { facts: { code: 'signInNeeded' } } });
    expect(site.flag.read()).toBe(REGION);
  });
});

describe('renewal of a sign-in that this computer keeps', () => {
  test('sends the password never again while a refresh works (rule 3)', async () => {
    open();
    await site.signIn(KEPT);
    const before = sentPasswords();
    await site.clock.advance(ms(61 * ONE_MINUTE));
    expect(logged('login.refresh')).toHaveLength(4);
    expect(sentPasswords()).toBe(before);
  });

  test('uses the cookie where there is no refresh, and not the password', async () => {
    open({ postLogin: false });
    await site.signIn(KEPT);
    const before = sentPasswords();
    await site.clock.advance(ms(46 * ONE_MINUTE));
    expect(asked().slice(-3)).toEqual(Array.from({ length: 3 }, () => 'region login.get cookielogin 200'));
    expect(sentPasswords()).toBe(before);
    await expect(list()).resolves.toBeDefined();
  });

  test('asks by key, then by cookie, then by password', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.log.clear();
    site.emulator.control.revokeLogins();
    await site.clock.advance(ms(16 * ONE_MINUTE));
    expect(asked()).toEqual([
      'region login.refresh 401',
      'region login.get cookielogin 401',
      'region login.post 200',
      'region login.get cookielogin 200',
    ]);
    expect(state()).toMatchObject({ kind: 'signedIn', lasts: 'onThisComputer' });
    expect(site.flag.read()).toBe(REGION);
  });

  test('waits out a system that is down, without trying the next way', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.log.clear();
    site.emulator.faults.add({ op: 'login.refresh', kind: 'status', status: 503, times: 2 });
    await site.clock.advance(ms(16 * ONE_MINUTE));
    expect(asked()).toEqual([
      'region login.refresh 503',
      'region login.refresh 503',
      'region login.refresh 200',
    ]);
  });

  test('that nobody can do ends the session after a reload, and takes the cookie away', async () => {
    open();
    await site.signIn(KEPT);
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    site.emulator.control.revokeLogins();
    await site.clock.advance(ms(21 * ONE_MINUTE));
    expect(state(reloaded)).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded' } },
    });
    expect([site.flag.isSet(), site.cookies.kept()]).toEqual([false, []]);
  });
});
