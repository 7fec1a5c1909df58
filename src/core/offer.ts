/**
 * A capability that a system has, or the reason why it has not. Controls are shown disabled
 * with that reason instead of being hidden, so every withheld capability must say one.
 */

/** Something that a system can do, with the means to do it. */
export interface Offered<T> {
  readonly offered: true;
  readonly use: T;
}

/** Something that a system cannot do here, and why, as a sentence for a person. */
export interface Withheld {
  readonly offered: false;
  readonly reason: string;
}

export type Offer<T> = Offered<T> | Withheld;

export const offer = <T>(use: T): Offered<T> => ({ offered: true, use });
export const withhold = (reason: string): Withheld => ({ offered: false, reason });
