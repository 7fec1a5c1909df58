/** The entries of an address that choose cameras: the part of it that the first page has to know. */
import * as v from 'valibot';

/** Longer addresses are cut off by mail programs and servers. */
export const LONGEST_TEXT = 4_000;

const text = () => v.fallback(v.optional(v.pipe(v.string(), v.maxLength(LONGEST_TEXT))), undefined);

/** `cameras` as references between commas, or `group` as "system:group". */
export const CHOICE_SEARCH = { cameras: text(), group: text() };

const shape = v.object(CHOICE_SEARCH);
export type ChoiceSearch = Partial<v.InferOutput<typeof shape>>;
