/** A server of news whose connections a test opens, fills and breaks by hand. */
import type { Answer } from './msw-vendor.ts';

/** One request for news, as the server sees it. */
export interface FakeConnection {
  readonly url: URL;
  readonly cameras: readonly string[];
  readonly authorization: string | null;
  readonly isOpen: () => boolean;
  /** Writes text, or bytes as they are. */
  readonly say: (text: string) => void;
  /** Ends the answer as a server does whose time is over. */
  readonly end: () => void;
  readonly drop: () => void;
}

export interface FakeRealtime {
  /** Everybody who asked so far, oldest first. */
  readonly connections: readonly FakeConnection[];
  readonly open: () => readonly FakeConnection[];
  /** The newest. */
  readonly last: () => FakeConnection;
  /** Answers so from now on; undefined accepts again. */
  readonly refuseWith: (response: (() => Response) | undefined) => void;
  /** Connections are not answered until the returned function is called. */
  readonly hold: () => () => void;
  readonly wrap: (answer: Answer) => Answer;
}

const PATH = '/cameras/realtime/live';

export function createFakeRealtime(): FakeRealtime {
  const connections: FakeConnection[] = [];
  const encoder = new TextEncoder();
  let refusal: (() => Response) | undefined;
  let gate: Promise<void> = Promise.resolve();

  function accept(request: Request): Response {
    const url = new URL(request.url);
    let isOpen = true;
    const made = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>();
    const close = (how: (controller: ReadableStreamDefaultController<Uint8Array>) => void) => {
      if (!isOpen) return;
      isOpen = false;
      void made.promise.then(how);
    };
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        // The fake network hands over an answer when it has its first byte, as some servers do.
        controller.enqueue(encoder.encode(': hello\n\n'));
        made.resolve(controller);
      },
      cancel: () => {
        isOpen = false;
      },
    });
    const drop = () => close((controller) => controller.error(new Error('The connection broke.')));
    request.signal.addEventListener('abort', drop);
    connections.push({
      url,
      cameras: url.searchParams.getAll('uidd'),
      authorization: request.headers.get('authorization'),
      isOpen: () => isOpen,
      say: (text) => void made.promise.then((controller) => controller.enqueue(encoder.encode(text))),
      end: () => close((controller) => controller.close()),
      drop,
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  }

  return {
    connections,
    open: () => connections.filter(({ isOpen }) => isOpen()),
    last: () => {
      const last = connections.at(-1);
      if (last === undefined) throw new Error('Nobody asked for news.');
      return last;
    },
    refuseWith: (response) => {
      refusal = response;
    },
    hold: () => {
      const held = Promise.withResolvers<void>();
      gate = held.promise;
      return held.resolve;
    },
    wrap: (answer) => async (request) => {
      if (new URL(request.url).pathname !== PATH) return await answer(request);
      const response = refusal === undefined ? accept(request) : refusal();
      await gate;
      return response;
    },
  };
}
