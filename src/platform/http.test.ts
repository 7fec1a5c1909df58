import { beforeEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../core/failure.ts';
import { connectionId } from '../core/ids.ts';
import { epochMs, type Ms, ms } from '../core/units.ts';
import { failureOf } from '../testing/failure-of.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { createHealthMonitor, type HealthMonitor } from './health-monitor.ts';
import { createHttp, type Http, type HttpRequest } from './http.ts';

const PAGE = 'http://sightline.test';
const START = epochMs(1_700_000_000_000);
const TOKEN = 'MTIzNDU6MTU0MDgxMDU0MjoxMjAwOjA6TCxXLEI-do-tI6nPBpo9evgs4dVQkkZhJFXizpAm32KlFqNWL';
const TARGET = new URL('https://logger.example/alerts?uid=7.2');
const OPERATION = 'list events';
/** Over before anything else of a test could be. */
const AT_ONCE = ms(1);

let clock: FakeClock;
let health: HealthMonitor;
let http: Http;
let online: boolean;
let seen: Request[];
/** The network. */
let answer: (request: Request) => Response | Promise<Response>;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const ask = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  operation: OPERATION,
  url: TARGET,
  ...more,
});
const sent = async (more?: Partial<HttpRequest>) => {
  await http.send(ask(more));
  const [request] = seen;
  if (request === undefined) throw new Error('Nothing was sent.');
  return request;
};
/** Fails as fetch does when its signal is aborted. */
const untilAborted = ({ signal }: Request) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
/** An answer whose head comes and whose body does not. */
const headOnly = (request: Request, init?: ResponseInit) =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        request.signal.addEventListener('abort', () => controller.error(request.signal.reason));
      },
    }),
    init,
  );

beforeEach(() => {
  clock = createFakeClock(START, turn);
  health = createHealthMonitor(clock);
  online = true;
  seen = [];
  answer = () => new Response('{"alerts":[]}');
  http = createHttp({
    system: connectionId('depot'),
    clock,
    health,
    address: (url) => `/proxy/${url.host}${url.pathname}${url.search}`,
    online: () => online,
    fetch: async (input, init) => {
      const request = new Request(typeof input === 'string' ? new URL(input, PAGE) : input, init);
      seen.push(request);
      request.signal.throwIfAborted();
      return answer(request);
    },
  });
});

describe('a request', () => {
  it('goes to the address of the proxy, past every cache', async () => {
    const request = await sent();
    expect(request.url).toBe(`${PAGE}/proxy/logger.example/alerts?uid=7.2`);
    expect(request.method).toBe('GET');
    expect(request.cache).toBe('no-store');
    expect(await request.text()).toBe('');
  });

  it('carries its headers, and its body as JSON', async () => {
    const request = await sent({ method: 'POST', headers: { 'x-one': '1' }, json: { a: ['ü', null] } });
    expect(request.method).toBe('POST');
    expect(request.headers.get('x-one')).toBe('1');
    expect(request.headers.get('content-type')).toBe('application/json');
    await expect(request.json()).resolves.toEqual({ a: ['ü', null] });
  });

  it('carries false and null as bodies too', async () => {
    expect(await (await sent({ method: 'PUT', json: false })).text()).toBe('false');
    seen = [];
    expect(await (await sent({ method: 'PUT', json: null })).text()).toBe('null');
  });
});

describe('an answer', () => {
  it('is given as it came, as parsed JSON, or as bytes of its type', async () => {
    await expect((await http.send(ask())).text()).resolves.toBe('{"alerts":[]}');
    await expect(http.json(ask())).resolves.toEqual({ alerts: [] });
    answer = () => new Response('JFIF', { headers: { 'content-type': 'image/jpeg' } });
    const blob = await http.blob(ask());
    expect([blob.type, await blob.text()]).toEqual(['image/jpeg', 'JFIF']);
  });

  it('tells the health how long it took', async () => {
    answer = async () => {
      await clock.advance(ms(320));
      return new Response('{}');
    };
    await http.json(ask());
    expect(health.get()).toEqual({ kind: 'healthy', latency: 320 });
  });

  it.each(['', '<!doctype html><p>Sign in</p>', '{"alerts":[{"id":1},', 'NaN'])(
    'is unreadable when it should be JSON and is %j',
    async (body) => {
      answer = () => new Response(body);
      const failure = await failureOf(http.json(ask()));
      expect(failure.facts).toMatchObject({ code: 'badReply', operation: OPERATION, system: 'depot' });
    },
  );

  it('is no JSON to wait for when there is none: bytes may be empty', async () => {
    answer = () => new Response(null, { status: 204 });
    expect((await http.blob(ask())).size).toBe(0);
  });
});

