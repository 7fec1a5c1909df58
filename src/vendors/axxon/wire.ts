/**
 * Lenient pieces that the shapes of Axxon's replies are made of: a field of the wrong type counts as
 * missing, and one bad row never spoils its list.
 */
import * as v from 'valibot';
import type { EpochMs } from '../../core/units.ts';
import { parseAxxonTime } from './axxon-times.ts';

/** Text with something in it. */
export const filledText = v.pipe(v.string(), v.trim(), v.nonEmpty());

/** A short name, which is a number in some versions. */
export const textLike = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(String),
  v.trim(),
  v.nonEmpty(),
);

/** A finite number, also as text. */
export const numberLike = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(\.\d+)?$/), v.transform(Number))]),
  v.finite(),
);

/** True, 1 and "true"; everything else that is recognisably not is false. */
export const flagLike = v.pipe(
  v.union([v.boolean(), v.picklist([0, 1, '0', '1', 'true', 'false'])]),
  v.transform((value) => value === true || value === 1 || value === '1' || value === 'true'),
);

/** A moment as Axxon writes it. */
export const momentLike = v.pipe(
  v.string(),
  v.rawTransform<string, EpochMs>(({ dataset, addIssue, NEVER }) => {
    const at = parseAxxonTime(dataset.value);
    if (at !== undefined) return at;
    addIssue({ message: 'This is no moment.' });
    return NEVER;
  }),
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
