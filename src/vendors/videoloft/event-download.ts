/**
 * The footage of an event as a file: `buildmp4=1` (§1.3.3, rule 13). The server builds it before it
 * answers; what it sends instead of a file, or only in part, is a failure and never a file.
 */
import { Failure, isAbort } from '../../core/failure.ts';
import type { ConnectionId } from '../../core/ids.ts';
import type { HttpStream } from '../../platform/http.ts';
import type { FootageFile } from '../contract-events.ts';
import { createMp4Walk } from './mp4-walk.ts';

const OPERATION = 'download event';
/** What an MP4 is called, and what a server calls anything that is to be saved. */
const FILE_TYPES: ReadonlySet<string> = new Set(['video/mp4', 'application/octet-stream']);
const MP4 = 'video/mp4';
/** An MP4 begins with a box whose name stands after its length: "ftyp". */
const BOX_NAME = { text: 'ftyp', from: 4, to: 8 };
/** Enough to tell a file from a text. */
const HEAD_BYTES = 16;
const BYTE_ORDER_MARK = /^\u{FEFF}/u;

type Reader = ReadableStreamDefaultReader<Uint8Array>;

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

const isMp4 = (head: Uint8Array): boolean =>
  latin1(head.subarray(BOX_NAME.from, BOX_NAME.to)) === BOX_NAME.text;

/** What came instead of a file, as a sentence; undefined when it may be one. */
function notAFile(head: Uint8Array, type: string): string | undefined {
  if (isMp4(head)) return undefined;
  const text = new TextDecoder().decode(head).replace(BYTE_ORDER_MARK, '').trimStart();
  if (head.length === 0) return 'The system sent an empty file.';
  if (text.startsWith('#EXTM3U')) return 'The system sent a playlist instead of a file.';
  if (/^[{[]/.test(text)) return 'The system sent a message instead of a file.';
  if (text.startsWith('<')) return 'The system sent a web page instead of a file.';
  return FILE_TYPES.has(type) ? undefined : 'The system sent something that is not a video file.';
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Takes an answer for a file, once its first bytes say that it is one. */
export async function toFootageFile(
  { body, size, type }: HttpStream,
  system: ConnectionId,
  signal: AbortSignal,
): Promise<FootageFile> {
  const failure = (code: 'unreachable' | 'badReply', more: { vendorText?: string; cause?: unknown }) =>
    new Failure({ code, operation: OPERATION, system, ...more });

  async function read(reader: Reader): Promise<Uint8Array | undefined> {
    try {
      return (await reader.read()).value;
    } catch (cause) {
      if (signal.aborted || isAbort(cause)) {
        throw new Failure({ code: 'aborted', operation: OPERATION, system });
      }
      throw failure('unreachable', { cause });
    }
  }

  const reader = body.getReader();
  const first: Uint8Array[] = [];
  let received = 0;
  let ended = false;
  while (received < HEAD_BYTES && !ended) {
    const chunk = await read(reader);
    ended = chunk === undefined;
    if (chunk !== undefined) first.push(chunk);
    received += chunk?.length ?? 0;
  }
  const head = joined(first);
  const instead = notAFile(head.subarray(0, HEAD_BYTES), type);
  if (instead !== undefined) {
    reader.cancel().catch(() => undefined);
    throw failure('badReply', { vendorText: instead });
  }

  const walk = isMp4(head) ? createMp4Walk() : undefined;
  walk?.push(head);
  const missing = (): string | undefined => {
    if (size !== undefined) {
      return received < size ? `Only ${received} of ${size} bytes arrived.` : undefined;
    }
    return walk?.isWhole() === false ? `The file breaks off after ${received} bytes.` : undefined;
  };
  let waiting: Uint8Array | undefined = head;
  const checked = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const chunk = waiting ?? (await read(reader));
      if (chunk === undefined) {
        // A part of a file that looks whole would be taken for evidence.
        const vendorText = missing();
        if (vendorText !== undefined) throw failure('unreachable', { vendorText });
        controller.close();
        return;
      }
      if (waiting === undefined) {
        received += chunk.length;
        walk?.push(chunk);
      }
      waiting = undefined;
      controller.enqueue(chunk);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { body: checked, size, type: isMp4(head) ? MP4 : type };
}
