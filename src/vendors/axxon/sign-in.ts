/** A sign-in at an Axxon server, and how this tab keeps it. */
import * as v from 'valibot';
import { type EpochMs, epochMs } from '../../core/units.ts';
import { TOKEN_LENGTH_MAX } from './limits.ts';
import { filledText, lenient } from './wire.ts';

/** What the server gave for name and password, where it gives tokens. */
export interface Token {
  readonly value: string;
  readonly since: EpochMs;
  /** When it ends, by this computer's clock. */
  readonly until: EpochMs;
}

/**
 * What proves who is asking. No token can be renewed without name and password, and servers without tokens
 * know nothing else: so both are held. Never in an address, a log or an error.
 */
export interface SignIn {
  readonly account: string;
  readonly since: EpochMs;
  /** Base64 of "name:password". */
  readonly basic: string;
  readonly token?: Token | undefined;
}

/** Name and password, for as long as signing in takes. */
export interface Account {
  readonly user: string;
  readonly password: string;
}

/** The value of the Authorization header for name and password. */
export const basicAuthorization = ({ basic }: Pick<SignIn, 'basic'>): string => `Basic ${basic}`;

/** The value of the Authorization header of calls: of the token where there is one. */
export const authorization = (signIn: SignIn): string =>
  signIn.token === undefined ? basicAuthorization(signIn) : `Bearer ${signIn.token.value}`;

/** Base64 of the UTF-8 bytes: names and passwords have letters of every language. */
export const basicOf = ({ user, password }: Account): string =>
  btoa(
    Array.from(new TextEncoder().encode(`${user}:${password}`), (byte) => String.fromCodePoint(byte)).join(
      '',
    ),
  );

/** Name and password of a sign-in. */
export function accountOf({ account, basic }: SignIn): Account {
  const bytes = Uint8Array.from(atob(basic), (letter) => letter.codePointAt(0) ?? 0);
  return { user: account, password: new TextDecoder().decode(bytes).slice(`${account}:`.length) };
}

/** Visible characters only: what a header may hold. */
export const tokenText = v.pipe(v.string(), v.maxLength(TOKEN_LENGTH_MAX), v.regex(/^[!-~]+$/));
const base64 = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9+/]+={0,2}$/),
  v.check((text) => text.length % 4 === 0),
);
const moment = v.pipe(v.number(), v.finite(), v.transform(epochMs));

const keptSchema = v.object({
  account: filledText,
  since: moment,
  basic: base64,
  token: lenient(v.object({ value: tokenText, since: moment, until: moment })),
  server: v.string(),
});

/** The text for this tab's sealed storage, where it lies encrypted. */
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
