import { describe, expect, it } from 'vitest';
import { proxyErrorCode, send, startProxy, startVendor } from './loopback-servers.ts';

/** A vendor that is never meant to hear of it, and the proxy before it. */
async function start() {
  const heard: string[] = [];
  const vendor = await startVendor((req, res) => {
    heard.push(`${req.method ?? ''} ${req.url ?? ''}`);
    res.end('vendor');
  });
  const proxy = await startProxy([vendor]);
  const root = `/proxy/http/${vendor}`;
  const forget = (path: string, headers: Record<string, string> = {}, method = 'POST') =>
    send(proxy, `${root}${path}/.sightline/forget-cookies`, { method, headers });
  return { heard, root, forget, proxy };
}

describe('the address that forgets cookies', () => {
  it('ends the vendor’s cookies that came, and no others', async () => {
    const { root, forget } = await start();
    const answer = await forget('', { cookie: 'theme=dark; sightline.sid=secret' });
    expect(answer).toMatchObject({
      status: 204,
      body: '',
      headers: {
        'cache-control': 'no-store',
        'content-security-policy': 'sandbox',
        'set-cookie': [`sightline.sid=; Path=${root}/; Max-Age=0; HttpOnly; SameSite=Lax`],
      },
    });
    expect(JSON.stringify(answer.headers)).not.toContain('secret');
  });

  it('ends them at the path that it lies below, too', async () => {
    const { root, forget } = await start();
    const { headers } = await forget('/login', { cookie: 'sightline.sid=1' });
    expect(headers['set-cookie']?.map((line) => /Path=([^;]*)/.exec(line)?.[1])).toEqual([
      `${root}/`,
      `${root}/login`,
      `${root}/login/`,
    ]);
  });

  it('has nothing to say where no cookie came', async () => {
    const { forget } = await start();
    const answer = await forget('');
    expect([answer.status, answer.headers['set-cookie']]).toEqual([204, undefined]);
  });

  it('is never asked of the vendor, whatever the method', async () => {
    const { heard, forget } = await start();
    await forget('', { cookie: 'sightline.sid=1' });
    await forget('/login');
    const read = await forget('', {}, 'GET');
    expect(proxyErrorCode(read)).toBe('bad_address');
    expect(heard).toEqual([]);
  });

  it('is the vendor’s where the name is only like it', async () => {
    const { heard, root, proxy } = await start();
    const path = `${root}/.sightline/forget-cookies-not`;
    expect((await send(proxy, path, { method: 'POST' })).body).toBe('vendor');
    expect(heard).toHaveLength(1);
  });

  it('refuses other sites, which could sign people out', async () => {
    const { forget } = await start();
    const cookie = 'sightline.sid=1';
    for (const headers of [
      { cookie, 'sec-fetch-site': 'cross-site' },
      { cookie, 'sec-fetch-site': 'same-site' },
      { cookie, origin: 'https://evil.example' },
    ]) {
      const answer = await forget('', headers);
      expect(proxyErrorCode(answer)).toBe('cross_site');
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('refuses a host that is not configured', async () => {
    const { proxy } = await start();
    const path = '/proxy/https/other.example/.sightline/forget-cookies';
    const answer = await send(proxy, path, { method: 'POST', headers: { cookie: 'sightline.sid=1' } });
    expect(proxyErrorCode(answer)).toBe('host_not_allowed');
  });
});
