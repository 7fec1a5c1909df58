/** Replies of `/login` and `/login/refresh` (§1.2.1): a sign-in, another region, or a refusal in words. */
import * as v from 'valibot';
import { anyRecord, filledText, idLike, lenient, numberLike, parseRow } from './wire.ts';

const signInSchema = v.object({
  authToken: filledText,
  uid: lenient(idLike),
  email: lenient(filledText),
  authenticator: lenient(filledText),
  accountInfo: lenient(v.object({ maxAge: lenient(numberLike) })),
  webLogin: lenient(anyRecord),
});

/** The fields of a sign-in that are used, as they came. */
export type LoginFields = v.InferOutput<typeof signInSchema>;

export type LoginReply =
  | { readonly kind: 'signedIn'; readonly fields: LoginFields }
  /** Not in the document: the service names the account's region, and wants to be asked again there. */
  | { readonly kind: 'elsewhere'; readonly location: string }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'unreadable' };

const textSchema = v.object({
  location: lenient(filledText),
  error: lenient(
    v.union([
      filledText,
      v.pipe(
        v.object({ message: filledText }),
        v.transform((e) => e.message),
      ),
    ]),
  ),
  message: lenient(filledText),
});

/** Reads what the authenticator said; fields may lie in `result` or, as in the damaged example, beside it. */
export function parseLoginReply(body: unknown): LoginReply {
  const top = parseRow(anyRecord, body);
  if (top === undefined) return { kind: 'unreadable' };
  const all = { ...top, ...parseRow(anyRecord, top['result']) };
  const fields = parseRow(signInSchema, all);
  if (fields !== undefined) return { kind: 'signedIn', fields };
  const { location, error, message } = parseRow(textSchema, all) ?? {};
  if (location !== undefined) return { kind: 'elsewhere', location };
  const text = error ?? message;
  return text === undefined ? { kind: 'unreadable' } : { kind: 'refused', text };
}
