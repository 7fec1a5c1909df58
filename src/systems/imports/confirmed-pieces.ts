/** Which pieces of an upload the system has confirmed, and a short form of that for keeping. */

/** First and one past the last of each run, flat: [0, 12, 15, 20]. */
export type PieceRuns = readonly number[];

export interface ConfirmedPieces {
  readonly has: (index: number) => boolean;
  readonly add: (index: number) => void;
  /** Starts over with these. */
  readonly reset: (has: (index: number) => boolean) => void;
  readonly count: () => number;
  readonly runs: () => PieceRuns;
}

const BITS = 8;

/** For `length` pieces; runs that do not fit are left out. */
export function createConfirmedPieces(length: number, runs: PieceRuns = []): ConfirmedPieces {
  const bits = new Uint8Array(Math.ceil(length / BITS));
  let count = 0;

  const has = (index: number): boolean =>
    index >= 0 && index < length && ((bits[Math.floor(index / BITS)] ?? 0) & (1 << (index % BITS))) !== 0;

  function add(index: number): void {
    if (!Number.isInteger(index) || index < 0 || index >= length || has(index)) return;
    const place = Math.floor(index / BITS);
    bits[place] = (bits[place] ?? 0) | (1 << (index % BITS));
    count += 1;
  }

  for (let at = 0; at + 1 < runs.length; at += 2) {
    const until = Math.min(runs[at + 1] ?? 0, length);
    for (let index = Math.max(runs[at] ?? 0, 0); index < until; index += 1) add(index);
  }

  return {
    has,
    add,
    reset: (hasNow) => {
      // Asked before anything is forgotten: it may be these very pieces that are asked.
      const next = Array.from({ length }, (_, index) => hasNow(index));
      bits.fill(0);
      count = 0;
      for (const [index, isThere] of next.entries()) if (isThere) add(index);
    },
    count: () => count,
    runs: () => {
      const found: number[] = [];
      for (let index = 0; index <= length; index += 1) {
        const isOpen = found.length % 2 === 1;
        if (has(index) !== isOpen) found.push(index);
      }
      return found;
    },
  };
}
