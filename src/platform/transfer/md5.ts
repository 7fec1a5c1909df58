/** MD5 of bytes that come piece by piece: blocks, padding and the text of the sum (RFC 1321). */
import { BLOCK_BYTES, DATA_AT, md5Module, STATE_AT, STATE_BYTES } from './md5-wasm.ts';

export interface Md5 {
  readonly update: (bytes: Uint8Array) => void;
  /** Lower-case hex. Nothing can be added any more. */
  readonly digest: () => string;
}

/** RFC 1321, 3.3. */
const FIRST_STATE = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476] as const;
const WORD_BYTES = 4;
/** Bytes given to WebAssembly at once: they stay in the processor's cache between copying and hashing. */
const CAPACITY = 262_144;
const PADDING_MARK = 0x80;
/** The length stands in the last eight bytes, in bits. */
const LENGTH_AT = BLOCK_BYTES - 8;
const BITS_A_BYTE = 8n;
const HEX = 16;

type Blocks = (at: number, until: number) => void;
const isBlocks = (value: unknown): value is Blocks => typeof value === 'function';

function partsOf({ memory, blocks }: WebAssembly.Exports): { memory: WebAssembly.Memory; blocks: Blocks } {
  if (memory instanceof WebAssembly.Memory && isBlocks(blocks)) return { memory, blocks };
  throw new TypeError('This is not the MD5 module.');
}

/** Rejects where the browser has no WebAssembly, or a policy forbids it. */
export async function createMd5(): Promise<Md5> {
  const { instance } = await WebAssembly.instantiate(md5Module(CAPACITY + BLOCK_BYTES));
  const { memory, blocks } = partsOf(instance.exports);
  const view = new DataView(memory.buffer);
  const data = new Uint8Array(memory.buffer, DATA_AT, CAPACITY + BLOCK_BYTES);
  FIRST_STATE.forEach((word, index) => view.setUint32(STATE_AT + index * WORD_BYTES, word, true));
  let total = 0;
  /** Bytes at the beginning of `data` that are no whole block yet. */
  let pending = 0;

  function take(bytes: Uint8Array): void {
    data.set(bytes, pending);
    const length = pending + bytes.length;
    pending = length % BLOCK_BYTES;
    const whole = length - pending;
    if (whole === 0) return;
    blocks(DATA_AT, DATA_AT + whole);
    data.copyWithin(0, whole, length);
  }

  function update(bytes: Uint8Array): void {
    total += bytes.length;
    for (let at = 0; at < bytes.length; at += CAPACITY) take(bytes.subarray(at, at + CAPACITY));
  }

  function digest(): string {
    const room = pending < LENGTH_AT ? BLOCK_BYTES : 2 * BLOCK_BYTES;
    const end = new Uint8Array(room - pending);
    end[0] = PADDING_MARK;
    new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(total) * BITS_A_BYTE, true);
    take(end);
    const sum = new Uint8Array(memory.buffer, STATE_AT, STATE_BYTES);
    return Array.from(sum, (byte) => byte.toString(HEX).padStart(2, '0')).join('');
  }

  return { update, digest };
}
