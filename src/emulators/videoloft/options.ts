/** What an emulated Videoloft can be told at the start, and what it assumes when it is not told. */
import type { Sleep } from '../fault-list.ts';
import { sleepOnTimer } from '../fault-list.ts';
import type { MediaLibrary } from '../media-scene.ts';
import { demoSite } from './demo-site.ts';
import { largeSite } from './large-site.ts';
import { LIVE_LINGER_MS, TOKEN_LIFE_MS, WAKE_MS } from './limits.ts';
import type { VideoloftNodes } from './node-map.ts';
import type { Site } from './site.ts';

export interface VideoloftOptions {
  readonly nodes: VideoloftNodes;
  readonly media: MediaLibrary;
  /** Scheme of the absolute URLs in replies (`location`, `authenticator`). Default http. */
  readonly scheme?: 'http' | 'https';
  readonly site?: 'demo' | 'large' | Site;
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
  /** The timer of `delay` faults; nothing else waits. */
  readonly sleep?: Sleep;
}

/** All options decided. */
export type VideoloftSettings = Required<Omit<VideoloftOptions, 'site'>> & { readonly site: Site };

export function toSettings(options: VideoloftOptions): VideoloftSettings {
  const { site = 'demo' } = options;
  const named = site === 'large' ? largeSite : demoSite;
  return {
    scheme: 'http',
    now: Date.now,
    seed: 1,
    tokenLifeMs: TOKEN_LIFE_MS,
    wakeMs: WAKE_MS,
    liveLingerMs: LIVE_LINGER_MS,
    postLogin: true,
    eventPlaylist: 'alerturl.m3u8',
    sleep: sleepOnTimer,
    ...options,
    site: typeof site === 'string' ? named : site,
  };
}
