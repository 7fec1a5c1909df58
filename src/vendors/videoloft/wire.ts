/**
 * Lenient pieces that the shapes of Videoloft's replies are made of: a number may come as text, a
 * field of the wrong type counts as missing, and one bad row never spoils its list.
 */
import * as v from 'valibot';

/** A finite number, also as text: "12", "-1.5". */
export const numberLike = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(\.\d+)?$/), v.transform(Number))]),
  v.finite(),
);

/** An id: text or whole number, kept as text because ids can exceed 2^53. Never "undefined" or the like. */
export const idLike = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.integer(), v.transform(String))]),
  v.trim(),
  v.regex(/^[\w.-]{1,64}$/),
  v.check((text) => !['undefined', 'null', 'NaN'].includes(text)),
);

/** True, 1 and "true"; everything else that is recognisably not is false. */
export const flagLike = v.pipe(
  v.union([v.boolean(), v.picklist([0, 1, '0', '1', 'true', 'false'])]),
  v.transform((value) => value === true || value === 1 || value === '1' || value === 'true'),
);

/** Text with something in it. */
export const filledText = v.pipe(v.string(), v.trim(), v.nonEmpty());

/** Any object. Looked at, not copied: thousands of rows come through here. */
export const anyRecord = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** A field that is undefined when it is missing, null or of the wrong type. */
export function lenient<T extends v.GenericSchema>(schema: T) {
  return v.fallback(v.optional(schema), undefined);
}

/** What could be read of a list: the good rows, and how many were bad. */
export interface ReadRows<T> {
  readonly rows: readonly T[];
  readonly dropped: number;
}

/** Reads each row alone; `read` returns undefined for one that is of no use. */
export function readRows<Raw, T>(raw: readonly Raw[], read: (row: Raw) => T | undefined): ReadRows<T> {
  const rows = raw.map(read).filter((row) => row !== undefined);
  return { rows, dropped: raw.length - rows.length };
}

/** `parse` of a schema for one row: undefined instead of an error. */
export function parseRow<T extends v.GenericSchema>(schema: T, row: unknown): v.InferOutput<T> | undefined {
  const read = v.safeParse(schema, row);
  return read.success ? read.output : undefined;
}
