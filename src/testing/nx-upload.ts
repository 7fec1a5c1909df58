/**
 * Files for the emulated Nx, and a worker's part of sending them: piece by piece, past the network of the
 * tests, which carries text alone.
 */
import { createHash } from 'node:crypto';
import { chunkRange, planChunks } from '../core/chunk-plan.ts';
import { fromProxied } from '../platform/config/proxy-address.ts';
import type { ChunkAnswer } from '../platform/transfer/transfer-model.ts';
import type { Uploads, UploadTicket } from '../vendors/contract-imports.ts';
import type { Answer } from './msw-vendor.ts';

const AVI_PICTURES_PER_SECOND = 10;
const AVI_PICTURE_US = 100_000;
/** Room for the headers that a server reads. */
const AVI_LEAST = 256;

/** An AVI file of MJPEG as far as its headers go: so many seconds long, so many bytes. */
export function aviFile(seconds: number, size = AVI_LEAST): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  for (let at = AVI_LEAST; at < size; at += 1) bytes[at] = (at * 31) % 251;
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string) => bytes.set(new TextEncoder().encode(text), at);
  write(0, 'RIFF');
  write(8, 'AVI avih');
  view.setUint32(12 + 8, AVI_PICTURE_US, true);
  view.setUint32(12 + 24, seconds * AVI_PICTURES_PER_SECOND, true);
  write(100, 'vidsMJPG');
  return bytes;
}

/** The ticket that an upload of these bytes has. */
export const ticketOf = (name: string, bytes: Uint8Array, chunkSize = bytes.length): UploadTicket => ({
  name,
  size: bytes.length,
  chunkSize,
  md5: createHash('md5').update(bytes).digest('hex'),
});

/** Sends pieces of a file, all or those that are named; what the server said to each. */
export async function sendPieces(
  answer: Answer,
  uploads: Uploads,
  ticket: UploadTicket,
  bytes: Uint8Array<ArrayBuffer>,
  indexes?: readonly number[],
): Promise<readonly ChunkAnswer[]> {
  const plan = planChunks(ticket.size, ticket.chunkSize);
  const answers: ChunkAnswer[] = [];
  for (const index of indexes ?? Array.from({ length: plan.count }, (_, each) => each)) {
    const { begin, end } = chunkRange(plan, index);
    const { address, method, headers } = await uploads.chunk(ticket, index);
    const target = fromProxied(address);
    if (target === undefined) throw new Error('The address does not go through the proxy.');
    const body = bytes.slice(begin, end);
    const response = await answer(new Request(target, { method, headers, body }));
    answers.push({
      status: response.status,
      body: await response.text(),
      headers: Object.fromEntries(response.headers),
    });
  }
  return answers;
}
