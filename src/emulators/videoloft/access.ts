/** Who is asking, and may they: tokens in the header, the query or the path, cameras by server and grant. */
import type { CameraState } from './fleet.ts';
import { DAY_MS } from './limits.ts';
import { badRequest, forbidden, notFound, unauthorized } from './refusal.ts';
import type { Call, Service } from './service.ts';
import type { SiteAccount } from './site.ts';

/** The word, one space, the token; the header is refused in any other form (§1.2.2). */
const AUTHORIZATION = /^ManythingToken (\S+)$/;
const UIDD = /^\d+\.\d+$/;

function accountOfToken(service: Service, token: string | null, at: number): SiteAccount {
  if (token === null || token === '') throw unauthorized('No token');
  const checked = service.tokens.check(token, at);
  if (checked === 'unknown') throw unauthorized('Invalid token');
  if (checked === 'expired') throw unauthorized('Token expired');
  const account = service.settings.site.accounts.find(({ uid }) => uid === checked.uid);
  if (account === undefined) throw unauthorized('Invalid token');
  return account;
}

/** For the calls that document "send token in Authorization header". */
export function accountFromHeader(service: Service, { request, at }: Call): SiteAccount {
  const [, token = null] = AUTHORIZATION.exec(request.headers.get('authorization') ?? '') ?? [];
  return accountOfToken(service, token, at);
}

/** For the calls whose token is a parameter: `token` on loggers, `userToken` on Wowzas. */
export function accountFromQuery(
  service: Service,
  { url, at }: Call,
  name: 'token' | 'userToken' = 'token',
): SiteAccount {
  return accountOfToken(service, url.searchParams.get(name), at);
}

/** For the pictures, whose token is the last part of the path. */
export function accountFromPath(service: Service, { params, at }: Call): SiteAccount {
  return accountOfToken(service, params['token'] ?? null, at);
}

/** The camera, if this logger holds it and the account may see it. */
export function residentCamera(
  service: Service,
  { node }: Call,
  account: SiteAccount,
  uidd: string | null | undefined,
): CameraState {
  if (uidd === null || uidd === undefined || !UIDD.test(uidd)) {
    throw badRequest('uid must be given as uid.deviceid');
  }
  const state = service.fleet.find(uidd);
  if (state === undefined || state.logger !== node.index) throw notFound('not resident');
  if (service.fleet.permission(account, state) === undefined) throw forbidden('Forbidden');
  return state;
}

/** Epoch ms before which things of the account are deleted, if they are kept longer than its plan. */
export function keptSince(account: SiteAccount, at: number, daysAbovePlan: number): number {
  return at - (account.maxAgeDays + daysAbovePlan) * DAY_MS;
}
