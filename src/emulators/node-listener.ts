/**
 * Mounts a (Request) → Response function on a Node HTTP server. Bodies are read and sent as they come,
 * without copies, the head at once. A client that goes away aborts the request's signal and cancels the
 * body; an answer that fails half-way, or is a network error, breaks the connection.
 */
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { SharedLine } from './shared-line.ts';

const INTERNAL_ERROR = 500;

export interface NodeListenerOptions {
  /** Scheme and host of the requests' URLs, whatever the client's Host header says. */
  readonly origin: () => string;
  readonly handle: (request: Request) => Promise<Response>;
  /** Told of failures of `handle` that are not the client's going away. */
  readonly onError: (error: unknown) => void;
  /** A link that bodies go over. Default none. */
  readonly line?: SharedLine | undefined;
}

export function createNodeListener(options: NodeListenerOptions): RequestListener {
  return (incoming, outgoing) => {
    const gone = new AbortController();
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) gone.abort();
    });
    answer(options, incoming, outgoing, gone.signal).catch((error: unknown) => {
      const isClientGone = gone.signal.aborted || (incoming.destroyed && !incoming.complete);
      if (!isClientGone && !outgoing.headersSent) {
        options.onError(error);
        outgoing.writeHead(INTERNAL_ERROR).end();
      } else outgoing.destroy();
    });
  };
}

async function answer(
  { origin, handle, line }: NodeListenerOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  await line?.travel(signal);
  const response = await handle(toRequest(origin(), incoming, signal, line));
  if (response.type === 'error') {
    outgoing.destroy();
    return;
  }
  outgoing.writeHead(response.status, toHeaders(response.headers));
  // Without it the head waits for the first bytes of the body, which may be minutes away.
  outgoing.flushHeaders();
  if (response.body !== null) await send(response.body, outgoing, signal, line);
  outgoing.end();
  // What nobody read of the request must not stand in the way of the next one.
  if (!incoming.complete) incoming.resume();
}

/** Rejects when the body fails or the client goes away. */
async function send(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse,
  signal: AbortSignal,
  line: SharedLine | undefined,
): Promise<void> {
  const reader = body.getReader();
  const cancel = () => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  for (;;) {
    const { done, value } = await reader.read();
    signal.throwIfAborted();
    if (done) return;
    await line?.down(value.length, signal);
    if (!outgoing.write(value)) await once(outgoing, 'drain', { signal });
  }
}

function toRequest(
  origin: string,
  incoming: IncomingMessage,
  signal: AbortSignal,
  line: SharedLine | undefined,
): Request {
  const method = incoming.method ?? 'GET';
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? { body: toStream(incoming, signal, line), duplex: 'half' as const } : {};
  return new Request(new URL(incoming.url ?? '/', origin), { method, headers, signal, ...body });
}

/** Takes from the connection what somebody reads, and nothing before: the client feels the pressure. */
function toStream(
  incoming: IncomingMessage,
  signal: AbortSignal,
  line: SharedLine | undefined,
): ReadableStream<Uint8Array> {
  const parts: AsyncIterator<unknown> = incoming.iterator({ destroyOnReturn: false });
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { done, value } = await parts.next();
        if (done === true) controller.close();
        else if (value instanceof Uint8Array) {
          await line?.up(value.length, signal);
          controller.enqueue(value);
        }
      },
      cancel: async () => {
        await parts.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** Cookies stay separate headers; everything else has one value. */
function toHeaders(headers: Headers): Record<string, string | string[]> {
  return { ...Object.fromEntries(headers), 'set-cookie': headers.getSetCookie() };
}
