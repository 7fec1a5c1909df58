/**
 * Faults that a test puts in the way of an emulator's answers. The list decides which fault is next;
 * `answerWithFault` plays it. What a fault is matched on belongs to the emulator.
 */
import type { Bytes } from './media-scene.ts';

/** What goes wrong. */
export type FaultKind =
  /** This answer instead of the real one; the request has no effect. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** No answer until the client gives up; the request has no effect. */
  | { readonly kind: 'hang' }
  /** The real answer, later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The real answer, whose body ends after so many bytes as if it were complete. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** Another body with status 200, text or bytes that mean nothing; the request has no effect. */
  | { readonly kind: 'body'; readonly body: string | Bytes; readonly contentType?: string }
  /** The connection breaks: before the answer, or inside the real one after so many bytes. */
  | { readonly kind: 'drop'; readonly bytes?: number };

/** A fault, what it is matched on, and how many requests it meets (default 1; Infinity for all). */
export type Fault<Match extends object> = FaultKind & Match & { readonly times?: number };

export interface FaultList<Match extends object> {
  readonly add: (fault: Fault<Match>) => void;
  readonly clear: () => void;
}

/** The emulator's own side of the list. */
export interface FaultSource<Match extends object> {
  readonly faults: FaultList<Match>;
  /** The oldest fault that matches and has times left; it is counted as used. */
  readonly take: (matches: (match: Match) => boolean) => FaultKind | undefined;
}

/** Waits, at most until the signal aborts. The only timer of an emulator, and so it is injected. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

export function createFaultList<Match extends object>(): FaultSource<Match> {
  let waiting: { readonly fault: Fault<Match>; left: number }[] = [];
  return {
    faults: {
      add: (fault) => {
        waiting.push({ fault, left: fault.times ?? 1 });
      },
      clear: () => {
        waiting = [];
      },
    },
    take: (matches) => {
      const found = waiting.find(({ fault, left }) => left > 0 && matches(fault));
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.fault;
    },
  };
}

/** Plays the fault around the real answer. For a client that gave up, the answer is a network error. */
export async function answerWithFault(
  fault: FaultKind,
  signal: AbortSignal,
  sleep: Sleep,
  answer: () => Promise<Response>,
): Promise<Response> {
  switch (fault.kind) {
    case 'status':
      return new Response(fault.body ?? null, { status: fault.status, headers: { ...fault.headers } });
    case 'hang':
      await untilAborted(signal);
      return Response.error();
    case 'delay':
      await sleep(fault.ms, signal);
      return signal.aborted ? Response.error() : answer();
    case 'truncate':
      return withCutBody(await answer(), fault.bytes, false);
    case 'body':
      return new Response(fault.body, {
        headers: { 'content-type': fault.contentType ?? 'application/json' },
      });
    case 'drop':
      return fault.bytes === undefined ? Response.error() : withCutBody(await answer(), fault.bytes, true);
  }
}

/** Waits with the timer of the host. Leaves nothing behind on the signal: a stream waits on it often. */
export const sleepOnTimer: Sleep = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** The first bytes as they come, however long the whole answer would take; then the end, or a break. */
function withCutBody(answer: Response, bytes: number, breaks: boolean): Response {
  const reader = answer.body?.getReader();
  const headers = new Headers(answer.headers);
  // A body that seems complete must not contradict its length.
  if (!breaks) headers.delete('content-length');
  let left = bytes;
  const body = new ReadableStream<Uint8Array>({
    // Breaking in the same turn as the bytes would throw them away with the queue.
    pull: async (controller) => {
      const part = left > 0 ? await reader?.read() : undefined;
      if (part?.value !== undefined) {
        const kept = part.value.subarray(0, left);
        left -= kept.length;
        controller.enqueue(kept);
        return;
      }
      if (breaks) controller.error(new Error('The connection broke.'));
      else controller.close();
      await reader?.cancel();
    },
    cancel: () => reader?.cancel(),
  });
  return new Response(body, { status: answer.status, headers });
}
