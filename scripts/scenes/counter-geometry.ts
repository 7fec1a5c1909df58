// Where the machine-readable blocks of the counter loop are, in fractions of the picture.
// One row of equal cells without gaps: white reference, 11 bits (most significant first), parity, black reference.

export const COUNTER_BITS = 11;

export const COUNTER_BLOCKS = {
  x: 0.0625,
  y: 0.6,
  w: 0.0625,
  h: 0.2,
  pitch: 0.0625,
  count: COUNTER_BITS + 3,
  whiteReference: 0,
  firstBit: 1,
  bits: COUNTER_BITS,
  parity: COUNTER_BITS + 1,
  blackReference: COUNTER_BITS + 2,
  note: 'x, y: left top corner of cell 0; cell i starts at x + i * pitch; white is 1; bits are most significant first; parity makes the number of white cells among bits and parity even. Read the middle of a cell and compare it with the mean of the two references.',
} as const;

/** The cells of a frame number from left to right, true for white. */
export function counterCells(frame: number): boolean[] {
  const bits = Array.from({ length: COUNTER_BITS }, (_, i) => ((frame >> (COUNTER_BITS - 1 - i)) & 1) === 1);
  const ones = bits.filter(Boolean).length;
  return [true, ...bits, ones % 2 === 1, false];
}
