/**
 * Reads a stream of any size in stretches of one length through a few buffers that are used again and
 * again: what a page throws away faster than it is swept up counts as its memory too.
 */
import { abortable } from '../abortable.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** Where stretches go. The buffers are the caller's: it is by them that reading is held back. */
export interface StretchSink {
  /** A buffer to read into, as soon as there is one. */
  readonly take: () => Promise<ArrayBuffer>;
  /** A stretch, from the beginning of a buffer that was taken; only the last one does not fill it. */
  readonly write: (bytes: Bytes) => void;
  /** So many bytes more have come. */
  readonly received: (bytes: number) => void;
}

/** Reads on into a view; gives it back with what has come, or without bytes at the end. */
type ReadInto = (view: Bytes) => Promise<Bytes>;

/**
 * Rejects with the stream's own error, with what `take` rejects with, or with the signal's reason; the
 * stream is cancelled then.
 */
export async function readStretches(
  body: ReadableStream<Uint8Array>,
  sink: StretchSink,
  signal: AbortSignal,
): Promise<void> {
  const { readInto, cancel } = openReader(body);
  // Ends a read that waits for bytes which may never come.
  signal.addEventListener('abort', cancel, { once: true });
  try {
    signal.throwIfAborted();
    let buffer = await abortable(sink.take(), signal);
    let filled = 0;
    for (;;) {
      const bytes = await readInto(new Uint8Array(buffer, filled));
      signal.throwIfAborted();
      ({ buffer } = bytes);
      if (bytes.length === 0) break;
      filled += bytes.length;
      sink.received(bytes.length);
      if (filled < buffer.byteLength) continue;
      sink.write(new Uint8Array(buffer));
      buffer = await abortable(sink.take(), signal);
      filled = 0;
    }
    if (filled > 0) sink.write(new Uint8Array(buffer, 0, filled));
  } catch (error) {
    cancel();
    // What follows from the end of the signal is not what happened.
    throw signal.aborted ? signal.reason : error;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function openReader(body: ReadableStream<Uint8Array>) {
  const reader = ownBufferReader(body);
  if (reader === undefined) return openCopyingReader(body.getReader());
  const readInto: ReadInto = async (view) => {
    // At the end an empty view of the buffer; nothing at all after a cancellation.
    const { value } = await reader.read(view);
    return value ?? new Uint8Array();
  };
  return { readInto, cancel: () => void reader.cancel().catch(() => undefined) };
}

/** Undefined where answers cannot be read into a buffer of one's own. */
function ownBufferReader(body: ReadableStream): ReadableStreamBYOBReader | undefined {
  try {
    return body.getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

function openCopyingReader(reader: ReadableStreamDefaultReader<Uint8Array>) {
  let rest = new Uint8Array();
  const readInto: ReadInto = async (view) => {
    while (rest.length === 0) {
      const { done, value } = await reader.read();
      if (done) return view.subarray(0, 0);
      rest = new Uint8Array(value);
    }
    const part = rest.subarray(0, view.length);
    view.set(part);
    rest = rest.subarray(part.length);
    return view.subarray(0, part.length);
  };
  return { readInto, cancel: () => void reader.cancel().catch(() => undefined) };
}
