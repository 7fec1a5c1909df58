import { afterEach, describe, expect, test } from 'vitest';
import { cameraId } from '../../core/ids.ts';
import { ms, ONE_DAY, ONE_HOUR, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import {
  createPlainNx,
  NX_ADMIN,
  NX_SECRETS,
  type PlainAnswers,
  type PlainNx,
} from '../../testing/plain-nx.ts';

let site: PlainNx;
const signal = new AbortController().signal;
const CAMERAS = '/ec2/getCamerasEx';
const NOBODY = cameraId('{00000000-0000-4000-8000-000000000001}');
const answers: PlainAnswers = { [CAMERAS]: () => Response.json([]) };

function open(...given: Parameters<typeof createPlainNx>): void {
  site = createPlainNx({ ...answers, ...given[0] }, given[1]);
}
afterEach(() => site.close());

const state = (system = site.system) => system.session.state.get();
const list = (system = site.system) => site.clock.settle(system.cameras.list(signal));
const listFails = (system = site.system) => failureOf(list(system));

describe('a server with sessions', () => {
  test('takes name and password in a body, and the token in a header from then on', async () => {
    open();
    await site.signIn();
    await list();
    const [login, ...others] = site.requests();
    expect(login).toMatchObject({
      method: 'POST',
      url: 'https://terminal.example:7001/rest/v1/login/sessions',
    });
    expect(login?.headers.get('authorization')).toBeNull();
    for (const { headers, url } of others) {
      expect(headers.get('authorization')).toMatch(/^Bearer vms-/);
      expect(url).not.toMatch(NX_SECRETS);
    }
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'admin', lasts: 'untilTabCloses' });
  });

  test('answers a wrong password with 422, which is a refusal in its own words', async () => {
    open();
    const failure = await failureOf(site.signIn({ ...NX_ADMIN, password: 'other' }));
    expect(failure.facts).toMatchObject({
      code: 'signInRefused',
      status: 422,
      vendorText: 'Wrong username or password.',
    });
    expect(state()).toMatchObject({ kind: 'signedOut', because: failure });
    expect(site.requests()).toHaveLength(1);
  });

  test('is told to end the session on sign-out, and nothing stays here', async () => {
    open();
    await site.signIn();
    expect(site.sessions.isOpen()).toBe(true);
    await site.clock.settle(site.system.session.signOut());
    expect(site.requests().at(-1)?.method).toBe('DELETE');
    expect(site.sessions.isOpen()).toBe(false);
    expect(site.storage.kept()).toBeUndefined();
    expect(state()).toEqual({ kind: 'signedOut' });
  });

  test('that cannot be reached does not hinder signing out', async () => {
    open();
    await site.signIn();
    site.setAnswer(undefined);
    await site.clock.settle(site.system.session.signOut());
    expect(state()).toEqual({ kind: 'signedOut' });
  });

  test('ends the session of before when somebody signs in anew', async () => {
    open();
    await site.signIn();
    await site.signIn();
    expect(site.requests().map(({ method }) => method)).toEqual(['POST', 'DELETE', 'POST']);
    expect(site.sessions.given()).toBe(2);
    await list();
  });

  test('that names no token in its answer is not believed', async () => {
    open({ 'POST /rest/v1/login/sessions': () => Response.json({}) }, { older: true });
    for (const body of [
      {},
      { token: '' },
      { token: 7 },
      { token: 'two words' },
      { token: 'x\r\ny: z' },
      [],
      null,
    ]) {
      site.setAnswer(() => Response.json(body));
      expect((await failureOf(site.signIn())).code).toBe('badReply');
      expect(state().kind).toBe('signedOut');
    }
  });

  test('whose answer breaks off is not believed either, and quotes no token', async () => {
    open();
    site.setAnswer(() => new Response('{"token":"vms-00000000000000000001-secret","expi'));
    const failure = await failureOf(site.signIn());
    expect(failure.code).toBe('badReply');
    expect(JSON.stringify(failure.facts) + String(failure.cause)).not.toMatch(NX_SECRETS);
  });
});