describe('a status', () => {
  it.each<[number, FailureCode]>([
    [304, 'rejected'],
    [400, 'rejected'],
    [401, 'signInNeeded'],
    [402, 'rejected'],
    [403, 'notPermitted'],
    [404, 'notFound'],
    [405, 'rejected'],
    [408, 'timeout'],
    [409, 'rejected'],
    [410, 'notFound'],
    [418, 'rejected'],
    [422, 'rejected'],
    [429, 'busy'],
    [451, 'rejected'],
    [500, 'serverError'],
    [502, 'serverError'],
    [503, 'busy'],
    [504, 'serverError'],
    [599, 'serverError'],
  ])('of %i means %s', async (status, code) => {
    answer = () => new Response(status === 304 ? null : 'no', { status });
    expect((await failureOf(http.send(ask()))).facts).toMatchObject({
      code,
      status,
      system: 'depot',
      operation: OPERATION,
      request: 'GET https://logger.example/alerts?uid=7.2',
    });
  });

  it.each<[string | undefined, Ms | undefined]>([
    ['30', ms(30_000)],
    ['1.5', ms(1500)],
    [' 2 ', ms(2000)],
    [undefined, undefined],
    ['', undefined],
    ['0', undefined],
    ['-5', undefined],
    ['soon', undefined],
    ['Infinity', undefined],
    ['Fri, 20 Nov 2026 12:00:00 GMT', undefined],
  ])('with Retry-After %j asks to wait %s ms', async (value, wait) => {
    const headers: HeadersInit = value === undefined ? {} : { 'retry-after': value };
    answer = () => new Response('', { status: 429, headers });
    expect((await failureOf(http.send(ask()))).facts.retryAfter).toBe(wait);
  });

  it.each([
    ['{"error":"No such camera"}', 'No such camera'],
    ['{"message":"Try later"}', 'Try later'],
    ['{"error":null,"message":"Try later"}', 'Try later'],
    ['{"error":{"code":7}}', '{"error":{"code":7}}'],
    ['["no"]', '["no"]'],
    ['null', 'null'],
    ['Bad gateway', 'Bad gateway'],
    ['', ''],
  ])('keeps what the system says of it: %s', async (body, text) => {
    answer = () => new Response(body, { status: 500 });
    expect((await failureOf(http.send(ask()))).facts.vendorText).toBe(text);
  });

  it('counts although its body breaks off', async () => {
    answer = () => {
      const body = new ReadableStream({ start: (controller) => controller.error(new Error('cut')) });
      return new Response(body, { status: 502 });
    };
    expect((await failureOf(http.send(ask()))).facts).toMatchObject({ code: 'serverError', vendorText: '' });
  });
});

describe('the proxy', () => {
  const refuse = (code: string, status: number) => {
    const headers = { 'x-sightline-proxy': 'error', 'retry-after': '9' };
    answer = () => Response.json({ error: { code, message: `Because ${code}.` } }, { status, headers });
  };

  it.each<[string, number, FailureCode]>([
    ['host_not_allowed', 403, 'hostNotAllowed'],
    ['timeout', 504, 'timeout'],
    ['certificate_expired', 502, 'badCertificate'],
    ['connection_refused', 502, 'unreachable'],
  ])('is not mistaken for the system when it says %s with %i', async (vendorCode, status, code) => {
    refuse(vendorCode, status);
    expect((await failureOf(http.send(ask()))).facts).toEqual({
      code,
      status,
      vendorCode,
      vendorText: `Because ${vendorCode}.`,
      operation: OPERATION,
      request: 'GET https://logger.example/alerts?uid=7.2',
      system: 'depot',
    });
    expect(health.get()).toMatchObject({ kind: 'lost', since: START });
  });
});

describe('no answer', () => {
  it('is a broken connection while this browser has a network', async () => {
    const cause = new TypeError('Failed to fetch');
    answer = () => Promise.reject(cause);
    const failure = await failureOf(http.send(ask()));
    expect(failure.facts).toMatchObject({ code: 'unreachable', cause });
    expect(health.get()).toEqual({ kind: 'lost', since: START, failure });
  });

  it('is no fault of the system while this browser has none', async () => {
    online = false;
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failureOf(http.send(ask()))).code).toBe('offline');
  });

  it('is a timeout after the time of the request', async () => {
    answer = untilAborted;
    const failure = await failureOf(http.send(ask({ timeout: AT_ONCE })));
    expect(failure.code).toBe('timeout');
    expect(health.get().kind).toBe('lost');
  });

  it('is a timeout too when only the body does not come', async () => {
    answer = (request) => headOnly(request);
    expect((await failureOf(http.json(ask({ timeout: AT_ONCE })))).code).toBe('timeout');
    expect(health.get().kind).toBe('lost');
  });

  it('is a broken connection when the body breaks off', async () => {
    answer = () =>
      new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError('cut')) }));
    expect((await failureOf(http.blob(ask()))).code).toBe('unreachable');
  });
});

