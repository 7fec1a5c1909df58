/** A sign-in at an Nx server, and how this tab keeps it. */
import * as v from 'valibot';
import { type EpochMs, epochMs } from '../../core/units.ts';
import { filledText, lenient } from './wire.ts';

/**
 * What proves who is asking. 5 and later: the token of a session, "Bearer". Up to 4: name and password,
 * "Basic", since these servers know nothing else that is not a cookie.
 */
export interface SignIn {
  readonly scheme: 'Bearer' | 'Basic';
  /** The token, or base64 of "name:password". Never in an address, a log or an error. */
  readonly secret: string;
  readonly account: string;
  readonly since: EpochMs;
  /** When the server ends the session; undefined where it does not say, and for Basic. */
  readonly expiresAt?: EpochMs | undefined;
}

/** The value of the Authorization header. */
export const authorization = ({ scheme, secret }: SignIn): string => `${scheme} ${secret}`;

/** Visible characters only: what a header may hold. */
const SECRET = /^[!-~]+$/;
const moment = v.pipe(v.number(), v.finite(), v.transform(epochMs));

const keptSchema = v.object({
  scheme: v.picklist(['Bearer', 'Basic']),
  secret: v.pipe(v.string(), v.regex(SECRET)),
  account: filledText,
  since: moment,
  expiresAt: lenient(moment),
  server: v.string(),
});

/**
 * The text for this tab's sealed storage, where it lies encrypted. Of a session it holds the token, of
 * Basic the name and password, because there is nothing else to go on with after a reload.
 */
export const keptText = (signIn: SignIn, server: URL): string =>
  JSON.stringify({ ...signIn, server: server.href });

/** Reads what `keptText` wrote for this server; undefined for anything else: another version, another address. */
export function parseKept(text: string, server: URL): SignIn | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = v.safeParse(keptSchema, raw);
  if (!read.success) return undefined;
  const { server: of, ...signIn } = read.output;
  // The configuration may have changed since: a secret never goes to a server of before.
  return of === server.href ? signIn : undefined;
}
