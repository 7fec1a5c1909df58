import { afterEach, describe, expect, test, vi } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import type { VideoloftOptions } from '../../emulators/videoloft/options.ts';
import {
  CAMERAS,
  createEmulatedVideoloft,
  type EmulatedVideoloft,
  OPERATOR,
} from '../../testing/emulated-videoloft.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type Answer, answering } from '../../testing/msw-vendor.ts';

let site: EmulatedVideoloft;
const signal = new AbortController().signal;

function open(options: Partial<VideoloftOptions> = {}, wrap?: (answer: Answer) => Answer): void {
  site = createEmulatedVideoloft(options, wrap);
}
afterEach(() => site.close());

const state = () => site.system.session.state.get();
const list = (system = site.system) => site.clock.settle(system.cameras.list(signal));
const logged = (op: string) => site.emulator.log.entries().filter((entry) => entry.op === op);
/** Names of the tokens that a kind of call used, in order: "token#1", "token#2". */
const tokensOf = (op: string) => logged(op).map(({ url }) => /token#\d+/i.exec(url)?.[0]);
describe('renewal', () => {
  test('happens every 15 minutes without a password, each time with the key of the last reply', async () => {
    open();
    await site.signIn();
    const signedInAt = site.clock.now();
    await site.clock.advance(ms(61 * ONE_MINUTE));
    const minutes = logged('login.refresh').map(({ at }) => (at - signedInAt) / ONE_MINUTE);
    expect(minutes).toHaveLength(4);
    for (const [index, at] of minutes.entries()) expect(at).toBeCloseTo(15 * (index + 1), 1);
    expect(logged('login.refresh').every(({ status }) => status === 200)).toBe(true);
    expect(logged('login.post')).toHaveLength(2);
  });

  test('comes at three quarters of a shorter life', async () => {
    open({ tokenLifeMs: 40 * ONE_SECOND });
    await site.signIn();
    await site.clock.advance(ms(5 * ONE_MINUTE));
    expect(logged('login.refresh')).toHaveLength(10);
    await list();
    expect(logged('devices')).toMatchObject([{ status: 200 }]);
  });

  test('signs in again with the password of this page where the server has no renewal', async () => {
    open({ postLogin: false });
    await site.signIn();
    await site.clock.advance(ms(16 * ONE_MINUTE));
    expect(logged('login.get').map(({ node }) => node)).toEqual(['globalAuth', 'regionAuth', 'regionAuth']);
    await list();
    expect(logged('devices')).toMatchObject([{ status: 200 }]);
  });

  test('is one for all callers whose token was refused at the same time', async () => {
    open();
    await site.signIn();
    site.emulator.control.expireTokens();
    const calls = Array.from({ length: 12 }, () => site.system.cameras.list(signal));
    await site.clock.settle(Promise.all(calls));
    expect(logged('login.refresh')).toHaveLength(1);
    const answered = logged('devices').map(({ status }) => status);
    expect(answered.filter((status) => status === 401)).toHaveLength(12);
    expect(answered.filter((status) => status === 200)).toHaveLength(12);
  });

  test('replaces a refused token for good', async () => {
    open();
    await site.signIn();
    const { events } = site.system.can;
    if (!events.offered) throw new Error('Events are offered.');
    const page = () => site.clock.settle(events.use.page(CAMERAS.counter, {}, signal));
    await page();
    site.emulator.control.expireTokens();
    await Promise.all([page(), page()]);
    await page();
    const tokens = tokensOf('alert');
    const refused = logged('alert').findLastIndex(({ status }) => status === 401);
    expect(tokens.slice(0, refused + 1).every((token) => token === 'token#1')).toBe(true);
    expect(tokens.slice(refused + 1).every((token) => token !== 'token#1')).toBe(true);
  });

  test('does not keep on for a call that a brand-new token does not open', async () => {
    open(
      {},
      answering('/devices', () => Response.json({ error: 'No' }, { status: 401 })),
    );
    await site.signIn();
    const failure = await failureOf(list());
    expect(failure.facts).toMatchObject({ code: 'notPermitted', status: 401, vendorText: 'No' });
    expect(logged('login.refresh').length).toBeLessThanOrEqual(2);
    expect(state().kind).toBe('signedIn');
  });

  test('uses the password when the renewal key is refused', async () => {
    open();
    await site.signIn();
    site.emulator.control.revokeLogins();
    site.emulator.control.expireTokens();
    await list();
    expect(logged('login.refresh')).toMatchObject([{ status: 401 }]);
    expect(logged('login.post').map(({ node }) => node)).toEqual(['globalAuth', 'regionAuth', 'regionAuth']);
  });

  test('waits out a system that is down, and tells nobody that they are signed out', async () => {
    open();
    await site.signIn();
    await site.clock.advance(ms(14 * ONE_MINUTE));
    site.emulator.faults.add({ op: 'login.refresh', kind: 'status', status: 503, times: 6 });
    await site.clock.advance(ms(5 * ONE_MINUTE));
    expect(logged('login.refresh').at(-1)).toMatchObject({ status: 200 });
    expect(state().kind).toBe('signedIn');
  });

  test('fails its callers with the reason when the system cannot be reached', async () => {
    open();
    await site.signIn();
    site.emulator.control.expireTokens();
    site.emulator.faults.add({ op: 'login.refresh', kind: 'drop', times: 3 });
    expect((await failureOf(list())).code).toBe('unreachable');
    await site.clock.advance(ONE_MINUTE);
    await expect(list()).resolves.toBeDefined();
  });

  test('that nobody can do ends the session, with the reason, when the token ends', async () => {
    open();
    await site.signIn();
    await site.clock.advance(ONE_SECOND);
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(reloaded.session.state.get().kind).toBe('signedIn');
    site.emulator.control.revokeLogins();
    await site.clock.advance(ms(16 * ONE_MINUTE));
    expect(reloaded.session.state.get().kind).toBe('signedIn');
    await site.clock.advance(ms(5 * ONE_MINUTE));
    expect(reloaded.session.state.get()).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded', vendorText: 'The login has expired' } },
    });
    expect(site.storage.kept()).toBeUndefined();
  });
});