describe('the end of a session', () => {
  test('is told when it comes: the password was not kept to begin another', async () => {
    open({}, { expiresInS: 3_600 });
    await site.signIn({ ...NX_ADMIN, keep: 'untilReload' });
    await site.clock.advance(ms(59 * ONE_MINUTE));
    expect(state().kind).toBe('signedIn');
    await site.clock.advance(ms(2 * ONE_MINUTE));
    expect(state()).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded', vendorText: 'The session has ended.' } },
    });
    expect((await listFails()).code).toBe('signInNeeded');
    expect(site.sessions.given()).toBe(1);
  });

  test('comes after weeks as well, beyond the longest timer of a browser', async () => {
    open({}, { expiresInS: '2592000' });
    await site.signIn();
    await site.clock.advance(ms(29 * ONE_DAY));
    expect(state().kind).toBe('signedIn');
    await site.clock.advance(ms(1.1 * ONE_DAY));
    expect(state().kind).toBe('signedOut');
    expect(site.storage.kept()).toBeUndefined();
  });

  test.each([[undefined], [0], [-5], ['soon'], [null]])(
    'is not known from %j: the server will say',
    async (expiresInS) => {
      open({}, { expiresInS });
      await site.signIn();
      await site.clock.advance(ms(100 * ONE_DAY));
      expect(state().kind).toBe('signedIn');
      await list();
    },
  );

  test('by the server is found with the first call, asked about once for all, and told', async () => {
    open();
    await site.signIn();
    site.sessions.revoke();
    const failed = await site.clock.settle(
      Promise.all(Array.from({ length: 8 }, () => failureOf(site.system.cameras.details(NOBODY, signal)))),
    );
    for (const { code } of failed) expect(code).toBe('signInNeeded');
    expect(site.asked('/ec2/getUsers')).toHaveLength(1);
    expect(state()).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded', status: 401, vendorText: 'Auth_InvalidSession' } },
    });
    const before = site.requests().length;
    expect((await listFails()).code).toBe('signInNeeded');
    expect(site.requests()).toHaveLength(before);
  });

  test('is not believed from a call that is refused while the server takes the sign-in', async () => {
    open({
      [CAMERAS]: () => new Response('', { status: 401, headers: { 'x-auth-result': 'Auth_Forbidden' } }),
    });
    await site.signIn();
    expect((await listFails()).facts).toMatchObject({ code: 'notPermitted', vendorText: 'Auth_Forbidden' });
    expect(state().kind).toBe('signedIn');
    expect(site.asked(CAMERAS)).toHaveLength(2);
    expect(site.asked('/ec2/getUsers')).toHaveLength(1);
  });

  test('is not believed from a server that fails when it is asked', async () => {
    open({ '/ec2/getUsers': () => new Response('', { status: 503 }) });
    await site.signIn();
    site.setAnswer(() => new Response('', { status: 401 }));
    const refusing = listFails();
    site.setAnswer((request) => new Response('', { status: request.url.includes('getUsers') ? 503 : 401 }));
    expect((await refusing).code).toBe('notPermitted');
    expect(state().kind).toBe('signedIn');
  });
});

describe('a server of before 5', () => {
  const basic = `Basic ${btoa(String.fromCodePoint(...new TextEncoder().encode('admin:harbour pass:wörd')))}`;
  const guarded: PlainAnswers = Object.fromEntries(
    Object.entries({
      ...answers,
      '/ec2/getUsers': () => Response.json([{ id: '{99cbc715-539b-4bfe-856f-799b45b69b1e}', name: 'admin' }]),
    }).map(([path, answer]) => [
      path,
      (request: Request) =>
        request.headers.get('authorization') === basic
          ? answer()
          : new Response('<html>Unauthorized</html>', {
              status: 401,
              headers: { 'x-auth-result': 'Auth_WrongPassword', 'www-authenticate': 'Basic realm="Nx"' },
            }),
    ]),
  );

  test('answers 404 to sessions, and takes Basic, in UTF-8, which is verified first', async () => {
    open(guarded, { older: true });
    await site.signIn();
    expect(site.requests().map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /rest/v1/login/sessions',
      'GET /ec2/getUsers',
    ]);
    expect(state()).toMatchObject({ kind: 'signedIn', account: 'admin' });
    await list();
  });

  test('names the reason of a 401 in x-auth-result', async () => {
    open(guarded, { older: true });
    const failure = await failureOf(site.signIn({ ...NX_ADMIN, password: 'other' }));
    expect(failure.facts).toMatchObject({
      code: 'signInRefused',
      status: 401,
      vendorText: 'Auth_WrongPassword',
    });
  });

  test('may want Basic before it says that it has no sessions', async () => {
    open(
      { ...guarded, 'POST /rest/v1/login/sessions': () => new Response('', { status: 401 }) },
      { older: true },
    );
    await site.signIn();
    expect(state().kind).toBe('signedIn');
  });

  test('has no session to end: signing out only forgets', async () => {
    open(guarded, { older: true });
    await site.signIn();
    const before = site.requests().length;
    await site.clock.settle(site.system.session.signOut());
    expect(site.requests()).toHaveLength(before);
    expect((await listFails()).code).toBe('signInNeeded');
    expect(site.storage.kept()).toBeUndefined();
  });

  test('goes on after a reload for as long as the tab lives, without the password in clear', async () => {
    open(guarded, { older: true });
    await site.signIn();
    await site.clock.advance(ONE_SECOND);
    expect(site.storage.kept()).not.toContain(NX_ADMIN.password);
    const reloaded = site.reload();
    await list(reloaded);
    expect(reloaded.session.state.get()).toMatchObject({ kind: 'signedIn', account: 'admin' });
  });

  test('that is no Nx server at all verifies nobody', async () => {
    open({}, { older: true });
    site.setAnswer((request) =>
      request.method === 'POST' ? new Response('', { status: 404 }) : new Response('<html>Hello</html>'),
    );
    expect((await failureOf(site.signIn())).code).toBe('badReply');
    site.setAnswer((request) =>
      request.method === 'POST' ? new Response('', { status: 404 }) : Response.json({ hello: 1 }),
    );
    expect((await failureOf(site.signIn())).code).toBe('badReply');
    expect(state().kind).toBe('signedOut');
  });
});

