/**
 * Puts an emulator, or any function from Request to Response, behind the product's own way to it: the
 * network is MSW's, addresses are those of the proxy, and time is the test's.
 */
import { http as mswHttp } from 'msw';
import { setupServer } from 'msw/node';
import { connectionId } from '../core/ids.ts';
import { epochMs } from '../core/units.ts';
import { fromProxied, toProxied } from '../platform/config/proxy-address.ts';
import { createHealthMonitor } from '../platform/health-monitor.ts';
import { createHttp } from '../platform/http.ts';
import type { VendorContext } from '../vendors/contract.ts';
import { createCookieJar, type CookieJar } from './cookie-jar.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { UNLIMITED_STREAMS } from '../platform/stream-slots.ts';
import type { DeviceFlag } from '../platform/device-flag.ts';
import type { TabNote } from '../platform/tab-note.ts';
import { createPageStores, type PageStores } from './page-stores.ts';
import {
  createMemoryFlag,
  createMemoryNote,
  createMemoryStorage,
  type MemoryStorage,
} from './memory-storage.ts';

/** Where the app would be served from. */
const PAGE = 'http://sightline.test';
/** A Wednesday afternoon in Amsterdam. */
const START = epochMs(Date.UTC(2026, 8, 16, 13, 5, 0));
/** Turns of the event loop without any request before all counts as quiet. */
const QUIET_TURNS = 4;
/** An emulator answers within this much real time, or not at all. */
const HANGING_AFTER_MS = 1000;

export type Answer = (request: Request) => Promise<Response> | Response;

export interface MswVendor {
  /** The origin that the app is served from, against which a player resolves its addresses. */
  readonly page: string;
  /** Whether the tab is seen and has a network. */
  readonly signals: PageStores;
  readonly clock: FakeClock;
  readonly storage: MemoryStorage;
  readonly note: TabNote;
  readonly flag: DeviceFlag;
  /** What this computer keeps of the connection. */
  readonly kept: TabNote;
  /** This computer's cookies of the vendor. */
  readonly cookies: CookieJar;
  /** What a vendor is created with. Several may be made: a reload of the page. */
  readonly context: () => VendorContext;
  /** Fetches as a player would, from an address that `authorize` gave. */
  readonly fetch: (address: string) => Promise<Response>;
  /** Every request so far, as the vendor's server saw it. */
  readonly requests: () => readonly Request[];
  /** Answers from now on; undefined breaks the network. */
  readonly setAnswer: (answer: Answer | undefined) => void;
  readonly close: () => void;
}

/** Answers a path itself, and leaves the rest to the emulator. */
export const answering =
  (path: string, make: (request: Request) => Response) =>
  (answer: Answer): Answer =>
  (request) =>
    new URL(request.url).pathname === path ? make(request) : answer(request);

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A redirect comes back through the proxy, as the real one rewrites it; cookies stay in the browser. */
function throughProxy(response: Response, target: URL): Response {
  const location = response.headers.get('location');
  const headers = new Headers(response.headers);
  if (location === null && !headers.has('set-cookie')) return response;
  if (location !== null) headers.set('location', PAGE + toProxied(new URL(location, target)));
  headers.delete('set-cookie');
  return new Response(response.body, { status: response.status, headers });
}

/**
 * `makeAnswer` is given the clock, so that the emulator lives in the same time; `sent` are the headers of the
 * configuration.
 */
export function createMswVendor(
  url: string,
  makeAnswer: (clock: FakeClock) => Answer,
  sent: Readonly<Record<string, string>> = {},
): MswVendor {
  let inFlight = 0;
  /** Requests that are never answered: nobody waits for them twice. */
  let hanging = 0;
  const seen: Request[] = [];
  const quiet = async () => {
    const since = performance.now();
    for (let turns = 0; turns < QUIET_TURNS; turns += 1) {
      await turn();
      if (performance.now() - since > HANGING_AFTER_MS) hanging = inFlight;
      if (inFlight > hanging) turns = 0;
    }
    hanging = Math.min(hanging, inFlight);
  };
  const clock = createFakeClock(START, quiet);
  const storage = createMemoryStorage();
  const note = createMemoryNote();
  const flag = createMemoryFlag();
  const kept = createMemoryNote();
  const cookies = createCookieJar();
  const signals = createPageStores();
  let answer: Answer | undefined = makeAnswer(clock);
  const server = setupServer(
    mswHttp.all('*', async ({ request }) => {
      const { pathname, search } = new URL(request.url);
      const target = fromProxied(pathname + search);
      if (target === undefined || answer === undefined) return Response.error();
      const forgotten = cookies.forget(pathname);
      if (forgotten !== undefined) return forgotten;
      const { method, signal } = request;
      const headers = new Headers(request.headers);
      const cookie = cookies.header(pathname);
      if (cookie !== undefined) headers.set('cookie', cookie);
      const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
      const asked = new Request(target, { method, headers, signal, ...body });
      seen.push(asked.clone());
      const answered = await answer(asked);
      cookies.store(target, answered);
      return throughProxy(answered, target);
    }),
  );
  server.listen();

  const counted: typeof fetch = async (input, init) => {
    inFlight += 1;
    try {
      const address = typeof input === 'string' ? new URL(input, PAGE) : input;
      return await fetch(address, init);
    } finally {
      inFlight -= 1;
    }
  };

  return {
    page: PAGE,
    signals,
    clock,
    storage,
    note,
    flag,
    kept,
    cookies,
    context: () => {
      const id = connectionId('depot');
      const health = createHealthMonitor(clock);
      const address = (target: URL) => toProxied(target);
      const host = { system: id, clock, health, address, fetch: counted, online: () => true };
      const http = createHttp({ ...host, headers: sent });
      return {
        id,
        url: new URL(url),
        hosts: [],
        direct: false,
        auth: 'ask',
        clock,
        http,
        health,
        storage,
        note,
        flag,
        kept,
        streams: UNLIMITED_STREAMS,
        page: signals,
      };
    },
    fetch: (address) => counted(address),
    requests: () => [...seen],
    setAnswer: (next) => {
      answer = next;
    },
    close: () => server.close(),
  };
}
