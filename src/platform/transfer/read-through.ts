/** Reads a file once from its beginning to its end, in stretches, holding only a few MiB of it. */
import { READ_BUFFER, READ_SLICE } from './transfer-limits.ts';

/** Bytes are valid during the call only: the buffer is used again. */
export type TakeBytes = (bytes: Uint8Array) => void;

/** Rejects with the browser's own error when the file changed or is gone, and with the signal's reason. */
export async function readThrough(file: Blob, take: TakeBytes, signal: AbortSignal): Promise<void> {
  const reader = ownBufferReader(file.stream());
  if (reader === undefined) await readSlices(file, take, signal);
  else await readStream(reader, take, signal);
}

/** Undefined where the browser's files cannot be read into a buffer of one's own. */
function ownBufferReader(stream: ReadableStream): ReadableStreamBYOBReader | undefined {
  try {
    return stream.getReader({ mode: 'byob' });
  } catch {
    return undefined;
  }
}

async function readStream(reader: ReadableStreamBYOBReader, take: TakeBytes, signal: AbortSignal) {
  // Reading hands the buffer over and brings it back.
  let buffer = new ArrayBuffer(READ_BUFFER);
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read(new Uint8Array(buffer));
      if (done || value === undefined) return;
      take(value);
      ({ buffer } = value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Two at a time: one is read while the other is used. */
async function readSlices(file: Blob, take: TakeBytes, signal: AbortSignal) {
  const slice = async (at: number) => new Uint8Array(await file.slice(at, at + READ_SLICE).arrayBuffer());
  let next = slice(0);
  for (let at = 0; at < file.size; at += READ_SLICE) {
    const bytes = await next;
    signal.throwIfAborted();
    next = slice(at + READ_SLICE);
    // Its failure is met when it is awaited, which may be later than it happens.
    next.catch(() => undefined);
    take(bytes);
  }
}
