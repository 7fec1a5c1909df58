/** A client for the emulator's own tests: injected time, a signed-in account, exports in one call. */
import { isRecord, listField, parseJson, textField } from '../json-value.ts';
import { openMediaLibrary } from '../media-library.ts';
import { createTestTime } from '../test-time.ts';
import { writeTime } from './axxon-time.ts';
import { createAxxonEmulator } from './emulator.ts';
import type { AxxonOptions } from './options.ts';
import { archivePath } from './site.ts';

export const HOST = 'http://axxon.test';
export const ROOT = { user: 'root', password: 'harbour-demo-ax' };
export const GUARD = { user: 'guard', password: 'harbour-view-ax' };
/** Recorded in two archives, with sound. */
export const AISLE_12 = 'WAREHOUSE4/DeviceIpint.1/SourceEndpoint.video:0:0';
export const AISLE_14 = 'WAREHOUSE4/DeviceIpint.2/SourceEndpoint.video:0:0';
/** Not recorded. */
export const MEZZANINE = 'WAREHOUSE4/DeviceIpint.5/SourceEndpoint.video:0:0';
export const LONG_TERM = archivePath('LongTerm');

/** A Wednesday at noon in UTC. */
export const NOON = Date.UTC(2026, 5, 10, 12);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** An hour before noon; there is footage around it. */
export const ELEVEN = NOON - HOUR;
/** How long an export runs, whatever its length, and waits before. */
export const EXPORT_MS = 10 * SECOND;
export const PENDING_MS = 1 * SECOND;

/** Follows a path of keys through parsed JSON; undefined where it ends. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, key) => {
    if (Array.isArray(node)) return node.at(Number(key));
    return isRecord(node) ? node[key] : undefined;
  }, value);
}

export const basic = ({ user, password }: typeof ROOT): string => `Basic ${btoa(`${user}:${password}`)}`;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly text: string;
  readonly json: unknown;
}

export interface Wish {
  readonly begin?: number;
  readonly end?: number;
  readonly camera?: string;
  readonly kind?: 'archive' | 'live';
  /** With its question mark. */
  readonly query?: string;
}

const media = openMediaLibrary();

export function createTestClient(options: Partial<AxxonOptions> = {}) {
  const { clock, sleep, advance } = createTestTime(NOON);
  const emulator = createAxxonEmulator({
    now: () => clock.ms,
    sleep,
    media,
    exportMs: () => EXPORT_MS,
    pendingMs: PENDING_MS,
    ...options,
  });
  const prefix = options.prefix ?? '';
  const account = { authorization: basic(ROOT) };

  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization') && account.authorization !== '') {
      headers.set('authorization', account.authorization);
    }
    const response = await emulator.handle(
      new Request(`${HOST}${prefix}${path}`, { ...init, method, headers }),
    );
    if (response.type === 'error') throw new Error('The connection broke.');
    const bytes = new Uint8Array(await response.arrayBuffer());
    const text = new TextDecoder().decode(bytes);
    return { status: response.status, headers: response.headers, bytes, text, json: parseJson(text) };
  };
  const get = (path: string, init?: RequestInit) => send('GET', path, init);
  const post = (path: string, body: unknown, init?: RequestInit) =>
    send('POST', path, { ...init, body: JSON.stringify(body) });

  const ask = (body: unknown, wish: Wish = {}): Promise<Answered> => {
    const {
      begin = ELEVEN,
      end = begin + 10 * SECOND,
      camera = AISLE_12,
      kind = 'archive',
      query = '',
    } = wish;
    return post(`/export/${kind}/${camera}/${writeTime(begin)}/${writeTime(end)}${query}`, body);
  };
  /** Begins an export and answers with its id. */
  const begun = async (body: unknown = { format: 'mp4' }, wish?: Wish): Promise<string> => {
    const { status, headers } = await ask(body, wish);
    if (status !== 202) throw new Error(`The export was refused: ${status}.`);
    return headers.get('location')?.split('/').at(-1) ?? '';
  };
  const status = async (id: string) => (await get(`/export/${id}/status`)).json;
  const file = (id: string, name?: string) =>
    get(`/export/${id}/file${name === undefined ? '' : `?name=${encodeURIComponent(name)}`}`);
  /** Begins an export, waits for its end, and answers with its files. */
  const exported = async (body: unknown, wish?: Wish) => {
    const id = await begun(body, wish);
    clock.ms += PENDING_MS + EXPORT_MS;
    const names = (listField(await status(id), 'files') ?? []).map(String);
    const files = await Promise.all(names.map(async (name) => (await file(id, name)).bytes));
    return { id, names, files };
  };
  const token = async (credentials = ROOT): Promise<string> => {
    const { json } = await post(
      '/grpc',
      {
        method: 'axxonsoft.bl.auth.AuthenticationService.AuthenticateEx',
        data: { user_name: credentials.user, password: credentials.password },
      },
      { headers: { authorization: basic(credentials) } },
    );
    return textField(json, 'token_value') ?? '';
  };

  return {
    emulator,
    control: emulator.control,
    clock,
    advance,
    send,
    get,
    post,
    ask,
    begun,
    status,
    file,
    exported,
    token,
    /** Who asks from now on. */
    actAs: (credentials: typeof ROOT | undefined) => {
      account.authorization = credentials === undefined ? '' : basic(credentials);
    },
  };
}
