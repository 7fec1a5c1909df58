/** What a successful `/login` gives (§1.2.1), in the product's units, and how this tab keeps it. */
import * as v from 'valibot';
import { addMs, type EpochMs, epochMs, type Ms, ms, ONE_DAY } from '../../core/units.ts';
import { MAX_AGE_FALLBACK, RENEW_AT_SHARE } from './limits.ts';
import type { LoginFields } from './login-wire.ts';
import type { Servers } from './servers.ts';
import { tokenLife } from './token.ts';
import { anyRecord, filledText, idLike, lenient } from './wire.ts';

export interface SignIn {
  readonly token: string;
  /** When the token should be replaced, and when it is worthless. */
  readonly renewAt: EpochMs;
  readonly expiresAt: EpochMs;
  /** Not in the document: renews the token once, without a password. */
  readonly webLogin: Readonly<Record<string, unknown>> | undefined;
  /** The account's own authenticator: all later calls go there (§1.1.1). */
  readonly authenticator: URL;
  /** The server whose cookie in this browser signs in again (§1.2.1); undefined when there is none. */
  readonly cookieAt?: URL | undefined;
  readonly uid: string | undefined;
  readonly account: string;
  readonly since: EpochMs;
  /** How far back the account's plan lets events be seen. */
  readonly maxAge: Ms;
}

/** What a reply may leave out. An account of "" is unknown. */
export type SignInBefore = Pick<SignIn, 'account' | 'authenticator' | 'since'> & Partial<SignIn>;

/** A reply as sign-in; what it leaves out stays as it was. */
export function toSignIn(fields: LoginFields, before: SignInBefore, now: EpochMs, servers: Servers): SignIn {
  const life = tokenLife(fields.authToken);
  const days = fields.accountInfo?.maxAge;
  // A password may have to be sent there later, so a stranger's name is not taken over.
  const named = fields.authenticator === undefined ? undefined : servers.authenticator(fields.authenticator);
  return {
    token: fields.authToken,
    renewAt: addMs(now, ms(life * RENEW_AT_SHARE)),
    expiresAt: addMs(now, life),
    webLogin: fields.webLogin ?? before.webLogin,
    authenticator: named ?? before.authenticator,
    cookieAt: before.cookieAt,
    uid: fields.uid ?? before.uid,
    account: before.account === '' ? nameOf(fields) : before.account,
    since: before.since,
    maxAge: days !== undefined && days > 0 ? ms(days * ONE_DAY) : (before.maxAge ?? MAX_AGE_FALLBACK),
  };
}

/** A cookie signs in without anybody typing a name; the reply tells whose it is. */
const nameOf = ({ email, uid }: LoginFields): string =>
  email ?? (uid === undefined ? 'this account' : `account ${uid}`);

const moment = v.pipe(v.number(), v.finite(), v.transform(epochMs));

const keptSchema = v.object({
  token: filledText,
  renewAt: moment,
  expiresAt: moment,
  webLogin: lenient(anyRecord),
  authenticator: v.pipe(v.string(), v.url()),
  cookieAt: lenient(v.string()),
  uid: lenient(idLike),
  account: v.string(),
  since: moment,
  maxAge: v.pipe(v.number(), v.minValue(1), v.transform(ms)),
});

/** The text for this tab's sealed storage. Holds no password. */
export const keptText = (signIn: SignIn): string =>
  JSON.stringify({
    ...signIn,
    authenticator: signIn.authenticator.href,
    cookieAt: signIn.cookieAt?.href,
  });

/** Reads what `keptText` wrote; undefined for anything else, such as another version's text. */
export function parseKept(text: string, servers: Servers): SignIn | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = v.safeParse(keptSchema, raw);
  if (!read.success) return undefined;
  const { webLogin, uid, cookieAt, ...kept } = read.output;
  // The configuration may have changed since: a token never goes to a server of before.
  const authenticator = servers.authenticator(kept.authenticator);
  if (authenticator === undefined) return undefined;
  return {
    ...kept,
    webLogin,
    uid,
    authenticator,
    cookieAt: cookieAt === undefined ? undefined : servers.authenticator(cookieAt),
  };
}
