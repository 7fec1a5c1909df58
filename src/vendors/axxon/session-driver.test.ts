import { afterEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ms, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import {
  createPlainAxxon,
  PLAIN_ROOT,
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
const refuse = () => new Response('<html>Unauthorized</html>', { status: 401 });

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
            isOpen || url.endsWith('=1') ? Response.json({ cameras: [] }) : refuse(),
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