describe('a tab that keeps its sign-in', () => {
  test('is signed in after a reload, without a call', async () => {
    open();
    await site.signIn();
    const reloaded = site.reload();
    expect(reloaded.session.state.get().kind).toBe('restoring');
    const before = site.requests().length;
    await site.clock.advance(ONE_SECOND);
    expect(reloaded.session.state.get()).toMatchObject({ kind: 'signedIn', account: OPERATOR.user });
    expect(site.requests()).toHaveLength(before);
    await expect(list(reloaded)).resolves.toBeDefined();
    expect(logged('login.post')).toHaveLength(2);
  });

  test('lets calls wait while it looks', async () => {
    open();
    await site.signIn();
    const reloaded = site.reload();
    await expect(list(reloaded)).resolves.toBeDefined();
  });

  test('keeps the renewed key, and no password', async () => {
    open();
    await site.signIn();
    await site.clock.advance(ms(16 * ONE_MINUTE));
    const kept = site.storage.kept() ?? '';
    expect(kept).not.toContain(OPERATOR.password);
    expect(kept).toContain('webLogin');
    const reloaded = site.reload();
    await site.clock.advance(ms(20 * ONE_MINUTE));
    expect(reloaded.session.state.get().kind).toBe('signedIn');
    expect(logged('login.refresh').every(({ status }) => status === 200)).toBe(true);
  });

  test('renews first when the token ended meanwhile', async () => {
    open();
    await site.signIn();
    site.system.dispose();
    await site.clock.advance(ms(30 * ONE_MINUTE));
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(reloaded.session.state.get().kind).toBe('signedIn');
    expect(logged('login.refresh')).toHaveLength(1);
  });

  test('stays signed in when the system cannot be asked at once', async () => {
    open();
    await site.signIn();
    site.system.dispose();
    await site.clock.advance(ms(30 * ONE_MINUTE));
    site.emulator.faults.add({ op: 'login.refresh', kind: 'drop', times: 2 });
    const reloaded = site.reload();
    await site.clock.advance(ms(10 * ONE_SECOND));
    expect(reloaded.session.state.get().kind).toBe('signedIn');
    await expect(list(reloaded)).resolves.toBeDefined();
  });

  test('is signed out with the reason when the renewal is refused', async () => {
    open();
    await site.signIn();
    site.system.dispose();
    site.emulator.control.revokeLogins();
    await site.clock.advance(ms(30 * ONE_MINUTE));
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(reloaded.session.state.get()).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded' } },
    });
  });

  test.each(['not json', '{}', '{"token":5}', '[]', 'null'])('begins anew when it kept %j', async (text) => {
    open();
    await site.storage.write(text);
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(reloaded.session.state.get()).toEqual({ kind: 'signedOut' });
  });

  test('never sends a kept token to an authenticator of another place', async () => {
    open();
    await site.signIn();
    await site.clock.advance(ONE_SECOND);
    const kept = site.storage.kept() ?? '';
    await site.storage.write(kept.replace(/https:[^"]*manything\.com\/?/, 'https://evil.example/'));
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(reloaded.session.state.get().kind).toBe('signedOut');
  });

  test('keeps nothing when it was not asked to', async () => {
    open();
    await site.signIn({ ...OPERATOR, keep: 'untilReload' });
    await site.clock.advance(ms(16 * ONE_MINUTE));
    expect(site.storage.kept()).toBeUndefined();
  });
});

test('tells of a sign-in when a reload would find it, not before', async () => {
  open();
  const keptWhenTold: (string | undefined)[] = [];
  site.system.session.state.subscribe(() => {
    if (state().kind === 'signedIn') keptWhenTold.push(site.storage.kept());
  });
  await site.clock.settle(site.system.session.signIn({ ...OPERATOR, keep: 'untilTabCloses' }));
  expect(keptWhenTold).toHaveLength(1);
  expect(keptWhenTold[0]).toBeDefined();
});

test('is signed in when the caller gives up while it is being kept: nothing would end "signing in"', async () => {
  open();
  const keeping = Promise.withResolvers<void>();
  vi.spyOn(site.storage, 'write').mockReturnValue(keeping.promise);
  const caller = new AbortController();
  const signedIn = site.system.session.signIn({ ...OPERATOR, keep: 'untilTabCloses' }, caller.signal);
  await site.clock.advance(ms(ONE_SECOND));
  expect(state().kind).toBe('signingIn');
  caller.abort();
  keeping.resolve();
  await site.clock.settle(signedIn);
  expect(state().kind).toBe('signedIn');
});
