/**
 * What this computer remembers of the system's cookie (§1.2.1): which server gave it, in the device's
 * mark. The cookie itself is the browser's and the proxy's; no script ever sees it.
 */
import type { DeviceFlag } from '../../platform/device-flag.ts';
import type { Http } from '../../platform/http.ts';
import { endpoint } from './endpoint.ts';
import type { Servers } from './servers.ts';

export interface KeptCookie {
  /** False past the proxy: browsers keep the cookies of another origin from this page. */
  readonly offered: boolean;
  /** The server whose cookie signs in here; undefined when this computer was not asked to keep one. */
  readonly server: () => URL | undefined;
  /** A cookie is about to come: unless it is remembered, it is to be taken away again. */
  readonly expect: () => void;
  /** False when the browser refused to remember it. */
  readonly remember: (server: URL) => boolean;
  /**
   * Takes the cookies of all authenticators out of the browser; never rejects. When the proxy cannot be
   * asked now, the mark says so until `finish` at the next start.
   */
  readonly forget: () => Promise<void>;
  /**
   * Takes away what an earlier page or sign-in left, and what is of no use to this configuration. What
   * is signed in after it stays.
   */
  readonly finish: () => Promise<void>;
}

export interface KeptCookieHost {
  readonly flag: DeviceFlag;
  readonly http: Pick<Http, 'forgetCookies'>;
  readonly servers: Servers;
  readonly direct: boolean;
}

/** Before the servers whose cookies are still to be taken away. */
const TO_FORGET = 'forget ';
const markOf = (places: readonly URL[]): string => TO_FORGET + places.map(({ origin }) => origin).join(' ');

export function createKeptCookie({ flag, http, servers, direct }: KeptCookieHost): KeptCookie {
  let under: Promise<void> = Promise.resolve();

  /** The mark is anybody's to write: a server counts only when the connection may sign in there. */
  const serversIn = (text: string): readonly URL[] =>
    text
      .replace(TO_FORGET, '')
      .split(' ')
      .map((one) => (one === '' ? undefined : servers.authenticator(one)))
      .filter((one) => one !== undefined);

  async function takeAway(): Promise<void> {
    const before = flag.read();
    // A server of the mark is one of the authenticators from now on.
    serversIn(before ?? '');
    const places = servers.authenticators();
    const mark = markOf(places);
    if (before !== undefined) flag.set(mark);
    const ended = await Promise.allSettled(
      // Below the path of the call, so that cookies of that path come along, too.
      places.map((place) => http.forgetCookies(endpoint(place, ['login']))),
    );
    const isDone = ended.every(({ status }) => status === 'fulfilled');
    // Another sign-in may have been remembered meanwhile.
    if (isDone && flag.read() === mark) flag.clear();
  }

  const forget = (): Promise<void> => {
    if (direct) flag.clear();
    else under = takeAway();
    return under;
  };

  const server = (): URL | undefined => {
    const text = flag.read() ?? '';
    return direct || text.startsWith(TO_FORGET) ? undefined : serversIn(text)[0];
  };

  return {
    offered: !direct,
    server,
    expect: () => flag.set(markOf(servers.authenticators())),
    remember: ({ origin }) => {
      flag.set(origin);
      return flag.read() === origin;
    },
    forget,
    finish: () => (flag.isSet() && server() === undefined ? forget() : under),
  };
}
