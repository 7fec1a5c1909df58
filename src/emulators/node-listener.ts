/**
 * Mounts a (Request) → Response function on a Node HTTP server. Bodies are sent as they come, the head
 * at once. A client that goes away aborts the request's signal and cancels the body; an answer that
 * fails half-way, or is a network error, breaks the connection.
 */
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

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
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
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
  // Without it the head waits for the first bytes of the body, which may be minutes away.
  outgoing.flushHeaders();
  if (response.body !== null) await send(response.body, outgoing, signal);
  outgoing.end();
}

/** Rejects when the body fails or the client goes away. */
async function send(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return;
    if (!outgoing.write(value)) await once(outgoing, 'drain', { signal });
  }
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
