/** Who may sign in: passwords with a limit on wrong tries, cookies, and refresh keys that rotate. */
import { createRandom, hashOf, randomText } from '../seeded-random.ts';
import { SECOND_MS, WRONG_TRIES_MAX, WRONG_TRIES_WINDOW_MS } from './limits.ts';
import { Refusal, STATUS, unauthorized } from './refusal.ts';
import type { Site, SiteAccount } from './site.ts';

const KEY_ALPHABET = '0123456789abcdef';
const KEY_LENGTH = 40;

/** The `webLogin` object of a login reply: signs in once more without a password, and only once. */
export interface WebLogin {
  readonly uid: number;
  readonly key: string;
}

export interface SignInStore {
  /** Throws a refusal: 401 wrong, 403 suspended, 429 too many wrong tries. */
  readonly withPassword: (email: string, password: string, at: number) => SiteAccount;
  readonly withWebLogin: (uid: number, key: string) => SiteAccount;
  readonly withCookie: (cookie: string) => SiteAccount;
  readonly issueWebLogin: (account: SiteAccount) => WebLogin;
  readonly issueCookie: (account: SiteAccount) => string;
  /** Throws 401 for an address that no region knows. */
  readonly assertKnown: (email: string) => void;
  /** Forgets cookies and refresh keys: only a password helps then. */
  readonly revokeAll: () => void;
}

export function createSignInStore(site: Site, seed: number): SignInStore {
  const wrongTries = new Map<string, readonly number[]>();
  const webLogins = new Map<string, SiteAccount>();
  const cookies = new Map<string, SiteAccount>();
  const random = createRandom(hashOf(seed, 'sign-in'));
  const newKey = () => randomText(random, KEY_LENGTH, KEY_ALPHABET);
  const accountOf = (email: string) =>
    site.accounts.find((account) => account.email === email.trim().toLowerCase());

  return {
    withPassword: (email, password, at) => {
      const recent = (wrongTries.get(email) ?? []).filter((t) => t > at - WRONG_TRIES_WINDOW_MS);
      const [oldest] = recent;
      if (oldest !== undefined && recent.length >= WRONG_TRIES_MAX) {
        throw tooManyTries(oldest + WRONG_TRIES_WINDOW_MS - at);
      }
      const account = accountOf(email);
      if (account === undefined || account.password !== password) {
        wrongTries.set(email, [...recent, at]);
        throw unauthorized('Incorrect email or password');
      }
      wrongTries.delete(email);
      return assertActive(account);
    },
    withWebLogin: (uid, key) => {
      const account = webLogins.get(key);
      webLogins.delete(key);
      if (account?.uid !== uid) throw unauthorized('The login has expired');
      return assertActive(account);
    },
    withCookie: (cookie) => {
      const account = cookies.get(cookie);
      if (account === undefined) throw unauthorized('Not signed in');
      return assertActive(account);
    },
    issueWebLogin: (account) => {
      const key = newKey();
      webLogins.set(key, account);
      return { uid: account.uid, key };
    },
    issueCookie: (account) => {
      const cookie = newKey();
      cookies.set(cookie, account);
      return cookie;
    },
    assertKnown: (email) => {
      if (accountOf(email) === undefined) throw unauthorized('Incorrect email or password');
    },
    revokeAll: () => {
      webLogins.clear();
      cookies.clear();
    },
  };
}

function assertActive(account: SiteAccount): SiteAccount {
  if (account.suspended) {
    throw new Refusal(STATUS.forbidden, 'This account is suspended', { field: 'message' });
  }
  return account;
}

function tooManyTries(waitMs: number): Refusal {
  const seconds = String(Math.max(1, Math.ceil(waitMs / SECOND_MS)));
  return new Refusal(STATUS.tooManyRequests, 'Too many attempts, try again later', {
    headers: { 'retry-after': seconds },
  });
}
