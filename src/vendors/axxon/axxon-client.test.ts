import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type Answer, createMswVendor, type MswVendor } from '../../testing/msw-vendor.ts';
import { type AxxonCall, createAxxonClient } from './axxon-client.ts';
import { basicOf, type SignIn } from './sign-in.ts';

const URL_TEXT = 'http://axxon.example:8000/asip';
const SOURCE = 'SERVER1/DeviceIpint.1/SourceEndpoint.video:0:0';
const basic = basicOf({ user: 'root', password: 'harbour-demo-ax' });
const TOKEN = 'axx-0123456789abcdef0123456789abcdef-secret';
const signal = new AbortController().signal;

let network: MswVendor | undefined;
afterEach(() => network?.close());

interface Renewal {
  /** What a refusal leads to: another token, the same sign-in, or the end of the session. */
  readonly refusal?: 'renews' | 'stands' | 'ends';
  readonly token?: boolean;
}

function make(answer: Answer, { refusal = 'stands', token = true }: Renewal = {}) {
  const vendor = createMswVendor(URL_TEXT, () => answer);
  network = vendor;
  const refused: string[] = [];
  const { id: system, http } = vendor.context();
  const { clock, requests } = vendor;
  const signIn = (value: string): SignIn => ({
    account: 'root',
    since: epochMs(0),
    basic,
    ...(token && { token: { value, since: epochMs(0), until: epochMs(9e15) } }),
  });
  const client = createAxxonClient({
    system,
    url: new URL(URL_TEXT),
    http,
    clock,
    page: { online: vendor.signals.online },
    random: () => 0,
    session: {
      current: () => {
        if (refused.length > 0 && refusal === 'ends') return Promise.reject(new Error('It has ended.'));
        return signIn(refused.length > 0 && refusal === 'renews' ? `${TOKEN}-2` : TOKEN);
      },
      refused: (header) => refused.push(header),
      account: () => 'root',
    },
  });
  const call: AxxonCall = { operation: 'test', path: ['x'], kind: 'read', signal };
  const settle = <T>(work: Promise<T>) => clock.settle(work);
  const json = (change: Partial<AxxonCall> = {}) => settle(client.json({ ...call, ...change }));
  return { vendor, client, clock, requests, refused, call, json, settle };
}
/** One answer after the other; the last one stays. */
const inTurn =
  (...makes: (() => Response)[]): Answer =>
  () =>
    (makes.length > 1 ? makes.shift() : makes[0])?.() ?? Response.error();
const ok = () => Response.json([1]);
const busy = () => new Response('Search query rejected. Too many requests', { status: 503 });
const down = () => new Response('', { status: 500 });
const unauthorized = () => new Response('Unauthorized', { status: 401 });

describe('a call', () => {
  test('goes below the prefix, with slashes and colons of an id raw and the archive with hosts/', async () => {
    const { json, requests } = make(ok);
    const archive = 'hosts/SERVER1/MultimediaStorage.AliceBlue/MultimediaStorage';
    await json({
      path: ['archive', 'contents', 'intervals', { raw: SOURCE }, 'future', 'past'],
      query: [
        ['limit', 100],
        ['archive', archive],
        ['scale', undefined],
      ],
    });
    expect(requests()[0]?.url).toBe(
      `${URL_TEXT}/archive/contents/intervals/${SOURCE}/future/past?limit=100&archive=${encodeURIComponent(archive)}`,
    );
  });

  test.each([
    [true, `Bearer ${TOKEN}`],
    [false, `Basic ${basic}`],
  ])('carries the credential in a header and nowhere else (token: %j)', async (token, header) => {
    const { json, requests } = make(ok, { token });
    await json({ query: [['limit', 1]] });
    expect(requests()[0]?.headers.get('authorization')).toBe(header);
    expect(requests()[0]?.url).not.toMatch(/axx-|cm9vd|harbour|auth_token/);
  });

  test('sends its object as JSON', async () => {
    const { client, call, settle, requests } = make(() => new Response(null, { status: 202 }));
    const sent = await settle(
      client.send({ ...call, method: 'POST', kind: 'command', json: { format: 'mp4' } }),
    );
    expect(sent.status).toBe(202);
    expect(requests()[0]?.method).toBe('POST');
    expect(await requests()[0]?.json()).toEqual({ format: 'mp4' });
  });

  test('gives the answer itself, for its Location', async () => {
    const { client, call, settle } = make(
      () => new Response(null, { status: 202, headers: { location: '/export/3dc15b75' } }),
    );
    const { headers } = await settle(client.send({ ...call, kind: 'command', method: 'POST' }));
    expect(headers.get('location')).toMatch(/\/export\/3dc15b75$/);
  });

  test('gives a body as a blob, and as a stream with its size', async () => {
    const answer = () =>
      new Response('video', { headers: { 'content-type': 'video/mp4', 'content-length': '5' } });
    const { client, call, settle } = make(answer);
    expect((await settle(client.blob(call))).type).toBe('video/mp4');
    const { body, size, type } = await settle(client.stream(call));
    expect([await new Response(body).text(), size, type]).toEqual(['video', 5, 'video/mp4']);
  });

  test('of an answer that broke off is a bad reply, and quotes none of it', async () => {
    const { json } = make(() => new Response(`{"token_value":"${TOKEN}","exp`));
    const failure = await failureOf(json());
    expect(failure.code).toBe('badReply');
    expect(JSON.stringify(failure.facts) + String(failure.cause)).not.toContain(TOKEN);
  });

  test('names who is signed in', () => {
    expect(make(ok).client.account()).toBe('root');
  });
});

