import { createServer as createHttpsServer } from 'node:https';
import { describe, expect, it } from 'vitest';
import { listen, proxyErrorCode, send, startProxy, startRawVendor, startVendor } from './loopback-servers.ts';
import { SELF_SIGNED_CERTIFICATE, SELF_SIGNED_KEY } from './self-signed-certificate.ts';

const SHIELD = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': 'sandbox',
  'cross-origin-resource-policy': 'same-origin',
};

async function startEchoVendor(): Promise<string> {
  return await startVendor((req, res) => res.end(`vendor saw ${req.method ?? ''} ${req.url ?? ''}`));
}

describe('what is forwarded', () => {
  it('brings the answer of a configured host, path and query as they were', async () => {
    const vendor = await startEchoVendor();
    const proxy = await startProxy([vendor]);
    const answer = await send(proxy, `/proxy/http/${vendor}/a/b%2Fc?x=1&y=..%2F`);
    expect(answer).toMatchObject({
      status: 200,
      body: 'vendor saw GET /a/b%2Fc?x=1&y=..%2F',
      headers: SHIELD,
    });
    expect(answer.headers['x-sightline-proxy']).toBeUndefined();
  });

  it('leaves everything outside /proxy/ to the next handler', async () => {
    const proxy = await startProxy([]);
    expect((await send(proxy, '/live')).body).toBe('next');
    expect((await send(proxy, '/proxy')).body).toBe('next');
  });
});

describe('what is refused before anyone is asked', () => {
  it('a host that is not configured', async () => {
    const vendor = await startEchoVendor();
    const other = await startEchoVendor();
    const proxy = await startProxy([vendor]);
    const answer = await send(proxy, `/proxy/http/${other}/secret-path?token=abc`);
    expect(answer).toMatchObject({ status: 403, headers: { ...SHIELD, 'cache-control': 'no-store' } });
    expect(JSON.parse(answer.body)).toEqual({
      error: {
        from: 'sightline-proxy',
        code: 'host_not_allowed',
        message: `${other} is not in the configuration, so the proxy does not go there.`,
        host: other,
      },
    });
  });

  it.each(['127.0.0.1:1', 'localhost', '10.0.0.1', '169.254.169.254', '[::1]'])(
    'a private address that is not configured: %s',
    async (host) => {
      const proxy = await startProxy(['a.example.com']);
      expect(proxyErrorCode(await send(proxy, `/proxy/http/${host}/`))).toBe('host_not_allowed');
    },
  );

  it.each(['/../x', '/%2e%2e/x', '/a%2f..%2fx', '/a%5cx', '/a\\x', '/..;/x'])('the path %s', async (path) => {
    const vendor = await startEchoVendor();
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}${path}`);
    expect(answer).toMatchObject({ status: 400, headers: SHIELD });
    expect(proxyErrorCode(answer)).toBe('bad_address');
  });

  it('user info and encoded slashes in the host', async () => {
    const vendor = await startEchoVendor();
    const proxy = await startProxy([vendor]);
    for (const host of [`me@${vendor}`, `me:pw@${vendor}`, `${vendor}%2f`, `evil.test%2f@${vendor}`]) {
      expect(proxyErrorCode(await send(proxy, `/proxy/http/${host}/`))).toBe('bad_address');
    }
  });

  it('everything while the configuration is wrong', async () => {
    const proxy = await startProxy([], { config: () => undefined });
    const answer = await send(proxy, '/proxy/http/a.example.com/');
    expect(answer.status).toBe(503);
    expect(proxyErrorCode(answer)).toBe('config_invalid');
  });

  it('requests that another site makes', async () => {
    const vendor = await startEchoVendor();
    const proxy = await startProxy([vendor]);
    const code = async (headers: Record<string, string>) =>
      proxyErrorCode(await send(proxy, `/proxy/http/${vendor}/`, { headers }));
    expect(await code({ 'sec-fetch-site': 'cross-site' })).toBe('cross_site');
    expect(await code({ 'sec-fetch-site': 'same-site' })).toBe('cross_site');
    expect(await code({ origin: 'http://evil.example' })).toBe('cross_site');
    expect(await code({ origin: 'null' })).toBe('cross_site');
    expect(await code({ 'sec-fetch-site': 'same-origin' })).toBeUndefined();
    expect(await code({ origin: `http://${proxy}` })).toBeUndefined();
  });
});

