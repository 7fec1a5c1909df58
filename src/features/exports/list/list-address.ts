/** The entries of the list's address: which part, which group, what is searched, which row is open. */
import * as v from 'valibot';

/** Longer than what anybody searches for, and than any id of ours. */
const LONGEST = 300;

const text = () =>
  v.fallback(
    // Digits alone arrive as a number.
    v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(LONGEST))),
    undefined,
  );

/** A wrong value is left out. */
const exportsSearchSchema = v.object({
  /** Which part of the list; `all` is no entry. */
  show: v.fallback(v.optional(v.picklist(['running', 'ready', 'needYou', 'over'])), undefined),
  /** The id of the group that alone is shown. */
  group: text(),
  q: text(),
  /** The id of the export whose details are open. */
  open: text(),
});

/** The entries that an address has and that mean something. */
export const readExportsSearch = (search: Readonly<Record<string, unknown>>) =>
  v.parse(exportsSearchSchema, search);

/** The path of the list with nothing but a group: "/exports?group=f00d". */
export const groupPath = (id: string): string => `/exports?${new URLSearchParams({ group: id })}`;
