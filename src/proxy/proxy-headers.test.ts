import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { send, startProxy, startVendor } from './loopback-servers.ts';

async function exchange(sent: Record<string, string>, answered: Record<string, string | string[]> = {}) {
  let seen: IncomingHttpHeaders = {};
  const vendor = await startVendor((req, res) => {
    seen = req.headers;
    res.writeHead(200, answered).end();
  });
  const proxy = await startProxy([vendor]);
  const answer = await send(proxy, `/proxy/http/${vendor}/dir/page`, { headers: sent });
  return { vendor, seen, headers: answer.headers };
}

describe('what a vendor receives', () => {
  it('is what the app meant for it', async () => {
    const meant = {
      accept: 'application/json',
      authorization: 'ManythingToken abc',
      'content-type': 'application/json',
      'if-none-match': '"x"',
      range: 'bytes=0-',
      'x-runtime-guid': '{1}',
    };
    const { seen, vendor } = await exchange(meant);
    expect(seen).toMatchObject({ ...meant, host: vendor });
  });

  it('tells nothing of our own address or page', async () => {
    const { seen } = await exchange({
      referer: 'http://sightline.example/cameras/1?token=x',
      'sec-fetch-site': 'same-origin',
      'sec-ch-ua': 'x',
      'x-forwarded-for': '10.0.0.9',
      'x-real-ip': '10.0.0.9',
      forwarded: 'for=10.0.0.9',
      via: '1.1 office',
      'upgrade-insecure-requests': '1',
    });
    expect(Object.keys(seen).toSorted()).toEqual(['connection', 'host']);
  });

  it('holds nothing that is about our connection alone', async () => {
    const { seen } = await exchange({
      connection: 'close, x-private',
      'x-private': '1',
      te: 'trailers',
      'proxy-authorization': 'Basic x',
      'keep-alive': 'timeout=5',
    });
    expect(Object.keys(seen).toSorted()).toEqual(['connection', 'host']);
    expect(seen.connection).toBe('keep-alive');
  });

  it('holds the cookies of that vendor and no other cookie of our origin', async () => {
    const { seen } = await exchange({ cookie: 'theme=dark; sightline.sid=1; session=ours; sightline.b=2' });
    expect(seen.cookie).toBe('sid=1; b=2');
    expect((await exchange({ cookie: 'session=ours' })).seen.cookie).toBeUndefined();
  });
});

describe('what the app receives', () => {
  it('cannot steer the browser for our origin', async () => {
    const { headers } = await exchange(
      {},
      {
        'access-control-allow-origin': '*',
        'access-control-allow-credentials': 'true',
        'alt-svc': 'h3=":443"',
        'clear-site-data': '"*"',
        'content-security-policy': "default-src 'self'",
        'content-security-policy-report-only': "default-src 'self'",
        'cross-origin-resource-policy': 'cross-origin',
        'cross-origin-opener-policy': 'same-origin',
        link: '</x>; rel=preload',
        'permissions-policy': 'camera=*',
        refresh: '0; url=https://evil.example',
        'service-worker-allowed': '/',
        'strict-transport-security': 'max-age=31536000',
        'x-content-type-options': 'none',
        'x-frame-options': 'DENY',
        'x-sightline-proxy': 'error',
      },
    );
    const { date: _date, ...rest } = headers;
    expect(rest).toEqual({
      'content-security-policy': 'sandbox',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      connection: 'close',
      'transfer-encoding': 'chunked',
    });
  });

  it('keeps what it needs of the vendor, its clock among it', async () => {
    const kept = {
      'cache-control': 'max-age=60',
      'content-type': 'video/mp2t',
      date: 'Mon, 01 Jan 2024 00:00:00 GMT',
      etag: '"x"',
      'retry-after': '7',
      'x-total-count': '3',
    };
    expect((await exchange({}, kept)).headers).toMatchObject(kept);
  });

  it("reads a challenge under another name, so that the browser's own sign-in box stays shut", async () => {
    const { headers } = await exchange({}, { 'www-authenticate': 'Digest realm="x"' });
    expect(headers['www-authenticate']).toBeUndefined();
    expect(headers['x-sightline-www-authenticate']).toBe('Digest realm="x"');
  });

  it('sets cookies under the path of their vendor', async () => {
    const { headers, vendor } = await exchange(
      {},
      {
        'set-cookie': [
          'sid=1; Path=/; Domain=.example.com; Secure; HttpOnly; SameSite=None; Partitioned',
          'api=2; path=/api; Max-Age=60; samesite=strict',
          '__Host-x=3; Secure; Path=/',
          'bare=a=b',
        ],
      },
    );
    const root = `/proxy/http/${vendor}`;
    expect(headers['set-cookie']).toEqual([
      `sightline.sid=1; Path=${root}/; HttpOnly; SameSite=Lax`,
      `sightline.api=2; Path=${root}/api; Max-Age=60; SameSite=Strict`,
      `sightline.__Host-x=3; Path=${root}/`,
      `sightline.bare=a=b; Path=${root}/dir`,
    ]);
  });
});
