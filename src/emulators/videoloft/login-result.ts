/** The body of a successful login (§1.2.1): what a client needs, and the much that it must ignore. */
import type { CameraState } from './fleet.ts';
import type { Call, Service } from './service.ts';
import type { SiteAccount } from './site.ts';

const COOKIE = 'manything_login';
const COOKIE_DOMAIN = '.manything.com';
const COOKIE_AGE_S = 2_592_000;
const REGION = 'euwest1';

/** Fields of the document's example that say nothing about the account. */
const CONSTANTS = {
  disableUpgrades: false,
  forceRom: true,
  installerid: null,
  distributorid: null,
  ipcamDiscoveryEnabled: true,
  managementType: null,
  managementScope: null,
  chunkLengthInBC: 60,
  chunkLengthInAlert: 60,
  backlogThresholdStopRecording: 1_000_000,
  backlogThresholdDropLevel: 1_000_000,
  backlogThresholdDropToRoM: 5,
  minAppVersion: '4.0.0 (788)',
  romAlertAdjustment: 4,
  videoUploadOrder: 'ASC',
  keepRecordingDefault: 1,
  chunkLengthPreIOS8: 120,
  showUpdatePopup: true,
  hideUpdatePopupAfter: 12,
  continuousAlertAdjustment: 4,
  defaultToRoM: true,
  timeOfNoTriggersToEndAlert: 20,
  emailWhenOffline: 1,
  notificationWhenOffline: 1,
  maxLengthOfTalkbackAudio: 10,
  minGapBetweenTalkbackAudioPlayback: 1,
  fallbackToLoggerUploads: false,
  showWorkForManythingLink: false,
  numOfFreeMotionEvents: 0,
};

/** The old device list, out of date on purpose: "please ignore the devices data" (§1.2.1). */
function legacyDevice(state: CameraState) {
  return {
    id: Number(state.camera.uidd.split('.')[1]),
    phonename: `${state.camera.name} (old list)`,
    streamname: state.streamName,
    wowza: 'retired-wowza.manything.example',
    logger: 'retired-logger.manything.example',
    is_camera: 1,
    device_type: null,
    language: 'en-GB',
    phoneid: state.camera.phoneid,
  };
}

/** The reply with a new token; `withCookie` also signs in this browser for later. */
export function loginReply(
  service: Service,
  { at, url }: Call,
  account: SiteAccount,
  withCookie: boolean,
): Response {
  const { fleet, settings, signIns, tokens } = service;
  const { scheme, nodes, postLogin } = settings;
  const own = fleet.all.filter(({ owner }) => owner.uid === account.uid);
  const result = {
    uid: account.uid,
    devices: own.map(legacyDevice),
    accountInfo: {
      maxAge: account.maxAgeDays,
      maxDevices: fleet.all.length,
      type: 'paid',
      provider: 'installer',
    },
    time: at,
    region: REGION,
    authToken: tokens.issue(account.uid, at),
    authenticator: `${scheme}://${nodes.regionAuth}`,
    paymentServer: `${scheme}://payment.manything.example`,
    ...CONSTANTS,
    email: account.email,
    // An older server, without POST, has no refresh either.
    ...(postLogin ? { webLogin: signIns.issueWebLogin(account) } : {}),
  };
  if (!withCookie) return Response.json({ result });
  const cookie = `${COOKIE}=${signIns.issueCookie(account)}`;
  const attributes = cookieAttributes(url.hostname, scheme === 'https');
  return Response.json({ result }, { headers: { 'set-cookie': [cookie, ...attributes].join('; ') } });
}

/** All servers of the vendor's domain share the cookie; a server under another name keeps it to itself. */
function cookieAttributes(host: string, isSecure: boolean): readonly string[] {
  return [
    'Path=/',
    `Max-Age=${COOKIE_AGE_S}`,
    'HttpOnly',
    ...(host.endsWith(COOKIE_DOMAIN) ? [`Domain=${COOKIE_DOMAIN}`] : []),
    ...(isSecure ? ['Secure', 'SameSite=None'] : []),
  ];
}

/** The value of the login cookie, or an empty text. */
export function loginCookie(request: Request): string {
  const cookies = (request.headers.get('cookie') ?? '').split(';').map((part) => part.trim());
  return cookies.find((part) => part.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1) ?? '';
}
