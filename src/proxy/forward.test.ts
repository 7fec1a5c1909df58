import { request, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { open, proxyErrorCode, send, startProxy, startRawVendor, startVendor } from './loopback-servers.ts';

describe('redirects', () => {
  async function redirectTo(location: string, status = 302, extra: readonly string[] = []) {
    const vendor = await startVendor((_req, res) => res.writeHead(status, { location }).end());
    const proxy = await startProxy([vendor, ...extra]);
    return { vendor, answer: await send(proxy, `/proxy/http/${vendor}/a/b`) };
  }

  it('to a path of the same vendor stay inside the proxy', async () => {
    const absolute = await redirectTo('/c?d=1');
    expect(absolute.answer.headers.location).toBe(`/proxy/http/${absolute.vendor}/c?d=1`);
    const relative = await redirectTo('c', 307);
    expect(relative.answer).toMatchObject({
      status: 307,
      headers: { location: `/proxy/http/${relative.vendor}/a/c` },
    });
  });

  it('to another configured host are rewritten', async () => {
    const { answer } = await redirectTo('https://b.example.com/x', 301, ['b.example.com']);
    expect(answer.headers.location).toBe('/proxy/https/b.example.com/x');
  });

  it.each([
    'https://evil.example.net/x?token=abc',
    '//evil.example.net/x',
    'http://me@127.0.0.1:1/',
    'javascript:alert(1)',
    'http://[',
  ])('to %s are refused and not passed on', async (location) => {
    const { answer } = await redirectTo(location);
    expect(answer.status).toBe(502);
    expect(proxyErrorCode(answer)).toBe('redirect_not_allowed');
    expect(answer.headers.location).toBeUndefined();
    expect(answer.body).not.toContain('abc');
  });

  it('leave out the address of something created elsewhere, but keep the answer', async () => {
    const { answer } = await redirectTo('https://evil.example.net/new', 201);
    expect(answer.status).toBe(201);
    expect(answer.headers.location).toBeUndefined();
  });
});

describe('every kind of answer', () => {
  it('HEAD has the headers and no body', async () => {
    const vendor = await startVendor((_req, res) => res.writeHead(200, { 'content-length': '1234' }).end());
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`, { method: 'HEAD' });
    expect(answer).toMatchObject({ status: 200, body: '', headers: { 'content-length': '1234' } });
  });

  it.each([204, 304])('%i has no body', async (status) => {
    const vendor = await startVendor((_req, res) => res.writeHead(status, { etag: '"x"' }).end());
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    expect(answer).toMatchObject({
      status,
      body: '',
      headers: { etag: '"x"', 'x-content-type-options': 'nosniff' },
    });
  });

  it('ranges pass both ways', async () => {
    const vendor = await startVendor((req, res) =>
      res
        .writeHead(206, { 'content-range': 'bytes 2-4/10', 'accept-ranges': 'bytes' })
        .end(req.headers.range),
    );
    const headers = { range: 'bytes=2-4' };
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`, { headers });
    expect(answer).toMatchObject({
      status: 206,
      body: 'bytes=2-4',
      headers: { 'content-range': 'bytes 2-4/10' },
    });
  });

  it.each([401, 404, 418, 500, 503])('a vendor that answers %i is quoted, not corrected', async (status) => {
    const vendor = await startVendor((_req, res) => res.writeHead(status).end('its own words'));
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    expect(answer).toMatchObject({ status, body: 'its own words' });
    expect(answer.headers['x-sightline-proxy']).toBeUndefined();
  });

  it('compressed bodies pass untouched', async () => {
    const vendor = await startVendor((req, res) =>
      res.writeHead(200, { 'content-encoding': 'gzip' }).end(`raw ${String(req.headers['accept-encoding'])}`),
    );
    const headers = { 'accept-encoding': 'gzip' };
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`, { headers });
    expect(answer).toMatchObject({ body: 'raw gzip', headers: { 'content-encoding': 'gzip' } });
  });

  it('headers and each piece of a slow stream arrive at once', async () => {
    let stream: ServerResponse | undefined;
    const vendor = await startVendor((_req, res) => {
      stream = res.writeHead(200);
      res.flushHeaders();
    });
    const answer = await open(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    for (const piece of ['one', 'two']) {
      stream?.write(piece);
      expect(String((await once(answer, 'data'))[0])).toBe(piece);
    }
    answer.destroy();
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s carries its body', async (method) => {
    const vendor = await startVendor((req, res) => void req.pipe(res));
    const answer = await send(await startProxy([vendor]), `/proxy/http/${vendor}/`, {
      method,
      body: 'hello',
    });
    expect(answer.body).toBe('hello');
  });
});

describe('broken answers are seen as broken', () => {
  it.each([
    ['with a length', 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf'],
    ['in chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ])('a body %s that stops in the middle', async (_kind, half) => {
    const vendor = await startRawVendor((socket) =>
      socket.once('data', () => socket.write(half, () => setTimeout(() => socket.destroy(), 20))),
    );
    const answer = await open(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    await expect(answer.toArray()).rejects.toThrow('aborted');
    expect(answer.complete).toBe(false);
  });
});

describe("a client's abort reaches the vendor", () => {
  it('while the vendor is still thinking', async () => {
    const asked = Promise.withResolvers<ServerResponse>();
    const vendor = await startVendor((_req, res) => asked.resolve(res));
    const [hostname = '', port = ''] = (await startProxy([vendor])).split(':');
    const client = request({ hostname, port, path: `/proxy/http/${vendor}/` }).on('error', () => undefined);
    client.end();
    const res = await asked.promise;
    client.destroy();
    await once(res, 'close');
    expect(res.writableFinished).toBe(false);
  });

  it('in the middle of a download', async () => {
    const asked = Promise.withResolvers<ServerResponse>();
    const vendor = await startVendor((_req, res) => {
      res.write('first');
      asked.resolve(res);
    });
    const answer = await open(await startProxy([vendor]), `/proxy/http/${vendor}/`);
    await once(answer, 'data');
    answer.destroy();
    const res = await asked.promise;
    await once(res, 'close');
    expect(res.writableFinished).toBe(false);
  });

  it('in the middle of an upload, which the vendor sees as broken off', async () => {
    const outcome = Promise.withResolvers<boolean>();
    const began = Promise.withResolvers<void>();
    const vendor = await startVendor((req) => {
      req.on('error', () => undefined).on('close', () => outcome.resolve(req.complete));
      req.once('data', () => began.resolve());
    });
    const [hostname = '', port = ''] = (await startProxy([vendor])).split(':');
    const client = request({ hostname, port, path: `/proxy/http/${vendor}/`, method: 'POST' });
    client.on('error', () => undefined).write('first piece');
    await began.promise;
    client.destroy();
    expect(await outcome.promise).toBe(false);
  });
});

describe('a kept connection that the vendor closes just then', () => {
  // The vendor answers the first request of a connection and hangs up on the second.
  async function startForgetfulVendor(): Promise<string> {
    return await startRawVendor((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
        socket.once('data', () => socket.destroy());
      });
    });
  }

  it('costs a GET nothing: it is sent again on a new one', async () => {
    const vendor = await startForgetfulVendor();
    const proxy = await startProxy([vendor]);
    for (const _ of [1, 2, 3]) {
      expect(await send(proxy, `/proxy/http/${vendor}/`)).toMatchObject({ status: 200, body: 'ok' });
    }
  });

  it('is reported for a POST, which may have been carried out', async () => {
    const vendor = await startForgetfulVendor();
    const proxy = await startProxy([vendor]);
    await send(proxy, `/proxy/http/${vendor}/`);
    const answer = await send(proxy, `/proxy/http/${vendor}/`, { method: 'POST', body: 'x' });
    expect(proxyErrorCode(answer)).toBe('connection_lost');
  });
});
