/**
 * Tokens: issued, found again, expired. Readable as the real ones are: base64 of
 * `uid:issued:life:serial:L,W,A`, a star, a signature; `+`, `/` and `=` are written `-`, `_` and `.`.
 */
import { createRandom, hashOf, randomText } from '../seeded-random.ts';
import { SECOND_MS } from './limits.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SIGNATURE_LENGTH = 171;
/** The services that the token opens: logger, Wowza, authenticator. */
const SERVICES = 'L,W,A';

export interface TokenStore {
  readonly issue: (uid: number, at: number) => string;
  /** The user of the token; why not, when it is not valid at that moment. */
  readonly check: (token: string, at: number) => { readonly uid: number } | 'unknown' | 'expired';
  readonly isIssued: (token: string) => boolean;
  /** From now on every token issued so far counts as expired. */
  readonly expireAll: () => void;
}

export function createTokenStore(seed: number, lifeMs: number): TokenStore {
  const tokens = new Map<string, { readonly uid: number; expiresAt: number }>();
  const lifeSeconds = Math.max(1, Math.round(lifeMs / SECOND_MS));
  return {
    issue: (uid, at) => {
      const serial = tokens.size;
      const issued = Math.floor(at / SECOND_MS);
      const claims = btoa(`${uid}:${issued}:${lifeSeconds}:${serial}:${SERVICES}`);
      const random = createRandom(hashOf(seed, 'token', uid, serial));
      const signature = `${randomText(random, SIGNATURE_LENGTH, ALPHABET)}.`;
      const token = `${webSafe(claims)}*${signature}`;
      tokens.set(token, { uid, expiresAt: (issued + lifeSeconds) * SECOND_MS });
      return token;
    },
    check: (token, at) => {
      const known = tokens.get(token);
      if (known === undefined) return 'unknown';
      return at < known.expiresAt ? { uid: known.uid } : 'expired';
    },
    isIssued: (token) => tokens.has(token),
    expireAll: () => {
      for (const known of tokens.values()) known.expiresAt = 0;
    },
  };
}

function webSafe(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '.');
}