describe('a failure', () => {
  test.each([
    [400, 'rejected'],
    [403, 'notPermitted'],
    [404, 'notFound'],
    [500, 'serverError'],
    [503, 'busy'],
  ])('of status %i is %s, in the words of the server', async (status, code) => {
    const { json } = make(() => new Response('<html><body>Some <b>words</b></body></html>', { status }));
    expect((await failureOf(json({ kind: 'command' }))).facts).toMatchObject({
      code,
      status,
      operation: 'test',
      system: 'depot',
      vendorText: 'Some words',
    });
  });

  test('in passing is tried again for a read', async () => {
    const { json, requests } = make(inTurn(down, down, ok));
    expect(await json()).toEqual([1]);
    expect(requests()).toHaveLength(3);
  });

  test('of too many requests (503) backs off: each wait is twice the one before', async () => {
    const { client, call, clock, requests } = make(inTurn(busy, busy, busy, ok));
    const work = client.json(call);
    await clock.advance(ms(0));
    for (const [wait, calls] of [
      [ONE_SECOND, 2],
      [ms(2 * ONE_SECOND), 3],
      [ms(4 * ONE_SECOND), 4],
    ] as const) {
      await clock.advance(ms(wait - 1));
      expect(requests()).toHaveLength(calls - 1);
      await clock.advance(ms(1));
      expect(requests()).toHaveLength(calls);
    }
    expect(await work).toEqual([1]);
  });

  test('of too many requests is told after four tries, or at once when the wait asked for is long', async () => {
    const long = () => new Response('', { status: 503, headers: { 'retry-after': '60' } });
    const { json, requests } = make(inTurn(busy, busy, busy, busy, long));
    expect((await failureOf(json())).facts).toMatchObject({
      code: 'busy',
      vendorText: 'Search query rejected. Too many requests',
    });
    expect(requests()).toHaveLength(4);
    expect((await failureOf(json())).facts.retryAfter).toBe(ONE_MINUTE);
    expect(requests()).toHaveLength(5);
  });

  test.each([busy, down])('of a command is told at once: it may have been done', async (answer) => {
    const { json, requests } = make(answer);
    await failureOf(json({ kind: 'command', method: 'POST' }));
    expect(requests()).toHaveLength(1);
  });

  test('that says what is wrong is not tried again', async () => {
    const { json, requests } = make(() => new Response('', { status: 400 }));
    await failureOf(json());
    expect(requests()).toHaveLength(1);
  });

  test('does not wait on when the network is back', async () => {
    const { vendor, client, call, clock, requests } = make(inTurn(busy, ok));
    vendor.signals.online.set(false);
    const work = client.json(call);
    await clock.advance(ms(0));
    expect(requests()).toHaveLength(1);
    vendor.signals.online.set(true);
    await clock.advance(ms(0));
    expect(await work).toEqual([1]);
  });

  test('ends with the caller', async () => {
    const { client, call, settle } = make(busy);
    const asked = new AbortController();
    const work = failureOf(client.json({ ...call, signal: asked.signal }));
    asked.abort();
    expect((await settle(work)).code).toBe('aborted');
  });
});

describe('a refused credential', () => {
  test('is told to the session, and the call made once more with the new one', async () => {
    const { json, refused, requests } = make(inTurn(unauthorized, ok), { refusal: 'renews' });
    expect(await json({ kind: 'command' })).toEqual([1]);
    expect(refused).toEqual([`Bearer ${TOKEN}`]);
    expect(requests().map(({ headers }) => headers.get('authorization'))).toEqual([
      `Bearer ${TOKEN}`,
      `Bearer ${TOKEN}-2`,
    ]);
  });

  test('twice means that this call is not permitted', async () => {
    const { json, requests } = make(unauthorized);
    expect((await failureOf(json())).facts).toMatchObject({
      code: 'notPermitted',
      vendorText: 'Unauthorized',
    });
    expect(requests()).toHaveLength(2);
  });

  test('is no second try when the session has ended', async () => {
    const { json, requests } = make(unauthorized, { refusal: 'ends' });
    await failureOf(json());
    expect(requests()).toHaveLength(1);
  });
});
