/** Numbers and letters in bytes: what all headers are made of. What lies beyond the end reads as nothing. */

export type Bytes = Uint8Array<ArrayBuffer>;

/** The letters of a four-character code, one character for each byte. */
export const letters = (bytes: Uint8Array, at: number, length = 4): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

const BITS = 8;

/** An unsigned number of so many bytes, most significant first; undefined beyond the end. */
export function bigEndian(bytes: Uint8Array, at: number, length: number): number | undefined {
  if (at < 0 || at + length > bytes.length) return undefined;
  // By multiplying: numbers of 64 bits keep their size, though not their last digits.
  return bytes.subarray(at, at + length).reduce((sum, byte) => sum * 2 ** BITS + byte, 0);
}

/** An unsigned number of so many bytes, least significant first; undefined beyond the end. */
export function littleEndian(bytes: Uint8Array, at: number, length: number): number | undefined {
  if (at < 0 || at + length > bytes.length) return undefined;
  return bytes.subarray(at, at + length).reduceRight((sum, byte) => sum * 2 ** BITS + byte, 0);
}

/** One after the other. */
export function joinBytes(parts: readonly Uint8Array[]): Bytes {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
