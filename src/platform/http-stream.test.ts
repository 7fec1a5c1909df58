import { beforeEach, describe, expect, it } from 'vitest';
import { connectionId } from '../core/ids.ts';
import { epochMs, type Ms, ms } from '../core/units.ts';
import { failureOf } from '../testing/failure-of.ts';
import { createFakeClock } from '../testing/fake-clock.ts';
import { createHealthMonitor, type HealthMonitor } from './health-monitor.ts';
import { createHttp, type Http, type HttpRequest } from './http.ts';

const PAGE = 'http://sightline.test';
/** Over before anything else of a test could be. */
const AT_ONCE = ms(1);

let health: HealthMonitor;
let http: Http;
let address: (url: URL) => string;
let seen: Request[];
/** The network. */
let answer: (request: Request) => Response | Promise<Response>;

const ask = (more: Partial<HttpRequest> = {}): HttpRequest => ({
  operation: 'watch',
  url: new URL('https://logger.example/live'),
  ...more,
});
/** Fails as fetch does when its signal is aborted. */
const untilAborted = ({ signal }: Request) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

beforeEach(() => {
  const clock = createFakeClock(epochMs(1_700_000_000_000), () => Promise.resolve());
  health = createHealthMonitor(clock);
  seen = [];
  address = (url) => `/proxy/${url.host}${url.pathname}${url.search}`;
  answer = () => new Response('{}');
  http = createHttp({
    system: connectionId('depot'),
    clock,
    health,
    address: (url) => address(url),
    online: () => true,
    fetch: async (input, init) => {
      const request = new Request(typeof input === 'string' ? new URL(input, PAGE) : input, init);
      seen.push(request);
      return await answer(request);
    },
  });
});

describe('a request that outlives the page', () => {
  it('says so to the browser, and no other does', async () => {
    await http.send(ask({ keepalive: true }));
    await http.send(ask());
    expect(seen.map(({ keepalive }) => keepalive)).toEqual([true, false]);
  });
});

describe('a stream', () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  /** A body that is written by hand, and fails when the request is aborted. */
  function written(headers: HeadersInit = {}) {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    answer = (request) => {
      const body = new ReadableStream<Uint8Array>({
        start: (given) => {
          controller = given;
          request.signal.addEventListener('abort', () => given.error(request.signal.reason));
        },
      });
      return new Response(body, { headers });
    };
    return { write: (text: string) => controller?.enqueue(encode(text)), end: () => controller?.close() };
  }
  const wait = (time: Ms) => new Promise<void>((resolve) => setTimeout(resolve, time));

  it('is there as soon as the answer begins, and is read as it comes', async () => {
    const source = written();
    const reader = (await http.stream(ask())).body.getReader();
    source.write('one');
    expect((await reader.read()).value).toEqual(encode('one'));
    source.write('two');
    expect((await reader.read()).value).toEqual(encode('two'));
    source.end();
    expect((await reader.read()).done).toBe(true);
  });

  it('is not cut by the time limit once it has begun', async () => {
    const source = written();
    const reader = (await http.stream(ask({ timeout: AT_ONCE }))).body.getReader();
    await wait(ms(AT_ONCE * 20));
    source.write('late');
    expect((await reader.read()).value).toEqual(encode('late'));
  });

  it('is a timeout when it does not begin', async () => {
    answer = untilAborted;
    expect((await failureOf(http.stream(ask({ timeout: AT_ONCE })))).code).toBe('timeout');
  });

  it('ends when the caller gives up', async () => {
    written();
    const asked = new AbortController();
    const reader = (await http.stream(ask({ signal: asked.signal }))).body.getReader();
    const read = reader.read();
    asked.abort();
    await expect(read).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each<[HeadersInit, number | undefined, string]>([
    [{ 'content-length': '1200', 'content-type': 'video/MP4; codecs=x' }, 1200, 'video/mp4'],
    [{}, undefined, ''],
    [{ 'content-length': 'many' }, undefined, ''],
    [{ 'content-length': '0' }, undefined, ''],
    // The length is that of what travels, not of what is read.
    [{ 'content-length': '1200', 'content-encoding': 'gzip' }, undefined, ''],
  ])('tells its size and type where the answer does: %j', async (headers, size, type) => {
    written(headers);
    expect(await http.stream(ask())).toMatchObject({ size, type });
  });

  it('is empty when the answer is', async () => {
    answer = () => new Response(null, { status: 204 });
    expect((await (await http.stream(ask())).body.getReader().read()).done).toBe(true);
  });

  it('is refused like any other request', async () => {
    answer = () => new Response('{"error":"No"}', { status: 401 });
    const failure = await failureOf(http.stream(ask()));
    expect(failure.facts).toMatchObject({ code: 'signInNeeded', vendorText: 'No' });
  });
});

describe('forgetting cookies', () => {
  const login = new URL('https://logger.example/login');
  const forget = () => http.forgetCookies(login);

  it('asks the proxy, below the address whose cookies are meant, and outlives the page', async () => {
    answer = () => new Response(null, { status: 204 });
    await forget();
    const [request] = seen;
    expect([request?.method, request?.keepalive]).toEqual(['POST', true]);
    expect(request?.url).toBe(`${PAGE}/proxy/logger.example/login/.sightline/forget-cookies`);
  });

  it('asks nobody past the proxy: there are none', async () => {
    address = (url) => url.href;
    await forget();
    expect(seen).toEqual([]);
  });

  it('says nothing of the system, which was not asked', async () => {
    answer = () => new Response(null, { status: 204 });
    await forget();
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    await failureOf(forget());
    expect(health.get()).toEqual({ kind: 'unknown' });
  });

  it.each([200, 400, 403, 404, 503])('has not happened when the answer is %i', async (status) => {
    answer = () => new Response('', { status });
    expect((await failureOf(forget())).facts).toMatchObject({ code: 'rejected', status, system: 'depot' });
  });

  it('has not happened without an answer', async () => {
    answer = () => Promise.reject(new TypeError('Failed to fetch'));
    expect((await failureOf(forget())).code).toBe('unreachable');
  });
});
