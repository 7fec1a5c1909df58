/**
 * The entries of the archive's address: which cameras, which moment, which range is marked, how much time
 * is in view. A wrong value is left out. Short, as every page of the app knows it.
 */
import * as v from 'valibot';
import { ONE_SECOND } from '../../core/units.ts';
import { LONGEST_VIEW, SHORTEST_VIEW } from './view-limits.ts';

/** Longer than any reference that a system gives, and nine of them. */
const LONGEST_TEXT = 2_700;

const text = () =>
  v.fallback(
    // A reference of digits alone arrives as a number.
    v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(LONGEST_TEXT))),
    undefined,
  );
const moment = () => v.fallback(v.optional(v.pipe(v.string(), v.isoTimestamp())), undefined);

export const archiveSearchSchema = v.object({
  /** The camera whose row is selected. */
  camera: text(),
  /** All rows, in their order, as references between commas; absent when it is one camera. */
  cameras: text(),
  at: moment(),
  from: moment(),
  until: moment(),
  /** The middle of the view, and its length in seconds. */
  mid: moment(),
  span: v.fallback(
    v.optional(
      v.pipe(v.number(), v.minValue(SHORTEST_VIEW / ONE_SECOND), v.maxValue(LONGEST_VIEW / ONE_SECOND)),
    ),
    undefined,
  ),
});

/** The same, for whoever changes the address. */
export type ArchiveSearch = Partial<v.InferOutput<typeof archiveSearchSchema>>;
