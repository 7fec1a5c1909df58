/** What an emulated Videoloft can be told at the start, and what it assumes when it is not told. */
import type { Sleep } from '../fault-list.ts';
import { sleepOnTimer } from '../fault-list.ts';
import type { MediaLibrary } from '../media-scene.ts';
import { demoSite } from './demo-site.ts';
import { hostileSite } from './hostile-site.ts';
import { largeSite } from './large-site.ts';
import {
  CAPTURE_MS,
  LIVE_LINGER_MS,
  REALTIME_LIFE_MS,
  RECORDING_LINGER_MS,
  TOKEN_LIFE_MS,
  UPLOAD_MS,
  WAKE_MS,
} from './limits.ts';
import type { VideoloftNodes } from './node-map.ts';
import type { RealtimeFraming } from './realtime-framing.ts';
import type { Site } from './site.ts';
import { sizedSite } from './sized-site.ts';

const NAMED_SITES = { demo: demoSite, large: largeSite, hostile: hostileSite };

export interface VideoloftOptions {
  readonly nodes: VideoloftNodes;
  readonly media: MediaLibrary;
  /** Scheme of the absolute URLs in replies (`location`, `authenticator`). Default http. */
  readonly scheme?: 'http' | 'https';
  /** `hostile`: names, states and events that no client should stumble over. */
  readonly site?: 'demo' | 'large' | 'hostile' | Site;
  /** Fills the site up to so many cameras; without a site these are all. */
  readonly devices?: number;
  /** Epoch ms; everything that changes by itself is derived from it. Default the host's clock. */
  readonly now?: () => number;
  readonly seed?: number;
  readonly tokenLifeMs?: number;
  /** Range from which each camera draws the time it needs to wake. */
  readonly wakeMs?: { readonly min: number; readonly max: number };
  /** How long a camera streams after the last livecommand. */
  readonly liveLingerMs?: number;
  /** False: an older server, where POST /login does not exist. */
  readonly postLogin?: boolean;
  /** Under which of the document's two names the event playlist exists (§1.3.3, §1.1.4). */
  readonly eventPlaylist?: 'alerturl.m3u8' | 'alert.m3u8';
  /** False: GET /login alone sets cookies. Default: POST with `caller: "website"` does too. */
  readonly postCookies?: boolean;
  /** How long recording goes on after the last triggerevent. Default 20 s (§1.3.5). */
  readonly recordingLingerMs?: number;
  /** From the end of a recording to its appearance as an event. Default 6 s. */
  readonly uploadMs?: number;
  /** From capturethumb or capturestill to the picture. Default 1.5 s. */
  readonly captureMs?: number;
  /** How long the server keeps a real-time connection open. Default 5 min (§1.3.9). */
  readonly realtimeLifeMs?: number;
  /** How the news is written down; the document leaves it open. Default sse. */
  readonly realtimeFraming?: RealtimeFraming;
  /** Cuts the news into pieces of 1 to so many bytes, wherever that is. Default 0: a piece per message. */
  readonly realtimeSplit?: number;
  /** True: newer Wowzas, whose streams have another name and index.m3u8. */
  readonly liveStreamName?: boolean;
  /** True: playlists tell the wall time of their first segment. */
  readonly datedPlaylists?: boolean;
  /** False: a server without `/events`. */
  readonly eventsCall?: boolean;
  /** The timer of `delay` faults and of real-time connections; nothing else waits. */
  readonly sleep?: Sleep;
}

/** All options decided. */
export type VideoloftSettings = Required<Omit<VideoloftOptions, 'site' | 'devices'>> & {
  readonly site: Site;
};

function toSite({ site, devices }: VideoloftOptions): Site {
  const base = typeof site === 'object' ? site : site === undefined ? undefined : NAMED_SITES[site];
  return devices === undefined ? (base ?? demoSite) : sizedSite(devices, base);
}

export function toSettings(options: VideoloftOptions): VideoloftSettings {
  return {
    scheme: 'http',
    now: Date.now,
    seed: 1,
    tokenLifeMs: TOKEN_LIFE_MS,
    wakeMs: WAKE_MS,
    liveLingerMs: LIVE_LINGER_MS,
    postLogin: true,
    eventPlaylist: 'alerturl.m3u8',
    postCookies: true,
    recordingLingerMs: RECORDING_LINGER_MS,
    uploadMs: UPLOAD_MS,
    captureMs: CAPTURE_MS,
    realtimeLifeMs: REALTIME_LIFE_MS,
    realtimeFraming: 'sse',
    realtimeSplit: 0,
    liveStreamName: false,
    datedPlaylists: false,
    eventsCall: true,
    sleep: sleepOnTimer,
    ...options,
    site: toSite(options),
  };
}
