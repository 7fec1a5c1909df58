/**
 * What the server says of an upload (Step 3). Only `status` is promised by the document; sizes, checksum
 * and the mask of pieces are believed where they are there and make sense.
 */
import * as v from 'valibot';
import { planChunks } from '../../core/chunk-plan.ts';
import type { UploadStatus, UploadTicket } from '../contract-imports.ts';
import { anyRecord, filledText, lenient, numberLike, parseRow } from './wire.ts';

const schema = v.object({
  status: v.pipe(filledText, v.toLowerCase()),
  size: lenient(numberLike),
  chunkSize: lenient(numberLike),
  md5: lenient(filledText),
  downloadedChunks: lenient(v.string()),
});
type RawStatus = v.InferOutput<typeof schema>;

const BITS = 8;
const MD5_BYTES = 16;

/** The bytes of a base64 text; undefined when it is none. */
function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (char) => char.codePointAt(0) ?? 0);
  } catch {
    return undefined;
  }
}

/** Lower-case hex of the checksum, which comes in base64; undefined when it is not one. */
function md5Hex(base64: string): string | undefined {
  const bytes = fromBase64(base64);
  if (bytes?.length !== MD5_BYTES) return undefined;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Which pieces a mask of `count` pieces names: base64 of bytes whose lowest bit is the first piece, and one
 * byte more that tells how many bits of the last one count ("AwM=": two of three). Undefined when it is
 * not the mask of so many pieces: a wrong one would lose pieces.
 */
export function parseChunkMask(base64: string, count: number): ((index: number) => boolean) | undefined {
  const bytes = fromBase64(base64);
  const maskBytes = Math.ceil(count / BITS);
  if (bytes?.length !== maskBytes + 1) return undefined;
  const rest = count % BITS;
  const valid = bytes.at(-1) ?? 0;
  // Whole bytes: some say 8 bits, some say 0.
  if (rest === 0 ? valid !== 0 && valid !== BITS : valid !== rest) return undefined;
  return (index) =>
    index >= 0 && index < count && (((bytes[Math.floor(index / BITS)] ?? 0) >> (index % BITS)) & 1) === 1;
}

/** A record of the same name that holds another file, or the same in other pieces, is of no use. */
function isAnother({ size, chunkSize, md5 }: RawStatus, ticket: UploadTicket): boolean {
  const hex = md5 === undefined ? undefined : md5Hex(md5);
  return (
    (size !== undefined && size !== ticket.size) ||
    (chunkSize !== undefined && chunkSize !== ticket.chunkSize) ||
    (hex !== undefined && hex !== ticket.md5.toLowerCase())
  );
}

/** The status of an upload; undefined when the reply is none. A record of something else is `missing`. */
export function parseDownloadStatus(reply: unknown, ticket: UploadTicket): UploadStatus | undefined {
  const raw = parseRow(schema, parseRow(anyRecord, reply));
  if (raw === undefined) return undefined;
  if (raw.status === 'notfound' || isAnother(raw, ticket)) return { kind: 'missing' };
  switch (raw.status) {
    case 'downloaded':
      return { kind: 'complete' };
    case 'corrupted':
      return { kind: 'corrupted' };
    case 'uploading':
    case 'downloading': {
      const { count } = planChunks(ticket.size, ticket.chunkSize);
      const { downloadedChunks } = raw;
      const has = downloadedChunks === undefined ? undefined : parseChunkMask(downloadedChunks, count);
      return { kind: 'uploading', has };
    }
    default:
      return undefined;
  }
}
