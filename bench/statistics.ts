/** The few sums that the benchmarks need. */

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error('There is no median of no values.');
  return (lower + upper) / 2;
}

/** "812 ms (790–901)": the median, and the range that it comes from. */
export const toSpread = (values: readonly number[]): string =>
  `${toMs(median(values))} (${Math.round(Math.min(...values))}–${Math.round(Math.max(...values))})`;

export const toMs = (value: number): string => `${Math.round(value)} ms`;

const RATIO_DECIMALS = 2;

export const toRatio = (value: number): string => `${value.toFixed(RATIO_DECIMALS)} ×`;
