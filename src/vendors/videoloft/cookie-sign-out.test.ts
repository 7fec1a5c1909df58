import { afterEach, describe, expect, test } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { VideoloftOptions } from '../../emulators/videoloft/options.ts';
import {
  createEmulatedVideoloft,
  type EmulatedVideoloft,
  OPERATOR,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { createMemoryStorage } from '../../testing/memory-storage.ts';
import type { Answer } from '../../testing/msw-vendor.ts';
import type { Credentials } from '../contract.ts';
import { createVideoloftSystem } from './system.ts';

const KEPT: Credentials = { ...OPERATOR, keep: 'onThisComputer' };
const VIEWER: Credentials = {
  user: 'viewer@harbour.example',
  password: 'harbour-view',
  keep: 'onThisComputer',
};
const REGION_COOKIE = 'sightline.manything_login /proxy/https/euwest1-auth-1.manything.com/';

let site: EmulatedVideoloft;

function open(options: Partial<VideoloftOptions> = {}, wrap?: (answer: Answer) => Answer): void {
  site = createEmulatedVideoloft(options, wrap);
}
afterEach(() => site.close());

const state = (system = site.system) => system.session.state.get();
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

describe('signing out of a computer that keeps a sign-in', () => {
  test('leaves no token, no mark and no cookie', async () => {
    open();
    await site.signIn(KEPT);
    await site.clock.settle(site.system.session.signOut());
    expect(state()).toEqual({ kind: 'signedOut' });
    expect([site.storage.kept(), site.flag.isSet(), site.cookies.kept()]).toEqual([undefined, false, []]);
    site.emulator.log.clear();
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toEqual({ kind: 'signedOut' });
    expect(asked()).toEqual([]);
  });

  test('is not the vendor’s business: nothing is sent there', async () => {
    open();
    await site.signIn(KEPT);
    const before = site.requests().length;
    await site.clock.settle(site.system.session.signOut());
    expect(site.requests()).toHaveLength(before);
  });

  test('takes cookies away, too, that the vendor set unasked', async () => {
    open({}, (answer) => async (request) => {
      const answered = await answer(request);
      answered.headers.append('set-cookie', 'lb=1; Path=/login');
      return answered;
    });
    await site.signIn();
    expect(site.cookies.kept()).not.toEqual([]);
    await site.clock.settle(site.system.session.signOut());
    expect(site.cookies.kept()).toEqual([]);
  });

  test('while a new tab looks for the cookie ends the search', async () => {
    open();
    await site.signIn(KEPT);
    site.emulator.faults.add({ op: 'login.get', kind: 'status', status: 503, times: 1000 });
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    await site.clock.settle(later.session.signOut());
    expect([state(later).kind, site.flag.isSet(), site.cookies.kept()]).toEqual(['signedOut', false, []]);
    const before = logged('login.get').length;
    await site.clock.advance(ONE_MINUTE);
    expect(logged('login.get')).toHaveLength(before);
  });

  test('without a network signs nobody in later, and takes the cookie away at the next start', async () => {
    open();
    await site.signIn(KEPT);
    site.setAnswer(undefined);
    await site.clock.settle(site.system.session.signOut());
    expect(site.cookies.kept()).toEqual([REGION_COOKIE]);
    site.setAnswer(site.emulator.handle);
    site.emulator.log.clear();
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toEqual({ kind: 'signedOut' });
    expect([asked(), site.flag.isSet(), site.cookies.kept()]).toEqual([[], false, []]);
  });
});

describe('another person at the same computer', () => {
  test('who signs in replaces the one before, cookie and all', async () => {
    open();
    await site.signIn(KEPT);
    await site.signIn(VIEWER);
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toMatchObject({ kind: 'signedIn', account: VIEWER.user });
  });

  test('who asks to be kept for less is kept for less, and the one before no longer', async () => {
    open();
    await site.signIn(KEPT);
    await site.signIn({ ...VIEWER, keep: 'untilReload' });
    expect([site.flag.isSet(), site.cookies.kept()]).toEqual([false, []]);
    const later = newTab();
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toEqual({ kind: 'signedOut' });
  });

  test('never comes into the session of the first by a cookie of theirs', async () => {
    open({ postLogin: false });
    await site.signIn(KEPT);
    // Another tab, in which somebody else signed in meanwhile.
    const other = createVideoloftSystem({ ...site.context(), storage: createMemoryStorage() });
    await site.clock.settle(other.session.signIn(VIEWER));
    other.dispose();
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(state(reloaded)).toMatchObject({ kind: 'signedIn', account: OPERATOR.user });
    await site.clock.advance(ms(30 * ONE_MINUTE));
    expect(state(reloaded)).toMatchObject({ kind: 'signedOut' });
  });
});

describe('a sign-in for later that comes to nothing', () => {
  test('leaves no mark when it is refused', async () => {
    open();
    await failureOf(site.signIn({ ...KEPT, password: 'wrong' }));
    await site.clock.advance(ONE_SECOND);
    expect([site.flag.isSet(), site.cookies.kept()]).toEqual([false, []]);
  });

  test('leaves no cookie when it is given up after the cookie came', async () => {
    const asking = new AbortController();
    open({}, (answer) => async (request) => {
      if (new URL(request.url).searchParams.get('caller') === 'cookielogin') asking.abort();
      return await answer(request);
    });
    const failure = await failureOf(site.clock.settle(site.system.session.signIn(KEPT, asking.signal)));
    expect(failure.code).toBe('aborted');
    await site.clock.advance(ONE_SECOND);
    expect([site.flag.isSet(), site.cookies.kept()]).toEqual([false, []]);
  });

  test('leaves no cookie when the page goes away in the middle: the next one cleans up', async () => {
    open();
    site.emulator.faults.add({ op: 'login.get', kind: 'hang' });
    const work = failureOf(site.system.session.signIn(KEPT));
    await site.clock.advance(ONE_SECOND);
    expect(site.cookies.kept()).toEqual([REGION_COOKIE]);
    const later = newTab();
    expect((await work).code).toBe('aborted');
    await site.clock.advance(ONE_SECOND);
    expect(state(later)).toEqual({ kind: 'signedOut' });
    expect([site.flag.isSet(), site.cookies.kept()]).toEqual([false, []]);
  });
});
