import { afterEach, describe, expect, test } from 'vitest';
import { epochMs, ms, ONE_MINUTE, ONE_SECOND } from '../../core/units.ts';
import { failureOf } from '../../testing/failure-of.ts';
import { type Answer, createMswVendor, type MswVendor } from '../../testing/msw-vendor.ts';
import { createNxClient, type NxCall } from './nx-client.ts';

const URL_TEXT = 'https://terminal.example:7001';
const GUID = '{0a1b2c3d-0000-4000-8000-000000000009}';
const SECRET = 'vms-0123456789abcdef0123456789abcdef-secret';
const signal = new AbortController().signal;

let network: MswVendor | undefined;
afterEach(() => network?.close());

/** A client whose session is always the same, unless a refusal ends it. */
function make(answer: Answer, endsWhenRefused = false) {
  const vendor = createMswVendor(URL_TEXT, () => answer);
  network = vendor;
  const refused: (string | undefined)[] = [];
  const { id: system, http } = vendor.context();
  const { clock, requests } = vendor;
  const client = createNxClient({
    system,
    url: new URL(URL_TEXT),
    http,
    clock,
    page: { online: vendor.signals.online },
    random: () => 0,
    session: {
      current: () => {
        if (endsWhenRefused && refused.length > 0) return Promise.reject(new Error('The session has ended.'));
        return { scheme: 'Bearer', secret: SECRET, account: 'admin', since: epochMs(0) };
      },
      refused: (secret) => refused.push(secret),
      account: () => 'admin',
    },
  });
  const json = (change: Partial<NxCall> = {}) =>
    clock.settle(client.json({ operation: 'test', path: ['x'], kind: 'read', signal, ...change }));
  const settle = <T>(work: Promise<T>) => clock.settle(work);
  return { vendor, client, clock, requests, refused, json, settle };
}
const envelope = (error: number, reply: unknown = null, errorString = '') => ({
  error: String(error),
  errorString,
  reply,
});
/** One answer after the other; the last one stays. */
const inTurn =
  (...makes: (() => Response)[]): Answer =>
  () =>
    (makes.length > 1 ? makes.shift() : makes[0])?.() ?? Response.error();

describe('a call', () => {
  test('carries the sign-in in a header and names the server that is to answer', async () => {
    const { json, requests } = make(() => Response.json([]));
    await json({ path: ['api', 'downloads', 'a b'], query: [['upload', '']], server: GUID });
    const [request] = requests();
    expect(request?.url).toBe(`${URL_TEXT}/api/downloads/a%20b?upload`);
    expect(request?.headers.get('authorization')).toBe(`Bearer ${SECRET}`);
    expect(request?.headers.get('x-server-guid')).toBe(GUID);
  });

  test('names no server where any may answer', async () => {
    const { json, requests } = make(() => Response.json([]));
    await json();
    expect(requests()[0]?.headers.has('x-server-guid')).toBe(false);
  });

  test('takes the envelope off, and a bare object or array as it is', async () => {
    const bodies = [envelope(0, { id: 1 }), { success: true }, [1, 2]];
    const { json } = make(inTurn(...bodies.map((body) => () => Response.json(body))));
    expect(await json()).toEqual({ id: 1 });
    expect(await json()).toEqual({ success: true });
    expect(await json()).toEqual([1, 2]);
  });

  test('that is answered with nothing is undefined', async () => {
    const { json } = make(
      inTurn(
        () => new Response(''),
        () => new Response(null, { status: 204 }),
      ),
    );
    expect(await json()).toBeUndefined();
    expect(await json()).toBeUndefined();
  });

  test('fails with an error of the envelope although its status is 200', async () => {
    const { json } = make(() => Response.json(envelope(3, 'noFreeSpace', 'Disk full')));
    expect((await failureOf(json())).facts).toMatchObject({
      code: 'noSpace',
      operation: 'test',
      system: 'depot',
      vendorCode: 'noFreeSpace',
      vendorText: 'Disk full',
    });
  });

  test('of an answer that broke off is a bad reply, and quotes none of it', async () => {
    const { json } = make(() => new Response(`[{"token":"${SECRET}","nam`));
    const failure = await failureOf(json());
    expect(failure.code).toBe('badReply');
    expect(JSON.stringify(failure.facts) + String(failure.cause)).not.toContain(SECRET);
  });

  test('sends its object as JSON', async () => {
    const { json, requests } = make(() => Response.json({}));
    await json({ method: 'POST', json: { name: 'Gate' }, kind: 'command' });
    expect(await requests()[0]?.json()).toEqual({ name: 'Gate' });
    expect(requests()[0]?.method).toBe('POST');
  });
});

