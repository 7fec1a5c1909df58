/** How a file is cut into pieces for an upload. Immutable; what became of each piece is kept elsewhere. */

/** All pieces are `chunkSize` bytes long, only the last one may be shorter. */
export interface ChunkPlan {
  readonly size: number;
  readonly chunkSize: number;
  readonly count: number;
}

/** A file of `size` bytes in pieces of at most `chunkSize`. A file without bytes has no pieces. */
export function planChunks(size: number, chunkSize: number): ChunkPlan {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`A file cannot have ${size} bytes.`);
  if (!Number.isSafeInteger(chunkSize) || chunkSize < 1) {
    throw new RangeError(`A piece cannot have ${chunkSize} bytes.`);
  }
  return { size, chunkSize, count: Math.ceil(size / chunkSize) };
}

/** Where a piece lies in the file: bytes `begin` to before `end`. */
export function chunkRange(
  { size, chunkSize, count }: ChunkPlan,
  index: number,
): { readonly begin: number; readonly end: number } {
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new RangeError(`There is no piece ${index} of ${count}.`);
  }
  const begin = index * chunkSize;
  return { begin, end: Math.min(begin + chunkSize, size) };
}

/** The bytes of those pieces that `has` names. */
export function chunkBytes(plan: ChunkPlan, has: (index: number) => boolean): number {
  let bytes = 0;
  for (let index = 0; index < plan.count; index += 1) {
    if (!has(index)) continue;
    const { begin, end } = chunkRange(plan, index);
    bytes += end - begin;
  }
  return bytes;
}
