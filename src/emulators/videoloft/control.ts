/** What a test or a demonstration does behind the service's back. */
import { SEGMENT_MS } from '../media-scene.ts';
import { type CameraEvent, TRIGGER_AFTER_START_S } from './event-source.ts';
import type { CameraState } from './fleet.ts';
import { SECOND_MS } from './limits.ts';
import { positionAt, type PtzDirection, type PtzPosition, stop } from './movement.ts';
import type { NetworkLine } from '../network-line.ts';
import type { RealtimeFraming } from './realtime-framing.ts';
import { interrupt, runningRecording } from './recording.ts';
import type { Service } from './service.ts';
import type { Codec, Connection } from './site.ts';

/** An event to put in; the start is moved to an even second, the length rounded up to 2 s steps. */
export interface AddedEvent {
  readonly startt: number;
  readonly durationMs: number;
  readonly type?: 'motion' | 'audio';
  /** Magnitudes 0 to 10. */
  readonly motion?: number | null;
  readonly sound?: number | null;
  readonly rom?: 0 | 1;
}

export interface VideoloftControl {
  /** Pins the camera to another logger; `/devices/viewerInfo` says so from now on. */
  readonly moveLogger: (uidd: string, logger: 0 | 1) => void;
  /** Moves the camera, and a stream that is running, to another Wowza. */
  readonly moveWowza: (uidd: string, wowza: 0 | 1) => void;
  /** Offline and novideo end a running stream; back online, the camera waits for a command. */
  readonly setConnection: (uidd: string, connection: Connection) => void;
  readonly setCodec: (uidd: string, codec: Codec) => void;
  /** Every token issued so far is refused from now on. */
  readonly expireTokens: () => void;
  /** Cookies and `webLogin` objects are refused: only a password helps. */
  readonly revokeLogins: () => void;
  /** Puts in an event and returns it with its id; it is listed once it has ended and is uploaded. */
  readonly addEvent: (uidd: string, event: AddedEvent) => CameraEvent;
  /** Where the camera looks, in steps of one second of movement each, and which way it moves now. */
  readonly ptz: (uidd: string) => PtzPosition & { readonly moving: PtzDirection | undefined };
  /** The recording that triggerevent began: its start, and its end if no other trigger comes. */
  readonly recording: (uidd: string) => { readonly startt: number; readonly endsAt: number } | undefined;
  /** The live playlist stays as it is, and so do its segments; false lets it go on. */
  readonly freezeLive: (uidd: string, on: boolean) => void;
  /** True: live streams have another name and index.m3u8, as on newer servers. */
  readonly liveStreamName: (on: boolean) => void;
  /** False: real-time connections are answered 404 from now on; those that are open stay. */
  readonly realtimeEnabled: (on: boolean) => void;
  /** For connections that are opened from now on. */
  readonly setRealtimeFraming: (framing: RealtimeFraming) => void;
  /** Breaks all open real-time connections. */
  readonly breakRealtime: () => void;
  /** How many real-time connections are open. */
  readonly openRealtime: () => number;
  /** Cuts the network: what is open breaks, and nothing gets through until it is mended. */
  readonly cut: (on: boolean) => void;
}

export function createControl(service: Service, line: NetworkLine): VideoloftControl {
  const { settings, behaviour, realtime } = service;
  const camera = (uidd: string): CameraState => {
    const state = service.fleet.find(uidd);
    if (state === undefined) throw new Error(`The site has no camera ${uidd}.`);
    return state;
  };
  /** Does it, and lets open connections tell what it changed. */
  const telling =
    <Args extends readonly unknown[], Result>(change: (...args: Args) => Result) =>
    (...args: Args): Result => {
      const result = change(...args);
      realtime.poke();
      return result;
    };
  return {
    moveLogger: telling((uidd: string, logger: 0 | 1) => {
      camera(uidd).logger = logger;
    }),
    moveWowza: telling((uidd: string, wowza: 0 | 1) => {
      camera(uidd).wowza = wowza;
    }),
    setConnection: telling((uidd: string, connection: Connection) => {
      const state = camera(uidd);
      const at = settings.now();
      state.connection = connection;
      state.silentFrom = connection === 'online' ? Infinity : at;
      if (connection === 'online') return;
      if (state.session !== undefined) state.session = { ...state.session, endsAt: at };
      state.recordings = interrupt(state.recordings, at);
      state.movement = stop(state.movement, at);
    }),
    setCodec: (uidd, codec) => {
      camera(uidd).codec = codec;
    },
    expireTokens: service.tokens.expireAll,
    revokeLogins: service.signIns.revokeAll,
    addEvent: telling((uidd: string, event: AddedEvent) => {
      const state = camera(uidd);
      const startt = Math.floor(event.startt / SEGMENT_MS) * SEGMENT_MS;
      const added: CameraEvent = {
        id: startt / SECOND_MS + TRIGGER_AFTER_START_S,
        startt,
        endtt: startt + Math.ceil(event.durationMs / SEGMENT_MS) * SEGMENT_MS,
        type: event.type ?? 'motion',
        motion: event.motion ?? null,
        sound: event.sound ?? null,
        rom: event.rom ?? 1,
      };
      state.added = [...state.added, added];
      return added;
    }),
    ptz: (uidd) => positionAt(camera(uidd).movement, settings.now()),
    recording: (uidd) => {
      const running = runningRecording(camera(uidd).recordings, settings.now());
      return running && { startt: running.startt, endsAt: running.endsAt };
    },
    freezeLive: (uidd, on) => {
      camera(uidd).frozenAt = on ? settings.now() : Infinity;
    },
    liveStreamName: telling((on: boolean) => {
      behaviour.liveStreamName = on;
    }),
    realtimeEnabled: (on) => {
      behaviour.realtimeEnabled = on;
    },
    setRealtimeFraming: (framing) => {
      behaviour.realtimeFraming = framing;
    },
    breakRealtime: realtime.breakAll,
    openRealtime: realtime.count,
    cut: (on) => {
      line.cut(on);
      if (on) realtime.breakAll();
    },
  };
}