describe('what a tab keeps', () => {
  test('is the token until it closes, so that a reload goes on without asking', async () => {
    open();
    await site.signIn();
    await site.clock.advance(ONE_SECOND);
    const reloaded = site.reload();
    await list(reloaded);
    expect(state(reloaded)).toMatchObject({ kind: 'signedIn', account: 'admin', lasts: 'untilTabCloses' });
    expect(site.sessions.given()).toBe(1);
  });

  test('is nothing where a sign-in ends with a reload', async () => {
    open();
    await site.signIn({ ...NX_ADMIN, keep: 'untilReload' });
    await site.clock.advance(ONE_SECOND);
    expect(site.storage.kept()).toBeUndefined();
    expect(state()).toMatchObject({ lasts: 'untilReload' });
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(state(reloaded)).toEqual({ kind: 'signedOut' });
  });

  test('ends with its session, whether the page is open then or not', async () => {
    open({}, { expiresInS: 3_600 });
    await site.signIn();
    await site.clock.advance(ms(2 * ONE_HOUR));
    expect(site.storage.kept()).toBeUndefined();
    expect((await listFails(site.reload())).code).toBe('signInNeeded');
  });

  test('that is over when the page comes back asks for a sign-in', async () => {
    open({}, { expiresInS: 3_600 });
    await site.signIn();
    await site.clock.advance(ONE_SECOND);
    const kept = site.storage.kept() ?? '';
    site.system.dispose();
    await site.clock.advance(ms(2 * ONE_HOUR));
    await site.storage.write(kept);
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(state(reloaded)).toMatchObject({
      kind: 'signedOut',
      because: { facts: { code: 'signInNeeded' } },
    });
  });

  test.each([
    ['no JSON', '{"scheme":"Bearer","secr'],
    ['another version', '{"token":"vms-1"}'],
    [
      'an unknown scheme',
      '{"scheme":"Digest","secret":"x","account":"a","since":1,"server":"https://terminal.example:7001/"}',
    ],
    [
      'a secret that fits no header',
      '{"scheme":"Bearer","secret":"a b","account":"a","since":1,"server":"https://terminal.example:7001/"}',
    ],
    [
      'another server’s',
      '{"scheme":"Bearer","secret":"x","account":"a","since":1,"server":"https://other.example/"}',
    ],
  ])('and cannot be read (%s) is nothing', async (_name, kept) => {
    open();
    await site.storage.write(kept);
    const reloaded = site.reload();
    await site.clock.advance(ONE_SECOND);
    expect(state(reloaded)).toEqual({ kind: 'signedOut' });
    expect(site.requests()).toHaveLength(0);
  });
});

describe('signing in', () => {
  test('that is called off leaves nobody signed in, and no session at the server', async () => {
    open();
    const caller = new AbortController();
    const work = failureOf(site.system.session.signIn(NX_ADMIN, caller.signal));
    caller.abort();
    expect((await site.clock.settle(work)).code).toBe('aborted');
    await site.clock.advance(ONE_SECOND);
    expect(state()).toEqual({ kind: 'signedOut' });
  });

  test('again at once belongs to the last who asked', async () => {
    open();
    const first = failureOf(site.system.session.signIn({ ...NX_ADMIN, password: 'other' }));
    await site.signIn();
    await site.clock.settle(first);
    expect(state().kind).toBe('signedIn');
    await list();
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

  test('fails as unreachable when nobody answers', async () => {
    open();
    site.setAnswer(undefined);
    const failure = await failureOf(site.signIn());
    expect(failure.code).toBe('unreachable');
    const { cause, ...facts } = failure.facts;
    expect(`${failure.message} ${JSON.stringify(facts)} ${String(cause)}`).not.toMatch(NX_SECRETS);
  });
});
