/** Who is asking, and what they may do: Basic, or a token; rights per camera. */
import { forbidden, Refusal, STATUS } from './refusal.ts';
import type { Call, Service, UserCall } from './service.ts';
import type { AxxonSiteCamera, AxxonUser, CameraAccess } from './site.ts';

/** Browsers show a window of their own for it. */
const CHALLENGE = { 'www-authenticate': 'Basic realm="Axxon"' };

const MAY_WATCH: ReadonlySet<CameraAccess> = new Set([
  'CAMERA_ACCESS_MONITORING_ON_PROTECTION',
  'CAMERA_ACCESS_MONITORING',
  'CAMERA_ACCESS_ARCHIVE',
  'CAMERA_ACCESS_MONITORING_ARCHIVE_MANAGE',
  'CAMERA_ACCESS_FULL',
]);
const MAY_LOOK_BACK: ReadonlySet<CameraAccess> = new Set([
  'CAMERA_ACCESS_ONLY_ARCHIVE',
  'CAMERA_ACCESS_ARCHIVE',
  'CAMERA_ACCESS_MONITORING_ARCHIVE_MANAGE',
  'CAMERA_ACCESS_FULL',
]);

export const findUser = ({ users }: Service, name: string, password: string): AxxonUser | undefined =>
  users.find((one) => one.name.toLowerCase() === name.toLowerCase() && one.password === password);

/** The account of the request, or a refusal. `forToken`: the call that gives tokens takes Basic always. */
export function userOf(service: Service, call: Call, forToken: boolean): AxxonUser {
  const { auth } = service.settings;
  const [, kind = '', value = ''] =
    /^(\S+) (.+)$/.exec(call.request.headers.get('authorization') ?? '') ?? [];
  const takesBasic = auth !== 'token' || forToken;
  if (kind.toLowerCase() === 'basic' && takesBasic) {
    const [name = '', ...rest] = fromBase64(value).split(':');
    const user = findUser(service, name, rest.join(':'));
    if (user !== undefined) return user;
  }
  if (kind.toLowerCase() === 'bearer' && auth !== 'basic') {
    const token = service.tokens.check(value, call.at);
    if (token !== undefined) return token.user;
  }
  throw new Refusal(
    STATUS.unauthorized,
    kind === '' ? 'No credential' : `${kind} is not accepted or wrong`,
    takesBasic ? CHALLENGE : {},
  );
}

export const accessOf = (service: Service, user: AxxonUser, camera: AxxonSiteCamera): CameraAccess =>
  service.behaviour.access.get(`${user.name} ${camera.number}`) ?? user.access;

export function assertMayWatch(service: Service, { user }: UserCall, camera: AxxonSiteCamera): void {
  if (!MAY_WATCH.has(accessOf(service, user, camera))) throw forbidden('No right to watch this camera');
}

export function assertMayLookBack(service: Service, { user }: UserCall, camera: AxxonSiteCamera): void {
  if (!MAY_LOOK_BACK.has(accessOf(service, user, camera))) throw forbidden('No right to the archive');
}

function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)));
  } catch {
    return '';
  }
}
