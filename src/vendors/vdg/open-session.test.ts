import { afterEach, describe, expect, test } from 'vitest';
import { ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { createEmulatedVdg, type EmulatedVdg, type EmulatedVdgOptions } from '../../testing/emulated-vdg.ts';
import { failureOf } from '../../testing/failure-of.ts';
import type { Answer } from '../../testing/msw-vendor.ts';

const signal = new AbortController().signal;
const NOBODY = { user: '', password: '', keep: 'untilReload' } as const;

let vdg: EmulatedVdg;
afterEach(() => vdg.close());

const make = async (options: EmulatedVdgOptions = {}, wrap?: (answer: Answer) => Answer) => {
  vdg = createEmulatedVdg(options, wrap);
  await vdg.clock.advance(ONE_SECOND);
};
const state = () => vdg.system.session.state.get();
const list = () => vdg.clock.settle(vdg.system.cameras.list(signal));
const down: Answer = () => Response.error();

describe('a server that asks nobody', () => {
  test('is signed in to by itself as soon as /info answered, and keeps nothing', async () => {
    vdg = createEmulatedVdg();
    expect(state()).toEqual({ kind: 'restoring' });
    await vdg.clock.advance(ONE_SECOND);
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'no sign-in' });
    expect(vdg.requests().map(({ url }) => new URL(url).pathname)).toEqual(['/info']);
    expect(vdg.system.session.keeps).toEqual([]);
    expect(vdg.storage.kept()).toBeUndefined();
  });

  test('sends no Authorization, and the headers of the configuration with each request', async () => {
    await make({ auth: 'header' });
    expect((await list()).cameras).not.toHaveLength(0);
    expect(vdg.requests().length).toBeGreaterThan(2);
    for (const { headers } of vdg.requests()) {
      expect(headers.has('authorization')).toBe(false);
      expect(headers.get('x-sense-key')).toBe('harbour-key');
    }
  });

  test('is the proxy’s, where the proxy signs in', async () => {
    await make({ connection: 'proxy' });
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'the proxy' });
  });

  test('of before 2.6.1, without /info, is looked at with a command', async () => {
    await make({ version: '2.5.4' });
    expect(state().kind).toBe('signedIn');
    expect(vdg.requests().map(({ url }) => url.replace(/.*4731/, ''))).toEqual([
      '/info',
      '/command?command=getDivaList',
    ]);
  });

  test('cannot be signed out of', async () => {
    await make();
    await vdg.system.session.signOut();
    expect(state().kind).toBe('signedIn');
    await vdg.clock.advance(ONE_HOUR);
    expect((await list()).cameras).not.toHaveLength(0);
  });
});

describe('a server that is not there yet', () => {
  test('is waited for, slower and slower, and signed in to once it answers', async () => {
    let isUp = false;
    await make({}, (answer) => (request) => (isUp ? answer(request) : down(request)));
    expect(state()).toEqual({ kind: 'restoring' });
    await vdg.clock.advance(ONE_HOUR);
    const asked = vdg.requests().length;
    expect(asked).toBeLessThan(200);
    isUp = true;
    await vdg.clock.advance(ONE_MINUTE);
    expect(state().kind).toBe('signedIn');
  });

  test('is signed in to as soon as any call is answered', async () => {
    let isUp = false;
    await make({}, (answer) => (request) => (isUp ? answer(request) : down(request)));
    await vdg.clock.advance(ONE_HOUR);
    isUp = true;
    await list();
    expect(state().kind).toBe('signedIn');
    const before = vdg.requests().length;
    await vdg.clock.advance(ONE_HOUR);
    expect(vdg.requests()).toHaveLength(before);
  });

  test('is asked no more once the page is left', async () => {
    await make({}, () => down);
    vdg.system.dispose();
    const before = vdg.requests().length;
    await vdg.clock.advance(ONE_HOUR);
    expect(vdg.requests()).toHaveLength(before);
    expect(state()).toEqual({ kind: 'restoring' });
  });
});

describe('a server that does ask', () => {
  test('is signed out of with what the configuration lacks, once a command is refused', async () => {
    await make({ auth: 'basic', connection: 'none' });
    expect(state().kind).toBe('signedIn');
    expect((await failureOf(list())).code).toBe('signInNeeded');
    expect(state()).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded', vendorText: expect.stringContaining('"auth": "ask"') } },
    });
  });

  test('names the proxy where the proxy should have signed in', async () => {
    await make({ auth: 'header', connection: 'proxy', headers: { 'x-sense-key': 'old' } });
    await failureOf(list());
    expect(state()).toMatchObject({
      because: { facts: { vendorText: expect.stringContaining('the proxy sends') } },
    });
  });

  test('is signed in to again once it has been set right: by a try, which asks a command', async () => {
    let isOpen = false;
    await make(
      {},
      (answer) => (request) =>
        isOpen || request.url.endsWith('/info') ? answer(request) : new Response('', { status: 401 }),
    );
    await failureOf(list());
    expect(state().kind).toBe('signedOut');
    expect((await failureOf(vdg.signIn(NOBODY))).code).toBe('signInNeeded');
    expect(state().kind).toBe('signedOut');
    isOpen = true;
    await vdg.signIn(NOBODY);
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'no sign-in' });
  });
});

test('an address with another server behind it is said at once, and not asked for ever', async () => {
  await make({}, () => () => new Response('<html><body>Hello</body></html>'));
  expect(state()).toMatchObject({
    kind: 'signedOut',
    because: { facts: { code: 'badReply', vendorText: expect.stringContaining('No VDG Sense server') } },
  });
  const before = vdg.requests().length;
  await vdg.clock.advance(ONE_HOUR);
  expect(vdg.requests()).toHaveLength(before);
});

test('a try that somebody calls off changes nothing', async () => {
  await make();
  const asked = new AbortController();
  const work = failureOf(vdg.system.session.signIn(NOBODY, asked.signal));
  asked.abort();
  expect((await vdg.clock.settle(work)).code).toBe('aborted');
  expect(state().kind).toBe('signedIn');
});
