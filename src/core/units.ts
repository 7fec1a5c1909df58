/**
 * Branded numbers for the units that the product mixes most easily.
 * A vendor's number becomes one of these once, in its mapping; nothing else converts.
 */
declare const unit: unique symbol;
type Branded<Name extends string> = number & { readonly [unit]: Name };

/** A length of time in milliseconds. */
export type Ms = Branded<'Ms'>;
/** A length of time in seconds, with fractions: what media elements speak. */
export type Seconds = Branded<'Seconds'>;
/** A moment: milliseconds since 1970-01-01T00:00Z. */
export type EpochMs = Branded<'EpochMs'>;

/* The four functions below are the only places where a plain number takes a brand. */
// oxlint-disable typescript/no-unsafe-type-assertion -- branding is what these functions are for

export const ms = (value: number): Ms => value as Ms;
export const seconds = (value: number): Seconds => value as Seconds;
export const epochMs = (value: number): EpochMs => value as EpochMs;

// oxlint-enable typescript/no-unsafe-type-assertion

const MS_PER_SECOND = 1000;

/** Milliseconds of a number of seconds. */
export const secondsToMs = (value: Seconds): Ms => ms(value * MS_PER_SECOND);
/** Seconds of a number of milliseconds. */
export const msToSeconds = (value: Ms): Seconds => seconds(value / MS_PER_SECOND);
/** A moment moved by a length of time. */
export const addMs = (at: EpochMs, by: Ms): EpochMs => epochMs(at + by);
/** The time from one moment to another; negative when the second comes first. */
export const msBetween = (from: EpochMs, to: EpochMs): Ms => ms(to - from);

export const ONE_SECOND = ms(MS_PER_SECOND);
export const ONE_MINUTE = ms(60 * MS_PER_SECOND);
export const ONE_HOUR = ms(3600 * MS_PER_SECOND);
export const ONE_DAY = ms(24 * 3600 * MS_PER_SECOND);
