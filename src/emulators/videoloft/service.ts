/** The state that all routes of one emulated Videoloft share, and what a route is given per request. */
import { createLoopVideo, type LoopVideo } from '../loop-video.ts';
import { createEventSource, type EventSource } from './event-source.ts';
import { createFleet, type Fleet } from './fleet.ts';
import type { VideoloftNode } from './node-map.ts';
import type { VideoloftSettings } from './options.ts';
import type { RealtimeFraming } from './realtime-framing.ts';
import { type ClosedBy, createRealtimeHub, type RealtimeHub } from './realtime-hub.ts';
import { createSignInStore, type SignInStore } from './sign-in-store.ts';
import type { SiteQuirks } from './site.ts';
import { createTokenStore, type TokenStore } from './token-store.ts';

/** What of the service can be changed while it runs. */
export interface Behaviour {
  realtimeEnabled: boolean;
  realtimeFraming: RealtimeFraming;
  liveStreamName: boolean;
}

export interface Service {
  readonly settings: VideoloftSettings;
  readonly behaviour: Behaviour;
  readonly quirks: SiteQuirks | undefined;
  readonly tokens: TokenStore;
  readonly signIns: SignInStore;
  readonly fleet: Fleet;
  readonly events: EventSource;
  readonly realtime: RealtimeHub;
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
  /** For an answer that stays open: notes its end in the log. */
  readonly closed: (by: ClosedBy) => void;
}

export type Handler = (service: Service, call: Call) => Response | Promise<Response>;

export function createService(settings: VideoloftSettings): Service {
  const { site, seed, tokenLifeMs, wakeMs, uploadMs, media, now, realtimeFraming, liveStreamName } = settings;
  const videos = new Map<string, LoopVideo>();
  return {
    settings,
    behaviour: { realtimeEnabled: true, realtimeFraming, liveStreamName },
    quirks: site.quirks,
    tokens: createTokenStore(seed, tokenLifeMs),
    signIns: createSignInStore(site, seed),
    fleet: createFleet(site, seed, wakeMs, now()),
    events: createEventSource(seed, uploadMs),
    realtime: createRealtimeHub(settings),
    video: async (name) => {
      const video = videos.get(name) ?? createLoopVideo(await media.scene(name));
      videos.set(name, video);
      return video;
    },
  };
}
