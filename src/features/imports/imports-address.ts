/** The entries of the queue's address. Short, as every page of the app knows it. */
import * as v from 'valibot';

/** Longer than any reference that a system gives. */
const LONGEST_REFERENCE = 300;

/** A wrong value is left out. */
export const importsSearchSchema = v.object({
  /** The camera that new files are for, until another one is chosen. */
  camera: v.fallback(v.optional(v.pipe(v.string(), v.maxLength(LONGEST_REFERENCE))), undefined),
  /** Which part of the queue; `all` is no entry. */
  show: v.fallback(v.optional(v.picklist(['underWay', 'needsYou', 'leftOut', 'done'])), undefined),
});
