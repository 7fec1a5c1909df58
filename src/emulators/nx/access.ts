/** Who is asking: Basic with the old generation, a session's token with the new one. */
import { Refusal, forbidden, STATUS, ERROR } from './refusal.ts';
import type { AccountCall, Call, Service } from './service.ts';
import type { NxUser } from './site.ts';

/** The reasons that the header `x-auth-result` names. */
type AuthResult = 'Auth_WrongLogin' | 'Auth_WrongPassword' | 'Auth_WrongSessionToken' | 'Auth_Forbidden';

/** Browsers show a window of their own for it. */
const CHALLENGE = { 'www-authenticate': 'Basic realm="VMS", charset="UTF-8"' };

/** The account by name and password; names in any case. */
export function findUser(service: Service, name: string, password: string): NxUser | AuthResult {
  const wanted = name.toLowerCase();
  const user = service.users.find((one) => one.name.toLowerCase() === wanted);
  if (user === undefined) return 'Auth_WrongLogin';
  return user.password === password ? user : 'Auth_WrongPassword';
}

/** The account of the request, or a refusal. */
export function accountOf(service: Service, call: Pick<Call, 'request' | 'at'>): NxUser {
  const [, kind = '', value = ''] =
    /^(\S+) (.+)$/.exec(call.request.headers.get('authorization') ?? '') ?? [];
  return service.settings.generation === '4'
    ? basicAccount(service, kind, value)
    : sessionAccount(service, kind, value, call.at);
}

function basicAccount(service: Service, kind: string, value: string): NxUser {
  if (kind.toLowerCase() !== 'basic') throw unauthorized('Auth_WrongLogin', CHALLENGE);
  const [name = '', ...rest] = fromBase64(value).split(':');
  const user = findUser(service, name, rest.join(':'));
  if (typeof user === 'string') throw unauthorized(user, CHALLENGE);
  return user;
}

function sessionAccount(service: Service, kind: string, token: string, at: number): NxUser {
  if (kind.toLowerCase() !== 'bearer') throw unauthorized('Auth_Forbidden');
  const session = service.sessions.check(token, at);
  if (session === 'expired') throw unauthorized('Auth_WrongSessionToken', {}, ERROR.sessionExpired);
  if (session === 'unknown') throw unauthorized('Auth_WrongSessionToken');
  return session.user;
}

function unauthorized(
  reason: AuthResult,
  headers: Readonly<Record<string, string>> = {},
  code: number = ERROR.unauthorized,
): Refusal {
  const text = code === ERROR.sessionExpired ? 'Session expired' : 'Unauthorized';
  return new Refusal(STATUS.unauthorized, code, text, { headers: { ...headers, 'x-auth-result': reason } });
}

/** Refuses accounts that may only look. */
export function assertMayChange({ user }: AccountCall): void {
  if (user.isViewer) throw forbidden('Access denied');
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  } catch {
    return '';
  }
}
