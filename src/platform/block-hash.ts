/**
 * Checksums of bytes that come piece by piece, over a block function in WebAssembly: blocks, padding and
 * the text of the sum, as MD5 (RFC 1321) and SHA-256 (FIPS 180-4) have them in common.
 */

export interface BlockHash {
  readonly update: (bytes: Uint8Array) => void;
  /** Lower-case hex. Nothing can be added any more. */
  readonly digest: () => string;
}

/** Where a block function finds things in its memory, and how it begins. */
export interface BlockFunction {
  /** Bytes of the module, with room for so many bytes of data. */
  readonly module: (capacity: number) => Uint8Array<ArrayBuffer>;
  readonly stateAt: number;
  readonly dataAt: number;
  /** The words of the state, of 32 bits. */
  readonly firstState: readonly number[];
  /** Of the length in bits, and of the words as they are written in the sum. */
  readonly littleEndian: boolean;
}

const WORD_BYTES = 4;
const BLOCK_BYTES = 64;
/** Bytes given to WebAssembly at once: they stay in the processor's cache between copying and hashing. */
const CAPACITY = 262_144;
const PADDING_MARK = 0x80;
/** The length stands in the last eight bytes, in bits. */
const LENGTH_AT = BLOCK_BYTES - 8;
const BITS_A_BYTE = 8n;
const HEX = 16;
const HEX_DIGITS = 8;

type Blocks = (at: number, until: number) => void;
const isBlocks = (value: unknown): value is Blocks => typeof value === 'function';

function partsOf({ memory, blocks }: WebAssembly.Exports): { memory: WebAssembly.Memory; blocks: Blocks } {
  if (memory instanceof WebAssembly.Memory && isBlocks(blocks)) return { memory, blocks };
  throw new TypeError('This is not a module of blocks.');
}

/** Rejects where the browser has no WebAssembly, not these instructions, or a policy forbids it. */
export async function createBlockHash(how: BlockFunction): Promise<BlockHash> {
  const { stateAt, dataAt, firstState, littleEndian } = how;
  const { instance } = await WebAssembly.instantiate(how.module(CAPACITY + BLOCK_BYTES));
  const { memory, blocks } = partsOf(instance.exports);
  const view = new DataView(memory.buffer);
  const data = new Uint8Array(memory.buffer, dataAt, CAPACITY + BLOCK_BYTES);
  // WebAssembly's own order of bytes.
  firstState.forEach((word, index) => view.setUint32(stateAt + index * WORD_BYTES, word, true));
  let total = 0;
  /** Bytes at the beginning of `data` that are no whole block yet. */
  let pending = 0;

  function take(bytes: Uint8Array): void {
    data.set(bytes, pending);
    const length = pending + bytes.length;
    pending = length % BLOCK_BYTES;
    const whole = length - pending;
    if (whole === 0) return;
    blocks(dataAt, dataAt + whole);
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
    new DataView(end.buffer).setBigUint64(end.length - 8, BigInt(total) * BITS_A_BYTE, littleEndian);
    take(end);
    return firstState
      .map((_, index) => view.getUint32(stateAt + index * WORD_BYTES, !littleEndian))
      .map((word) => word.toString(HEX).padStart(HEX_DIGITS, '0'))
      .join('');
  }

  return { update, digest };
}