describe('a caller who gives up', () => {
  it('hears so at once, and the system is not blamed', async () => {
    answer = untilAborted;
    const asked = new AbortController();
    const work = failureOf(http.send(ask({ signal: asked.signal })));
    asked.abort();
    expect((await work).facts).toMatchObject({ code: 'aborted', operation: OPERATION, system: 'depot' });
    expect(health.get()).toEqual({ kind: 'unknown' });
  });

  it('hears so when the signal was aborted beforehand', async () => {
    const failure = await failureOf(http.send(ask({ signal: AbortSignal.abort() })));
    expect(failure.code).toBe('aborted');
  });

  it('hears so whatever reason the signal was given', async () => {
    answer = untilAborted;
    const asked = new AbortController();
    const work = failureOf(http.send(ask({ signal: asked.signal })));
    asked.abort(new TypeError('unmounted'));
    expect((await work).code).toBe('aborted');
  });

  it('hears so while the body comes', async () => {
    const asked = new AbortController();
    answer = (request) => headOnly(request);
    const work = failureOf(http.json(ask({ signal: asked.signal })));
    await turn();
    asked.abort();
    expect((await work).code).toBe('aborted');
  });

  it('hears so while the body of a refusal comes, and not of the refusal', async () => {
    const asked = new AbortController();
    answer = (request) => headOnly(request, { status: 500 });
    const work = failureOf(http.send(ask({ signal: asked.signal })));
    await turn();
    asked.abort();
    expect((await work).code).toBe('aborted');
  });
});

describe('health', () => {
  const breakNetwork = async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await failureOf(http.send(ask()));
  };

  it.each([400, 401, 403, 404, 429, 500, 503])('is not lost by an answer with status %i', async (status) => {
    await http.send(ask());
    answer = () => new Response('', { status });
    await failureOf(http.send(ask()));
    expect(health.get().kind).toBe('healthy');
  });

  // A sign-in that ended while the system was away is answered with 401: nothing with 2xx follows until
  // somebody signs in, who would read "Does not answer" for as long.
  it.each([400, 401, 403, 404])('comes back with any answer of the system, such as %i', async (status) => {
    await breakNetwork();
    answer = () => new Response('', { status });
    await failureOf(http.send(ask()));
    expect(health.get().kind).toBe('healthy');
  });

  it.each([408, 500, 502, 503])('does not come back with status %i', async (status) => {
    await breakNetwork();
    await clock.advance(ms(1000));
    answer = () => new Response('', { status });
    await failureOf(http.send(ask()));
    expect(health.get()).toMatchObject({ kind: 'lost', since: START });
  });
});

describe('secrets', () => {
  const secret: Partial<HttpRequest> = {
    method: 'POST',
    url: new URL(`https://me:hunter2@logger.example/thumb/7.2/${TOKEN}?token=${TOKEN}&uid=7.2`),
    headers: { authorization: `ManythingToken ${TOKEN}` },
    json: { email: 'me@example.org', password: 'hunter2' },
    timeout: AT_ONCE,
  };
  const everythingIn = (failure: Awaited<ReturnType<typeof failureOf>>): string => {
    const { cause, ...facts } = failure.facts;
    return `${failure.message} ${failure.stack} ${JSON.stringify(facts)} ${String(cause)}`;
  };
  const echo = `{"error":"bad token ${TOKEN} of me","authToken":"${TOKEN}","password":"hunter2"}`;

  it.each<[string, typeof answer]>([
    ['a refusal that repeats them', () => new Response(echo, { status: 400 })],
    ['a page that repeats them', () => new Response(`<a href="/x?token=${TOKEN}">`, { status: 500 })],
    ['a broken connection', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a timeout', untilAborted],
    // JSON.parse quotes what it cannot read.
    ['a reply that is a bare token', () => new Response(TOKEN)],
    ['a reply that breaks off', () => new Response(`{"authToken":${TOKEN.slice(0, 12)}`)],
  ])('are in no failure: %s', async (_case, network) => {
    answer = network;
    const text = everythingIn(await failureOf(http.json(ask(secret))));
    expect(text).not.toContain(TOKEN.slice(0, 8));
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('me@example');
  });

  it('leave what helps: the host, the path and the ids', async () => {
    answer = () => new Response(echo, { status: 400 });
    const { facts } = await failureOf(http.json(ask(secret)));
    expect(facts.request).toBe('POST https://logger.example/thumb/7.2/•••?token=•••&uid=7.2');
    expect(facts.vendorText).toMatch(/^bad token .*of me$/);
  });
});

describe('a refusal that only the vendor understands', () => {
  const refuse = () => new Response(`{"reply":"noFreeSpace","text":"token=${TOKEN}"}`, { status: 500 });

  it('means what the vendor says, and keeps its status', async () => {
    answer = refuse;
    const explain = ({ body }: { readonly body: string }) => ({
      code: 'noSpace' as const,
      vendorCode: body.includes('noFreeSpace') ? 'noFreeSpace' : '',
      vendorText: body,
    });
    const { facts } = await failureOf(http.send(ask({ explain })));
    expect(facts).toMatchObject({ code: 'noSpace', status: 500, vendorCode: 'noFreeSpace' });
    expect(facts.vendorText).not.toContain(TOKEN);
  });

  it('is what its status says where the vendor has no word for it', async () => {
    answer = refuse;
    expect((await failureOf(http.send(ask({ explain: () => undefined })))).code).toBe('serverError');
  });
});
