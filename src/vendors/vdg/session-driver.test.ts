import { afterEach, describe, expect, test } from 'vitest';
import { ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import {
  createEmulatedVdg,
  type EmulatedVdg,
  VDG_OPERATOR,
  VDG_SECRETS,
} from '../../testing/emulated-vdg.ts';
import { failureOf } from '../../testing/failure-of.ts';

const signal = new AbortController().signal;
let vdg: EmulatedVdg;
afterEach(() => vdg.close());

const make = (wrap?: Parameters<typeof createEmulatedVdg>[1]) => {
  vdg = createEmulatedVdg({ auth: 'basic' }, wrap);
  return vdg;
};
const state = () => vdg.system.session.state.get();
const list = () => vdg.clock.settle(vdg.system.cameras.list(signal));
const commands = () => vdg.requests().filter(({ url }) => url.includes('/command'));

describe('signing in with Basic', () => {
  test('is proven by a command, and carries name and password in a header alone', async () => {
    await make().signIn();
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'operator', lasts: 'untilTabCloses' });
    const [proof] = commands();
    expect(proof?.url).toMatch(/command=getDivaList$/);
    expect(proof?.headers.get('authorization')).toBe(`Basic ${btoa('operator:harbour-demo-vdg')}`);
    for (const { url } of vdg.requests()) expect(url).not.toMatch(VDG_SECRETS);
  });

  test('sends letters of every language in UTF-8', async () => {
    make(() => () => new Response('<result errorcode="0"/>'));
    await vdg.signIn({ user: 'jürgen', password: 'Причал', keep: 'untilReload' });
    const bytes = new TextEncoder().encode('jürgen:Причал');
    expect(commands()[0]?.headers.get('authorization')).toBe(
      `Basic ${btoa(Array.from(bytes, (byte) => String.fromCodePoint(byte)).join(''))}`,
    );
  });

  test('with a wrong password says so, and holds no secret', async () => {
    make();
    const failure = await failureOf(vdg.signIn({ ...VDG_OPERATOR, password: 'wrong-password' }));
    expect(failure.facts).toMatchObject({
      code: 'signInRefused',
      vendorText: 'The server refused the name or the password.',
    });
    expect(state()).toEqual({ kind: 'signedOut', because: failure });
    expect(JSON.stringify(failure.facts)).not.toMatch(VDG_SECRETS);
    expect(vdg.storage.kept()).toBeUndefined();
  });

  test.each([
    ['a page that answers everything', () => new Response('<html><body>Hello</body></html>'), 'badReply'],
    ['a page that is not there', () => new Response('', { status: 404 }), 'notFound'],
  ])('at %s says that no such server is there', async (_, answer, code) => {
    make(() => answer);
    expect((await failureOf(vdg.signIn())).facts).toMatchObject({
      code,
      vendorText: expect.stringContaining('No VDG Sense server'),
    });
  });

  test('counts a server whose command is missing: it has looked at the sign-in', async () => {
    vdg = createEmulatedVdg({ auth: 'basic', hasDeviceList: false });
    await vdg.signIn();
    expect(state().kind).toBe('signedIn');
  });

  test('that is called off leaves nobody signed in', async () => {
    make();
    const asked = new AbortController();
    const work = failureOf(vdg.system.session.signIn(VDG_OPERATOR, asked.signal));
    asked.abort();
    expect((await vdg.clock.settle(work)).code).toBe('aborted');
    expect(state()).toEqual({ kind: 'signedOut' });
  });
});

describe('a kept sign-in', () => {
  test('is there again after a reload of the tab', async () => {
    await make().signIn();
    const next = vdg.reload();
    await vdg.clock.advance(ONE_SECOND);
    expect(next.session.state.get()).toMatchObject({ kind: 'signedIn', account: 'operator' });
    expect((await vdg.clock.settle(next.cameras.list(signal))).cameras).not.toHaveLength(0);
  });

  test('is not where it was asked for until the reload', async () => {
    await make().signIn({ ...VDG_OPERATOR, keep: 'untilReload' });
    expect(vdg.storage.kept()).toBeUndefined();
    const next = vdg.reload();
    await vdg.clock.advance(ONE_SECOND);
    expect(next.session.state.get()).toEqual({ kind: 'signedOut' });
  });

  test.each([
    '',
    '{',
    '{"account":"x"}',
    '{"account":"x","since":1,"basic":"@@@@","server":"http://quayside.example:4731/"}',
  ])('that is none is nobody: %s', async (text) => {
    make();
    await vdg.storage.write(text);
    const next = vdg.reload();
    await vdg.clock.advance(ONE_SECOND);
    expect(next.session.state.get().kind).toBe('signedOut');
  });

  test('never goes to a server of another address', async () => {
    await make().signIn();
    const kept = vdg.storage.kept() ?? '';
    await vdg.storage.write(kept.replace('quayside', 'elsewhere'));
    const next = vdg.reload();
    await vdg.clock.advance(ONE_SECOND);
    expect(next.session.state.get().kind).toBe('signedOut');
  });
});

describe('a session that the server refuses', () => {
  test('ends, once for all callers, and says why', async () => {
    await make().signIn();
    vdg.setAnswer(() => new Response('', { status: 401 }));
    const before = commands().length;
    const failures = await vdg.clock.settle(
      Promise.all([failureOf(vdg.system.cameras.list(signal)), failureOf(vdg.system.cameras.list(signal))]),
    );
    for (const failure of failures) expect(failure.code).toBe('signInNeeded');
    expect(state()).toMatchObject({ kind: 'signedOut', because: { code: 'signInNeeded' } });
    expect(vdg.storage.kept()).toBeUndefined();
    const proofs = commands()
      .slice(before)
      .filter(({ url }) => url.endsWith('getDivaList'));
    // The list of servers is one of the calls that were refused, and the proof the other.
    expect(proofs.length).toBeLessThanOrEqual(2);
  });

  test('goes on when the server restarts meanwhile', async () => {
    await make().signIn();
    vdg.setAnswer(() => new Response('', { status: 500 }));
    expect((await failureOf(list())).code).toBe('serverError');
    expect(state().kind).toBe('signedIn');
    vdg.setAnswer(vdg.emulator.handle);
    expect((await list()).cameras).not.toHaveLength(0);
  });

  test('goes on when only one command is closed', async () => {
    await make(
      (answer) => (request) =>
        request.url.includes('getDeviceList') ? new Response('', { status: 401 }) : answer(request),
    ).signIn();
    expect((await failureOf(list())).code).toBe('notPermitted');
    await vdg.clock.advance(ms(5 * ONE_MINUTE));
    expect(state().kind).toBe('signedIn');
  });
});

test('somebody who signs out is asked again, and nothing is kept', async () => {
  await make().signIn();
  await vdg.clock.settle(vdg.system.session.signOut());
  expect(state()).toEqual({ kind: 'signedOut' });
  expect(vdg.storage.kept()).toBeUndefined();
  expect((await failureOf(list())).code).toBe('signInNeeded');
});
