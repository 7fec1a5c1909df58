/** The state that all routes of one emulated Videoloft share, and what a route is given per request. */
import { createLoopVideo, type LoopVideo } from '../loop-video.ts';
import { createEventSource, type EventSource } from './event-source.ts';
import { createFleet, type Fleet } from './fleet.ts';
import type { VideoloftNode } from './node-map.ts';
import type { VideoloftSettings } from './options.ts';
import { createSignInStore, type SignInStore } from './sign-in-store.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

export interface Service {
  readonly settings: VideoloftSettings;
  readonly tokens: TokenStore;
  readonly signIns: SignInStore;
  readonly fleet: Fleet;
  readonly events: EventSource;
  /** The endless video of a loop, by its name. */
  readonly video: (scene: string) => Promise<LoopVideo>;
}

/** One request on its way through a route. */
export interface Call {
  readonly request: Request;
  readonly url: URL;
  /** Epoch ms of its arrival: one moment for the whole answer. */
  readonly at: number;
  readonly node: VideoloftNode;
  /** Named parts of the path, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export type Handler = (service: Service, call: Call) => Response | Promise<Response>;

export function createService(settings: VideoloftSettings): Service {
  const { site, seed, tokenLifeMs, wakeMs, media, now } = settings;
  const videos = new Map<string, LoopVideo>();
  return {
    settings,
    tokens: createTokenStore(seed, tokenLifeMs),
    signIns: createSignInStore(site, seed),
    fleet: createFleet(site, seed, wakeMs, now()),
    events: createEventSource(seed),
    video: async (name) => {
      const video = videos.get(name) ?? createLoopVideo(await media.scene(name));
      videos.set(name, video);
      return video;
    },
  };
}
