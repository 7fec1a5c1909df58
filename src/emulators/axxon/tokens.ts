/** Bearer tokens of `AuthenticateEx`. */
import { createRandom, randomText } from '../seeded-random.ts';
import type { AxxonUser } from './site.ts';

export interface Token {
  readonly value: string;
  readonly user: AxxonUser;
  readonly expiresAt: number;
}

export interface Tokens {
  readonly open: (user: AxxonUser, at: number) => Token;
  /** Undefined when it is unknown or has expired. */
  readonly check: (value: string, at: number) => Token | undefined;
  readonly close: (value: string) => boolean;
  /** No token issued so far is valid any more. */
  readonly clear: () => void;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** As of the vendor's example: three parts, the last by far the longest. */
const PARTS = [36, 210, 342];

export function createTokens(seed: number, lifeMs: number): Tokens {
  const random = createRandom(seed);
  const tokens = new Map<string, Token>();
  return {
    open: (user, at) => {
      const value = PARTS.map((length) => randomText(random, length, ALPHABET)).join('.');
      const token = { value, user, expiresAt: at + lifeMs };
      tokens.set(value, token);
      return token;
    },
    check: (value, at) => {
      const token = tokens.get(value);
      return token !== undefined && at < token.expiresAt ? token : undefined;
    },
    close: (value) => tokens.delete(value),
    clear: () => tokens.clear(),
  };
}
