/**
 * What a vendor's system can be asked, in the field's words. Features know this file and no
 * vendor; a vendor is an object of type VendorSystem made for one connection. A capability that
 * is absent carries the reason to show (core/offer).
 */
import type { Failure } from '../core/failure.ts';
import type { Health } from '../core/health.ts';
import type { CameraId, ConnectionId } from '../core/ids.ts';
import type { Offer } from '../core/offer.ts';
import type { Readable } from '../core/readable.ts';
import type { EpochMs, Ms, Seconds } from '../core/units.ts';
import type { Clock } from '../platform/clock.ts';
import type { DeviceFlag } from '../platform/device-flag.ts';
import type { Http } from '../platform/http.ts';
import type { PageSignals } from '../platform/page-signals.ts';
import type { SealedStorage } from '../platform/sealed-storage.ts';
import type { StreamSlots } from '../platform/stream-slots.ts';
import type { TabNote } from '../platform/tab-note.ts';
import type { FootageArchive } from './contract-archive.ts';
import type { ManualRecording, Ptz, Stills } from './contract-control.ts';
import type { EventHistory } from './contract-events.ts';
import type { FootageExports } from './contract-exports.ts';
import type { FootageImports } from './contract-imports.ts';
import type { Realtime } from './contract-realtime.ts';

/**
 * How long a sign-in is kept. Sightline itself keeps it at most as long as the tab lives, and never on
 * disk in clear; `onThisComputer` is a cookie of the vendor's that scripts cannot read.
 */
export type KeepSignIn = 'untilReload' | 'untilTabCloses' | 'onThisComputer';

/** What a person types to sign in. */
export interface Credentials {
  readonly user: string;
  readonly password: string;
  readonly keep: KeepSignIn;
}

/** Who is signed in at a system. */
export type SessionState =
  /** Looking for a sign-in that this tab kept. */
  | { readonly kind: 'restoring' }
  /** Nobody; `because` when a session ended or a sign-in was refused. */
  | { readonly kind: 'signedOut'; readonly because?: Failure }
  | { readonly kind: 'signingIn' }
  | {
      readonly kind: 'signedIn';
      readonly account: string;
      readonly since: EpochMs;
      /** How long it is kept in fact: less than was asked for where the system or browser gave less. */
      readonly lasts?: KeepSignIn;
    };

/** Sign-in and sign-out of one connection. */
export interface Session {
  readonly state: Readable<SessionState>;
  /** What the system and this way of reaching it allow. */
  readonly keeps: readonly KeepSignIn[];
  /** Resolves when signed in; rejects with a Failure (signInRefused, busy, unreachable…). */
  readonly signIn: (credentials: Credentials, signal?: AbortSignal) => Promise<void>;
  /** Forgets the token here, and what this tab kept; never fails. */
  readonly signOut: () => Promise<void>;
}

/** What the signed-in person may do with a camera. */
export type CameraAccess = 'view' | 'control';

/** A camera as lists show it. Names are the vendor's text: shown, never interpreted. */
export interface Camera {
  readonly id: CameraId;
  readonly name: string;
  /** The owner, site or server that the vendor groups cameras by. */
  readonly group: { readonly id: string; readonly name: string };
  readonly access: CameraAccess;
}

/** A camera that the system named but would not show. */
export interface CameraProblem {
  readonly id: CameraId;
  /** The vendor's text. */
  readonly text: string;
}

export interface CameraList {
  readonly cameras: readonly Camera[];
  readonly problems: readonly CameraProblem[];
}

/** What a camera does now: sends live video, could, has no picture, or cannot be reached. */
export type CameraState = 'live' | 'online' | 'noVideo' | 'offline' | 'unknown';

export interface CameraStatus {
  readonly state: CameraState;
  /** When the system last heard of the camera. */
  readonly lastActivity?: EpochMs | undefined;
  /** Since when it is in this state: only where the change itself was seen. */
  readonly since?: EpochMs | undefined;
}

/** A camera that somebody named by its numbers, because the system lists none. */
export interface TypedCamera {
  readonly id: CameraId;
  readonly name: string;
}

/** Cameras by hand, kept on this computer. */
export interface CameraTyping {
  /** What has to be typed, in its order: "Server number", "Device number". */
  readonly parts: readonly { readonly key: string; readonly label: string; readonly hint: string }[];
  readonly cameras: Readable<readonly TypedCamera[]>;
  /** Throws a `rejected` Failure, with a sentence as its text, for what names no camera. */
  readonly add: (name: string, parts: Readonly<Record<string, string>>) => CameraId;
  readonly remove: (camera: CameraId) => void;
}

export interface CameraDirectory {
  /** All cameras of the signed-in person, names only: may be thousands. */
  readonly list: (signal: AbortSignal) => Promise<CameraList>;
  /** The states of a few cameras (those on screen). Ones that the system leaves out are absent. */
  readonly statuses: (
    cameras: readonly CameraId[],
    signal: AbortSignal,
  ) => Promise<ReadonlyMap<CameraId, CameraStatus>>;
  /** What the system says of a camera, to be shown as it is: make, version, servers. */
  readonly details: (camera: CameraId, signal: AbortSignal) => Promise<readonly CameraDetail[]>;
  /** The newest picture that the system holds, or undefined. Never shown without its age. */
  readonly newestStill: (camera: CameraId, signal: AbortSignal) => Promise<Still | undefined>;
  /** Absent where the system lists all of its cameras. */
  readonly typing?: CameraTyping;
}

