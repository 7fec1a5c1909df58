/** A client for the emulator's own tests: injected time, a signed-in administrator, files of known bytes. */
import { isRecord, parseJson, textField } from '../json-value.ts';
import { createTestTime } from '../test-time.ts';
import { createNxEmulator } from './emulator.ts';
import { md5Hex } from './md5.ts';
import type { NxOptions } from './options.ts';
import { USERS, virtualCameraId } from './site.ts';

export const HOST = 'http://nx.test';
export const ADMIN = { username: 'admin', password: 'harbour-demo-nx' };
export const VIEWER = { username: 'viewer', password: 'harbour-view-nx' };
export const ADMIN_ID = USERS[0]?.id ?? '';
export const BODYCAM = virtualCameraId('Bodycam 07');
export const HANDHELD = virtualCameraId('Handheld 2');
export const ACTION_CAM = virtualCameraId('Action cam 1');

/** A Wednesday at noon in UTC. */
export const NOON = Date.UTC(2026, 5, 10, 12);
/** How long an import takes, whatever its size; and the file that it finds. */
export const IMPORT_MS = 10_000;
export const FILE_MS = 60_000;

/** Follows a path of keys through parsed JSON; undefined where it ends. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((node, key) => {
    if (Array.isArray(node)) return node.at(Number(key));
    return isRecord(node) ? node[key] : undefined;
  }, value);
}

/** Bytes that differ everywhere. */
export function testBytes(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, i) => (i * 31 + (i >> 8)) % 251);
}

export const basic = ({ username, password }: typeof ADMIN): string =>
  `Basic ${btoa(`${username}:${password}`)}`;

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of the envelope, where the answer has one. */
  readonly error: unknown;
  readonly reply: unknown;
  readonly json: unknown;
}

/** Every file is a minute of H.264, unless `readFootage` says otherwise. */
export async function createTestClient(options: Partial<NxOptions> = {}) {
  const { clock, sleep, advance } = createTestTime(NOON);
  const emulator = createNxEmulator({
    now: () => clock.ms,
    sleep,
    importMs: () => IMPORT_MS,
    readFootage: async () => ({ codec: 'h264', durationMs: FILE_MS }),
    ...options,
  });
  const prefix = options.prefixes?.[0] ?? (options.generation === '4' ? 'wearableCamera' : 'virtualCamera');
  const account = { authorization: '' };

  const send = async (method: string, path: string, init: RequestInit = {}): Promise<Answered> => {
    const headers = new Headers(init.headers);
    if (!headers.has('authorization') && account.authorization !== '') {
      headers.set('authorization', account.authorization);
    }
    const response = await emulator.handle(new Request(`${HOST}${path}`, { ...init, method, headers }));
    if (response.type === 'error') throw new Error('The connection broke.');
    const text = await response.text();
    const json = parseJson(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      json,
      error: at(json, 'error'),
      reply: at(json, 'reply'),
    };
  };
  const get = (path: string, init?: RequestInit) => send('GET', path, init);
  const post = (path: string, body?: unknown, init?: RequestInit) =>
    send('POST', path, { ...init, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  /** Signs in, and answers with the credential from now on. */
  const signIn = async (credentials = ADMIN): Promise<string> => {
    if (options.generation === '4') account.authorization = basic(credentials);
    else {
      const { json } = await post('/rest/v1/login/sessions', credentials);
      account.authorization = `Bearer ${textField(json, 'token') ?? ''}`;
    }
    return account.authorization;
  };

  const query = (parameters: Readonly<Record<string, string | number>>) =>
    Object.entries(parameters)
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&');
  const create = (name: string, bytes: Uint8Array, wanted: Readonly<Record<string, string | number>> = {}) =>
    post(
      `/api/downloads/${encodeURIComponent(name)}?${query({ size: bytes.length, chunkSize: 1000, md5: md5Hex(bytes), ttl: 0, ...wanted })}&upload`,
    );
  const put = (
    name: string,
    index: number | string,
    body: BodyInit,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    send('PUT', `/api/downloads/${encodeURIComponent(name)}/chunks/${index}`, {
      body,
      headers: { 'content-type': 'application/octet-stream', ...headers },
    });
  const status = (name: string) => get(`/api/downloads/${encodeURIComponent(name)}/status`);
  /** Creates the upload and sends all chunks. */
  const upload = async (name: string, bytes: Uint8Array<ArrayBuffer> = testBytes(2500)): Promise<void> => {
    await create(name, bytes);
    for (let i = 0; i * 1000 < bytes.length; i += 1)
      await put(name, i, bytes.slice(i * 1000, (i + 1) * 1000));
  };

  /** A virtual camera call; `camera` is the one that it is about. */
  const call = (name: string, parameters: Readonly<Record<string, string | number>>, init?: RequestInit) =>
    post(`/api/${prefix}/${name}?${query(parameters)}`, undefined, init);
  const lock = (camera = BODYCAM, ttl = 15_000) => call('lock', { cameraId: camera, userId: ADMIN_ID, ttl });
  const extend = (token: string, camera = BODYCAM, ttl = 15_000) =>
    call('extend', { cameraId: camera, userId: ADMIN_ID, token, ttl });
  const consume = (token: string, uploadId: string, startTime: number, camera = BODYCAM) =>
    call('consume', { cameraId: camera, token, uploadId, startTime });
  const release = (token: string, camera = BODYCAM) => call('release', { cameraId: camera, token });
  /** Locks and returns the token. */
  const held = async (camera = BODYCAM): Promise<string> =>
    textField((await lock(camera)).reply, 'token') ?? '';

  await signIn();
  emulator.log.clear();
  return {
    emulator,
    control: emulator.control,
    clock,
    advance,
    send,
    get,
    post,
    signIn,
    create,
    put,
    status,
    upload,
    call,
    lock,
    extend,
    consume,
    release,
    held,
  };
}
