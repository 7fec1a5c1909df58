/**
 * Lenient pieces that the shapes of Nx's replies are made of: 64-bit numbers come as text, a field of
 * the wrong type counts as missing, and one bad row never spoils its list.
 */
import * as v from 'valibot';

/** A finite number, also as text, as Nx writes 64-bit ones: "1789563900000", "-1". */
export const numberLike = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(\.\d+)?$/), v.transform(Number))]),
  v.finite(),
);

const NULL_GUID = /^[{]?[0-]+[}]?$/;

/** A guid with or without braces, kept as it is written; the null guid is none. */
export const guidLike = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^(?:\{[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i),
  v.check((text) => !NULL_GUID.test(text)),
);

/** Text with something in it. */
export const filledText = v.pipe(v.string(), v.trim(), v.nonEmpty());

/** True, 1 and "true"; everything else that is recognisably not is false. */
export const flagLike = v.pipe(
  v.union([v.boolean(), v.picklist([0, 1, '0', '1', 'true', 'false'])]),
  v.transform((value) => value === true || value === 1 || value === '1' || value === 'true'),
);

/** Any object. Looked at, not copied: thousands of rows come through here. */
export const anyRecord = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** A field that is undefined when it is missing, null or of the wrong type. */
export function lenient<T extends v.GenericSchema>(schema: T) {
  return v.fallback(v.optional(schema), undefined);
}

/** `parse` of a schema for one row: undefined instead of an error. */
export function parseRow<T extends v.GenericSchema>(schema: T, row: unknown): v.InferOutput<T> | undefined {
  const read = v.safeParse(schema, row);
  return read.success ? read.output : undefined;
}

/** A guid for comparison: Nx writes the same one with and without braces, and in either case. */
export const guidKey = (guid: string): string => guid.replaceAll(/[{}]/g, '').toLowerCase();

/** Whether two texts name the same thing. */
export const isSameGuid = (one: string, other: string): boolean => guidKey(one) === guidKey(other);
