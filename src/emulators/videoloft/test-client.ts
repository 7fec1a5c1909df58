/** A client for the emulator's own tests: injected time, the six hosts by name, a signed-in operator. */
import { openMediaLibrary } from '../media-library.ts';
import { isRecord, parseJson, textField } from '../json-value.ts';
import { createTestTime } from '../test-time.ts';
import { createVideoloftEmulator } from './emulator.ts';
import type { VideoloftOptions } from './options.ts';

export const HOSTS = {
  global: 'http://auth.test',
  region: 'http://region.test',
  loggers: ['http://logger-a.test', 'http://logger-b.test'],
  wowzas: ['http://wowza-a.test', 'http://wowza-b.test'],
} as const;

export const OPERATOR = { email: 'operator@harbour.example', password: 'harbour-demo' };
export const VIEWER = { email: 'viewer@harbour.example', password: 'harbour-view' };
export const SUSPENDED = { email: 'suspended@harbour.example', password: 'harbour-gone' };

/** The test camera: on logger a and Wowza a, always online, on the counter loop. */
export const COUNTER = '910990.1';
export const COUNTER_LOGGER = HOSTS.loggers[0];
export const COUNTER_WOWZA = HOSTS.wowzas[0];

/** A Wednesday at noon in UTC. */
export const NOON = Date.UTC(2026, 5, 10, 12);
export const WEEK_MS = 604_800_000;

/** Follows a path of keys through parsed JSON; undefined where it ends. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, key) => {
    if (Array.isArray(node)) return node.at(Number(key));
    return isRecord(node) ? node[key] : undefined;
  }, value);
}

export function createTestClient(options: Partial<VideoloftOptions> = {}) {
  const { clock, sleep, advance } = createTestTime(NOON);
  const emulator = createVideoloftEmulator({
    nodes: {
      globalAuth: 'auth.test',
      regionAuth: 'region.test',
      loggers: ['logger-a.test', 'logger-b.test'],
      wowzas: ['wowza-a.test', 'wowza-b.test'],
    },
    media: openMediaLibrary(),
    now: () => clock.ms,
    sleep,
    ...options,
  });

  const send = (url: string, init?: RequestInit) => emulator.handle(new Request(url, init));
  const json = async (url: string, init?: RequestInit): Promise<unknown> =>
    parseJson(await (await send(url, init)).text());
  const post = (url: string, body: unknown) => send(url, { method: 'POST', body: JSON.stringify(body) });
  /** Signs in at the region and returns the result object. */
  const login = async (credentials = OPERATOR): Promise<unknown> =>
    at(parseJson(await (await post(`${HOSTS.region}/login`, credentials)).text()), 'result');
  const token = async (credentials = OPERATOR): Promise<string> =>
    textField(await login(credentials), 'authToken') ?? '';
  const withHeader = (value: string): RequestInit => ({
    headers: { authorization: `ManythingToken ${value}` },
  });

  return { emulator, clock, advance, send, json, post, login, token, withHeader };
}

/** Reads a body as it comes. `text` and `pieces` are what came so far; `end` is how it ended. */
export function readAlong(response: Response) {
  const decoder = new TextDecoder();
  const heard = { text: '', pieces: 0, end: 'open' };
  const reader = response.body?.getReader();
  const read = async (): Promise<void> => {
    for (;;) {
      const part = await reader?.read();
      if (part?.value === undefined) break;
      heard.text += decoder.decode(part.value, { stream: true });
      heard.pieces += 1;
    }
    heard.end = 'closed';
  };
  read().catch(() => {
    heard.end = 'broken';
  });
  return { heard, status: response.status, cancel: () => reader?.cancel() };
}

export type TestClient = ReturnType<typeof createTestClient>;

/** The lines of a playlist that are not tags. */
export function uris(playlist: string): readonly string[] {
  return playlist.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