describe('a failure in passing', () => {
  const down = () => new Response('', { status: 503 });

  test('is tried again for a read', async () => {
    const { json, requests } = make(inTurn(down, down, () => Response.json([1])));
    expect(await json()).toEqual([1]);
    expect(requests()).toHaveLength(3);
  });

  test('is tried again while the server reads what it had, as after a restart (loadingDownloads)', async () => {
    const loading = () => Response.json(envelope(3, 'loadingDownloads'), { status: 500 });
    const { json, requests } = make(inTurn(loading, () => Response.json([1])));
    expect(await json()).toEqual([1]);
    expect(requests()).toHaveLength(2);
  });

  test('is told at once of a command, which may have been done', async () => {
    const { json, requests } = make(down);
    expect((await failureOf(json({ kind: 'command' }))).code).toBe('busy');
    expect(requests()).toHaveLength(1);
  });

  test('is told after three tries, and at once when the server asks for a long wait', async () => {
    const { json, requests } = make(
      inTurn(down, down, down, () => new Response('', { status: 503, headers: { 'retry-after': '60' } })),
    );
    expect((await failureOf(json())).code).toBe('busy');
    expect(requests()).toHaveLength(3);
    expect((await failureOf(json())).facts.retryAfter).toBe(ONE_MINUTE);
    expect(requests()).toHaveLength(4);
  });

  test('is none when the server has looked at the call: a wrong piece is not sent again', async () => {
    const { json, requests } = make(() => Response.json(envelope(3, 'invalidChunkSize'), { status: 500 }));
    expect((await failureOf(json())).code).toBe('rejected');
    expect(requests()).toHaveLength(1);
  });

  test('does not wait on when the network is back', async () => {
    const { vendor, client, clock, requests } = make(inTurn(down, () => Response.json([1])));
    vendor.signals.online.set(false);
    const work = client.json({ operation: 'test', path: ['x'], kind: 'read', signal });
    await clock.advance(ms(0));
    expect(requests()).toHaveLength(1);
    vendor.signals.online.set(true);
    await clock.advance(ms(0));
    expect(await work).toEqual([1]);
  });

  test('ends with the caller', async () => {
    const { client, settle } = make(down);
    const asked = new AbortController();
    const work = failureOf(
      client.json({ operation: 'test', path: ['x'], kind: 'read', signal: asked.signal }),
    );
    asked.abort();
    expect((await settle(work)).code).toBe('aborted');
  });
});

describe('a refused sign-in', () => {
  const refuse = () => new Response('', { status: 401, headers: { 'x-auth-result': 'Auth_WrongSession' } });

  test('is told to the session, and the call made once more when the session stands', async () => {
    const { json, refused, requests } = make(inTurn(refuse, () => Response.json([1])));
    expect(await json({ kind: 'command' })).toEqual([1]);
    expect(refused).toEqual([SECRET]);
    expect(requests()).toHaveLength(2);
  });

  test('twice means that this call is not permitted', async () => {
    const { json } = make(refuse);
    expect((await failureOf(json())).facts).toMatchObject({
      code: 'notPermitted',
      vendorText: 'Auth_WrongSession',
    });
  });

  test('as error 13 of the envelope, sessionExpired, is one whatever its status', async () => {
    const { json, refused } = make(() => Response.json(envelope(13)));
    await failureOf(json());
    expect(refused[0]).toBe(SECRET);
  });

  test('is no second try when the session has ended', async () => {
    const { json, requests } = make(refuse, true);
    await failureOf(json());
    expect(requests()).toHaveLength(1);
  });
});

