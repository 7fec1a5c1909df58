/** Shares of a whole, for people. */

const WHOLE = 100;

/** "62 %", never 100 % before it is. */
export const percentText = (share: number): string =>
  `${Math.min(Math.floor(Math.max(share, 0) * WHOLE), share >= 1 ? WHOLE : WHOLE - 1)} %`;