/** One thing that a system says of a camera. The value is the vendor's text. */
export interface CameraDetail {
  readonly label: string;
  readonly value: string;
}

/** A picture and the moment it shows. */
export interface Still {
  readonly image: Blob;
  readonly at: EpochMs;
}

/** An HLS stream, and how to stay allowed to fetch it while tokens change. */
export interface HlsSource {
  /** Equal keys are the same footage: the player then does not reload. Holds no secret. */
  readonly key: string;
  /** Address of the playlist, proxied, without token: pass it through `authorize`. */
  readonly playlist: string;
  /**
   * The address to fetch for a playlist or segment address, which may be absolute, at the vendor's
   * host or already proxied: re-based through the proxy, with the newest token. Waits for a
   * renewal under way.
   */
  readonly authorize: (url: string) => string | Promise<string>;
  /** Tells that the system refused this address (401, 403): renews, once for all callers. */
  readonly refused: (url: string) => void;
  /**
   * Names a segment for keeping it on this computer: equal names are the same bytes whatever the
   * token and server. Begins with the connection's id and a sign that ids do not have, such as "/".
   * Undefined for what must be fetched each time. Absent for live video.
   */
  readonly cacheKey?: (url: string) => string | undefined;
  /**
   * The moment that position 0 shows, once the playlist is known: a system may begin a recording
   * earlier than was asked, or later. Absent when it is what was asked for.
   */
  readonly startOf?: (playlist: PlaylistFacts) => EpochMs;
}

/** What a recorded playlist says of itself. */
export interface PlaylistFacts {
  readonly length: Seconds;
  /** Its own date of position 0, where it has one. */
  readonly dated: EpochMs | undefined;
}

/** What live video of one camera is doing. */
export type LiveState =
  /** Nobody sees it: nothing is asked of the camera. */
  | { readonly kind: 'resting' }
  /** The camera was asked to stream and does not yet. `usually`: what the vendor leads to expect. */
  | { readonly kind: 'waking'; readonly since: EpochMs; readonly usually: Ms }
  | { readonly kind: 'ready'; readonly source: HlsSource }
  /** It cannot be shown; tried again at `retryAt` if that is given. */
  | { readonly kind: 'failed'; readonly failure: Failure; readonly retryAt?: EpochMs };

/** Why a player gives up on a stream that the system called ready. */
export type StreamTrouble = 'gone' | 'frozen' | 'undecodable';

/** Keeps one camera streaming while somebody sees it. */
export interface LiveWatch {
  readonly state: Readable<LiveState>;
  /** Visible: wakes the camera and keeps it awake. Hidden: stops asking at once. */
  readonly setVisible: (visible: boolean) => void;
  /** The player lost the stream: looks where it went. */
  readonly reportTrouble: (trouble: StreamTrouble) => void;
  /** Tries again now, without waiting for `retryAt`. */
  readonly retry: () => void;
  /** Stops everything. */
  readonly dispose: () => void;
}

export interface LiveVideo {
  /** Starts hidden. */
  readonly watch: (camera: CameraId) => LiveWatch;
}

/** Every capability a page can ask for. */
export interface Capabilities {
  readonly live: Offer<LiveVideo>;
  readonly events: Offer<EventHistory>;
  readonly archive: Offer<FootageArchive>;
  readonly exports: Offer<FootageExports>;
  readonly imports: Offer<FootageImports>;
  readonly realtime: Offer<Realtime>;
  readonly recording: Offer<ManualRecording>;
  readonly stills: Offer<Stills>;
  readonly ptz: Offer<Ptz>;
}

/** One system, connected. */
export interface VendorSystem {
  readonly id: ConnectionId;
  readonly session: Session;
  readonly health: Readable<Health>;
  readonly cameras: CameraDirectory;
  readonly can: Capabilities;
  /** Ends renewals, watches and requests. */
  readonly dispose: () => void;
}

/** What the composition root gives a vendor to work with. */
export interface VendorContext {
  readonly id: ConnectionId;
  /** The connection's address from config.json. */
  readonly url: URL;
  /** Further hosts of the configuration that belong to it: patterns as written there. */
  readonly hosts: readonly string[];
  /** True when the browser calls the system itself, without our proxy. */
  readonly direct: boolean;
  /** `ask`: people sign in. `proxy`: the proxy does for them. `none`: there is nothing to sign in to. */
  readonly auth: 'ask' | 'proxy' | 'none';
  readonly clock: Clock;
  /** Timers that a hidden tab does not slow down; absent, those of `clock` are all there are. */
  readonly steady?: Clock;
  readonly http: Http;
  /** Health of this connection, written by `http`. */
  readonly health: Readable<Health>;
  /** A seat in this tab's storage whose content is encrypted. */
  readonly storage: SealedStorage;
  /** What this tab remembers over a reload, readable by anybody: no secret goes there. */
  readonly note: TabNote;
  /** Whether this computer asked to stay signed in: a mark without content. */
  readonly flag: DeviceFlag;
  /** What this computer keeps of the connection, readable by anybody: no secret goes there. */
  readonly kept: TabNote;
  /** Leave to keep a connection open for minutes. */
  readonly streams: StreamSlots;
  /** Whether the tab is seen, and has a network. */
  readonly page: PageSignals;
}

/** A line of the registry: how a vendor is called, and where its code is. */
export interface VendorDefinition {
  /** The word in config.json. */
  readonly vendor: string;
  /** The product's name as people know it. */
  readonly label: string;
  /** Two or three letters for lists. */
  readonly monogram: string;
  readonly load: () => Promise<(context: VendorContext) => VendorSystem>;
}
