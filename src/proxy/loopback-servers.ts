// For the proxy's tests: vendors and the proxy as real servers on loopback, and a client that sends
// exactly the path and headers it is given. Everything is closed when the test ends.
import {
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type RequestListener,
} from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { createProxy, type ProxyOptions } from './create-proxy.ts';

/** Listens on a free port of loopback; gives "127.0.0.1:port". */
export async function listen(server: Server): Promise<string> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `127.0.0.1:${toPort(server.address())}`;
}

/** A vendor that answers with `listener`; gives its host. */
export async function startVendor(listener: RequestListener): Promise<string> {
  return await listen(createServer(listener));
}

/** A vendor below HTTP, for what no well-behaved server does. */
export async function startRawVendor(onSocket: (socket: Socket) => void): Promise<string> {
  return await listen(createTcpServer(onSocket));
}

/** A proxy whose configuration opens `hosts` over http, or whatever `options` say. */
export async function startProxy(
  hosts: readonly string[],
  options: Partial<ProxyOptions> = {},
): Promise<string> {
  const connections = hosts.map((host, index) => ({
    id: `vendor-${index}`,
    vendor: 'acme',
    name: host,
    url: `http://${host}`,
    hosts: [],
    direct: false,
    auth: 'ask' as const,
    headers: {},
  }));
  const proxy = createProxy({ config: () => ({ connections }), ...options });
  return await startVendor((req, res) => {
    proxy(req, res, () => {
      res.writeHead(404).end('next');
    });
  });
}

/** What one request to the proxy may hold. */
export type Sent = {
  readonly method?: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string;
};

/** An answer, read to its end. */
export type Answer = {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
};

/** Sends one request with its path as it stands and reads the whole answer. */
export async function send(proxy: string, path: string, sent: Sent = {}): Promise<Answer> {
  const answer = await open(proxy, path, sent);
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** Sends one request and gives the answer as soon as it begins. */
export async function open(proxy: string, path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  return await new Promise<IncomingMessage>((resolve, reject) => {
    const [hostname = '', port = ''] = proxy.split(':');
    const framed = body === undefined ? headers : { 'content-length': Buffer.byteLength(body), ...headers };
    const outgoing = request({ hostname, port, path, method, headers: framed, agent: false }, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The code in an error of the proxy's own; undefined for a vendor's answer. */
export function proxyErrorCode({ headers, body }: Answer): string | undefined {
  if (headers['x-sightline-proxy'] !== 'error') return undefined;
  const parsed: { error: { from: string; code: string } } = JSON.parse(body);
  return parsed.error.from === 'sightline-proxy' ? parsed.error.code : undefined;
}

function toPort(address: AddressInfo | string | null): number {
  return typeof address === 'object' && address !== null ? address.port : 0;
}
