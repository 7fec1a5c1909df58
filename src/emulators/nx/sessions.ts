/** Sessions of the new generation: bearer tokens that live for a while. */
import { guidOf, withoutBraces } from './guid.ts';
import type { NxUser } from './site.ts';

export interface Session {
  readonly token: string;
  readonly user: NxUser;
  readonly createdAt: number;
  expiresAt: number;
}

export interface Sessions {
  readonly open: (user: NxUser, at: number) => Session;
  /** The session; why not, when it is not valid at that moment. */
  readonly check: (token: string, at: number) => Session | 'unknown' | 'expired';
  readonly close: (token: string) => boolean;
  /** Every token issued so far counts as expired. */
  readonly expireAll: () => void;
  /** No token issued so far is known any more. */
  readonly clear: () => void;
}

export function createSessions(seed: number, lifeMs: number): Sessions {
  const sessions = new Map<string, Session>();
  let serial = 0;
  return {
    open: (user, at) => {
      serial += 1;
      const secret = [1, 2].map((part) => withoutBraces(guidOf(`nx session ${seed} ${serial} ${part}`)));
      const token = `vms-${secret.join('').replaceAll('-', '')}`;
      const session = { token, user, createdAt: at, expiresAt: at + lifeMs };
      sessions.set(token, session);
      return session;
    },
    check: (token, at) => {
      const session = sessions.get(token);
      if (session === undefined) return 'unknown';
      return at < session.expiresAt ? session : 'expired';
    },
    close: (token) => sessions.delete(token),
    expireAll: () => {
      for (const session of sessions.values()) session.expiresAt = 0;
    },
    clear: () => sessions.clear(),
  };
}
