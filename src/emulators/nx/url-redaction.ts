/**
 * URLs as the log shows them: as they were received, with each secret replaced by a short name that
 * stays the same for the same secret, so that one can see that a token was used again.
 */
import { decodePart } from './query.ts';

/** Parameters that are secrets, and what stands for them. */
const SECRET_PARAMETERS: Readonly<Record<string, string>> = {
  token: 'token',
  auth: 'auth',
  password: 'password',
};
const SESSION_IN_PATH = /(?<=\/login\/sessions\/)[^/]+/;

export interface Redaction {
  readonly url: (url: URL) => string;
  /** The name of a secret, as it stands in URLs. */
  readonly nameOf: (kind: string, secret: string) => string;
}

export function createRedaction(): Redaction {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();

  const nameOf = (kind: string, secret: string): string => {
    const key = `${kind} ${secret}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const name = `${kind}#${count}`;
    names.set(key, name);
    return name;
  };
  const redactParameter = (parameter: string): string => {
    const [name = '', ...rest] = parameter.split('=');
    const kind = SECRET_PARAMETERS[decodePart(name).toLowerCase()];
    const value = rest.join('=');
    return kind === undefined || value === '' ? parameter : `${name}=${nameOf(kind, decodePart(value))}`;
  };

  return {
    nameOf,
    url: ({ origin, pathname, search }) => {
      const path = pathname.replace(SESSION_IN_PATH, (token) => nameOf('session', decodePart(token)));
      const query = search.slice(1).split('&').map(redactParameter).join('&');
      return `${origin}${path}${search === '' ? '' : `?${query}`}`;
    },
  };
}
