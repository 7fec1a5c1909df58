/**
 * Mounts a (Request) → Response function on a Node HTTP server. A client that goes away aborts the
 * request's signal; an answer that fails half-way, or is a network error, breaks the connection.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const INTERNAL_ERROR = 500;

export interface NodeListenerOptions {
  /** Scheme and host of the requests' URLs, whatever the client's Host header says. */
  readonly origin: () => string;
  readonly handle: (request: Request) => Promise<Response>;
  /** Told of failures of `handle` that are not the client's going away. */
  readonly onError: (error: unknown) => void;
}

export function createNodeListener(options: NodeListenerOptions): RequestListener {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => gone.abort());
    answer(options, incoming, outgoing, gone.signal).catch((error: unknown) => {
      if (!gone.signal.aborted && !outgoing.headersSent) {
        options.onError(error);
        outgoing.writeHead(INTERNAL_ERROR).end();
      } else outgoing.destroy();
    });
  };
}

async function answer(
  { origin, handle }: NodeListenerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const response = await handle(await toRequest(origin(), incoming, signal));
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, toHeaders(response.headers));
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.from(chunksOf(response.body)), outgoing);
}

async function toRequest(origin: string, incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? new Uint8Array(await buffer(incoming)) : null;
  return new Request(new URL(incoming.url ?? '/', origin), { method, headers, body, signal });
}

/** Cookies stay separate headers; everything else has one value. */
function toHeaders(headers: Headers): Record<string, string | string[]> {
  return { ...Object.fromEntries(headers), 'set-cookie': headers.getSetCookie() };
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* body;
}
