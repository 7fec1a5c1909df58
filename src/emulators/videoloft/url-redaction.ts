/**
 * URLs as the log shows them: as they were received, with each secret replaced by a short name that
 * stays the same for the same secret, so that one can see that a token was used again.
 */
import type { TokenStore } from './token-store.ts';

const SECRET_PARAMETERS: Readonly<Record<string, string>> = {
  token: 'token',
  usertoken: 'token',
  password: 'password',
};

/** A URL as it may be shown, and the name of the token that came with it or in the header. */
export interface RedactedRequest {
  readonly url: string;
  readonly token?: string;
}

export type RedactRequest = (url: URL, authorization: string | null) => RedactedRequest;

const TOKEN_NAME = /token#\d+/;

export function createUrlRedaction(tokens: TokenStore): RedactRequest {
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
  const redactPart = (part: string): string => {
    const text = decoded(part);
    return text.includes('*') || tokens.isIssued(text) ? nameOf('token', text) : part;
  };
  const redactParameter = (parameter: string): string => {
    const [name = '', ...rest] = parameter.split('=');
    const value = rest.join('=');
    const kind = SECRET_PARAMETERS[decoded(name).toLowerCase()];
    if (value === '') return parameter;
    return `${name}=${kind === undefined ? redactPart(value) : nameOf(kind, decoded(value))}`;
  };

  return ({ origin, pathname, search }, authorization) => {
    const path = pathname.split('/').map(redactPart).join('/');
    const query = search.slice(1).split('&').map(redactParameter).join('&');
    const url = `${origin}${path}${search === '' ? '' : `?${query}`}`;
    const [, inHeader] = /^\S+ (.+)$/.exec(authorization ?? '') ?? [];
    const token = inHeader === undefined ? TOKEN_NAME.exec(url)?.[0] : nameOf('token', inHeader);
    return token === undefined ? { url } : { url, token };
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
