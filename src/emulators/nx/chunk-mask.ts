/** Which chunks of an upload are there, and how the server writes that down. */
import type { Bytes } from '../media-scene.ts';

const BITS = 8;

export interface ChunkMask {
  readonly set: (index: number) => void;
  readonly has: (index: number) => boolean;
  readonly count: () => number;
  readonly isFull: () => boolean;
  /** LSB-first bits in ceil(n/8) bytes, and a byte that tells how many bits of the last one count. */
  readonly bytes: () => Bytes;
}

export function createChunkMask(chunks: number): ChunkMask {
  const bits = new Uint8Array(Math.ceil(chunks / BITS));
  let count = 0;
  const has = (index: number) => (((bits[Math.floor(index / BITS)] ?? 0) >> (index % BITS)) & 1) === 1;
  return {
    set: (index) => {
      if (index >= chunks || has(index)) return;
      const at = Math.floor(index / BITS);
      bits[at] = (bits[at] ?? 0) | (1 << (index % BITS));
      count += 1;
    },
    has,
    count: () => count,
    isFull: () => count === chunks,
    bytes: () => {
      const bytes = new Uint8Array(bits.length + 1);
      bytes.set(bits);
      bytes[bits.length] = chunks === 0 ? 0 : ((chunks - 1) % BITS) + 1;
      return bytes;
    },
  };
}