describe('a picture', () => {
  const blobCall = { operation: 'picture', path: ['x'], kind: 'read', signal } as const;

  test('is the body as it is', async () => {
    const jpeg = { headers: { 'content-type': 'image/jpeg' } };
    const { client, settle } = make(() => new Response(new Uint8Array([1, 2, 3]), jpeg));
    const blob = await settle(client.blob(blobCall));
    expect([blob.type, blob.size]).toEqual(['image/jpeg', 3]);
  });

  test('is empty where there is none (204)', async () => {
    const { client, settle } = make(() => new Response(null, { status: 204 }));
    expect((await settle(client.blob(blobCall))).size).toBe(0);
  });

  test('is not an error that comes with status 200', async () => {
    const { client, settle } = make(() => Response.json(envelope(9, null, 'No such camera')));
    expect((await failureOf(settle(client.blob(blobCall)))).code).toBe('notFound');
  });
});

describe('a virtual camera call', () => {
  const call = { operation: 'lock camera', kind: 'command', query: [['cameraId', GUID]], signal } as const;
  const paths = (requests: readonly Request[]) => requests.map(({ url }) => new URL(url).pathname);
  const knowing =
    (word: string): Answer =>
    ({ url }) =>
      url.includes(`/api/${word}/`)
        ? Response.json(envelope(0, { success: true }))
        : new Response('Not found', { status: 404 });

  test('goes to /api/virtualCamera where the server knows that', async () => {
    const { client, settle, requests } = make(knowing('virtualCamera'));
    expect(await settle(client.virtualCamera('lock', call))).toEqual({ success: true });
    expect(paths(requests())).toEqual(['/api/virtualCamera/lock']);
    expect(requests()[0]?.method).toBe('POST');
  });

  test('goes to /api/wearableCamera, the name of the document, after one 404', async () => {
    const { client, settle, requests } = make(knowing('wearableCamera'));
    expect(await settle(client.virtualCamera('lock', call))).toEqual({ success: true });
    await settle(client.virtualCamera('extend', call));
    expect(paths(requests())).toEqual([
      '/api/virtualCamera/lock',
      '/api/wearableCamera/lock',
      '/api/wearableCamera/extend',
    ]);
  });

  test('has its own words for 405 and 422 of consume alone', async () => {
    const { client, settle } = make(
      ({ url }) => new Response('', { status: url.includes('lost') ? 405 : 422 }),
    );
    const fails = (name: 'consume' | 'extend', token: string) =>
      failureOf(settle(client.virtualCamera(name, { ...call, query: [['token', token]] })));
    expect((await fails('consume', 'lost')).code).toBe('lockLost');
    expect((await fails('consume', 'held')).code).toBe('busy');
    expect((await fails('extend', 'lost')).code).toBe('rejected');
  });

  test('hides the token of a lock in its failures', async () => {
    const { client, settle } = make(() => new Response('', { status: 500 }));
    const token = '{5d1f0b7a-1111-4222-8333-944445555666}';
    const failure = await failureOf(
      settle(client.virtualCamera('release', { ...call, query: [['token', token]] })),
    );
    expect(JSON.stringify(failure.facts)).not.toContain('5d1f0b7a');
  });
});

describe('what is sent by others', () => {
  test('gets its address through the proxy, and the headers of the moment', async () => {
    const { client, requests } = make(() => Response.json([]));
    const request = await client.request({ path: ['api', 'downloads', 'x', 'chunks', 0], server: GUID });
    expect(request).toEqual({
      address: '/proxy/https/terminal.example:7001/api/downloads/x/chunks/0',
      headers: { authorization: `Bearer ${SECRET}`, 'x-server-guid': GUID },
    });
    expect(requests()).toHaveLength(0);
  });

  test('tells the session when its credential was refused, and only then', () => {
    const { client, refused } = make(() => Response.json([]));
    const answer = { status: 500, body: '', headers: {} };
    expect(client.failureOf('upload', answer).code).toBe('serverError');
    expect(refused).toEqual([]);
    expect(client.failureOf('upload', { ...answer, status: 401 }).code).toBe('signInNeeded');
    expect(refused).toEqual([undefined]);
  });
});

test('a page that is being left sends its last words with keepalive', async () => {
  const { json, requests } = make(() => Response.json({}));
  await json({ keepalive: true, timeout: ms(ONE_SECOND), kind: 'command', method: 'POST' });
  expect(requests()).toHaveLength(1);
});

test('who is signed in is asked of the session', () => {
  const { client } = make(() => Response.json({}));
  expect(client.account()).toBe('admin');
});
