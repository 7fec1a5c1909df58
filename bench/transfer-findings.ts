/** Rows of the table for transfers. */
import type { Finding } from './benchmark.ts';
import { median, toRatio, toSpread } from './statistics.ts';

export interface Comparison {
  readonly what: string;
  readonly ours: readonly number[];
  readonly rival: readonly number[];
  readonly rivalName: string;
  /** Our time in relation to the rival's is at most this. */
  readonly most: number;
}

/** Times in ms. */
export function compareTimes({ what, ours, rival, rivalName, most }: Comparison): Finding {
  const ratio = median(ours) / median(rival);
  return {
    what,
    ours: toSpread(ours),
    rival: `${toSpread(rival)} ${rivalName}`,
    ratio: toRatio(ratio),
    target: `≤ ${toRatio(most)}`,
    met: ratio <= most,
  };
}

/** One of each in turn, so that what the machine does besides meets both. */
export async function inTurns(
  runs: number,
  ours: () => Promise<number>,
  rival: () => Promise<number>,
): Promise<{ readonly ours: readonly number[]; readonly rival: readonly number[] }> {
  const times = { ours: [] as number[], rival: [] as number[] };
  // The first of each warms up.
  for (let run = 0; run <= runs; run += 1) {
    const [own, other] = [await ours(), await rival()];
    if (run === 0) continue;
    times.ours.push(own);
    times.rival.push(other);
  }
  return times;
}