describe('a name that only a wildcard opens', () => {
  const config = () => ({
    connections: [
      {
        id: 'cloud',
        vendor: 'acme',
        name: 'Cloud',
        url: 'http://cloud.example.com',
        hosts: ['*.example.com:1'],
        direct: false,
        auth: 'ask' as const,
        headers: {},
      },
    ],
  });

  it('is refused when any of its addresses is private', async () => {
    const asked: string[] = [];
    const proxy = await startProxy([], {
      config,
      resolve: (name) => {
        asked.push(name);
        return Promise.resolve([
          { address: '93.184.216.34', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]);
      },
    });
    const answer = await send(proxy, '/proxy/http/inside.example.com:1/');
    expect(answer.status).toBe(403);
    expect(proxyErrorCode(answer)).toBe('private_address');
    expect(asked).toEqual(['inside.example.com']);
  });
});

describe('a vendor that cannot be reached is said in JSON', () => {
  it('nobody listens', async () => {
    const proxy = await startProxy(['127.0.0.1:1']);
    const answer = await send(proxy, '/proxy/http/127.0.0.1:1/x?token=abc');
    expect(answer).toMatchObject({ status: 502, headers: SHIELD });
    expect(proxyErrorCode(answer)).toBe('connection_refused');
    expect(answer.body).not.toContain('abc');
  });

  it('nobody listens, and an upload was on its way', async () => {
    const proxy = await startProxy(['127.0.0.1:1']);
    const body = 'x'.repeat(1_000_000);
    const answer = await send(proxy, '/proxy/http/127.0.0.1:1/x', { method: 'POST', body });
    expect(proxyErrorCode(answer)).toBe('connection_refused');
  });

  it('its name does not exist', async () => {
    const proxy = await startProxy(['no-such-host.invalid']);
    const code = proxyErrorCode(await send(proxy, '/proxy/http/no-such-host.invalid/'));
    expect(code).toBe('name_not_found');
  });

  it('its certificate is self-signed', async () => {
    const vendor = await listen(createHttpsServer({ key: SELF_SIGNED_KEY, cert: SELF_SIGNED_CERTIFICATE }));
    const answer = await send(await startProxy([vendor]), `/proxy/https/${vendor}/`);
    expect(answer.status).toBe(502);
    expect(proxyErrorCode(answer)).toBe('certificate_untrusted');
  });

  it('it speaks no TLS', async () => {
    const vendor = await startEchoVendor();
    const answer = await send(await startProxy([vendor]), `/proxy/https/${vendor}/`);
    expect(proxyErrorCode(answer)).toBe('tls_failed');
  });

  it('it speaks no HTTP', async () => {
    const vendor = await startRawVendor((socket) => socket.end('SSH-2.0-OpenSSH\r\n\r\n'));
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    expect(proxyErrorCode(answer)).toBe('bad_answer');
  });

  it('it hangs up without an answer', async () => {
    const vendor = await startRawVendor((socket) => socket.once('data', () => socket.destroy()));
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    expect(proxyErrorCode(answer)).toBe('connection_lost');
  });

  it('it switches protocols unasked', async () => {
    const vendor = await startRawVendor((socket) =>
      socket.once('data', () =>
        socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      ),
    );
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    expect(proxyErrorCode(answer)).toBe('connection_lost');
  });

  it('it accepts the connection and then says nothing', async () => {
    const vendor = await startRawVendor(() => undefined);
    const timeouts = { connectMs: 5_000, answerMs: 50 };
    const answer = await send(await startProxy([vendor], { timeouts }), `/proxy/http/${vendor}/`);
    expect(answer.status).toBe(504);
    expect(proxyErrorCode(answer)).toBe('timeout');
  });

  it('its TLS handshake never ends', async () => {
    const vendor = await startRawVendor(() => undefined);
    const timeouts = { connectMs: 50, answerMs: 5_000 };
    const answer = await send(await startProxy([vendor], { timeouts }), `/proxy/https/${vendor}/`);
    expect(proxyErrorCode(answer)).toBe('timeout');
  });
});

it('logs method, origin and code of a refusal, and never path, query or password', async () => {
  const lines: string[] = [];
  const proxy = await startProxy(['127.0.0.1:1'], { log: (line) => lines.push(line) });
  await send(proxy, '/proxy/http/127.0.0.1:1/thumb/TOKEN?token=TOKEN');
  await send(proxy, '/proxy/https/me:TOKEN@127.0.0.1:1/');
  expect(lines).toEqual([
    'GET http://127.0.0.1:1 refused: connection_refused',
    'GET /proxy/ refused: bad_address',
  ]);
});
