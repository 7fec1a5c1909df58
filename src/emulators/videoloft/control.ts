/** What a test or a demonstration does behind the service's back. */
import { SEGMENT_MS } from '../media-scene.ts';
import { type CameraEvent, TRIGGER_AFTER_START_S } from './event-source.ts';
import type { CameraState } from './fleet.ts';
import { SECOND_MS } from './limits.ts';
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
}

export function createControl(service: Service): VideoloftControl {
  const camera = (uidd: string): CameraState => {
    const state = service.fleet.find(uidd);
    if (state === undefined) throw new Error(`The site has no camera ${uidd}.`);
    return state;
  };
  return {
    moveLogger: (uidd, logger) => {
      camera(uidd).logger = logger;
    },
    moveWowza: (uidd, wowza) => {
      camera(uidd).wowza = wowza;
    },
    setConnection: (uidd, connection) => {
      const state = camera(uidd);
      state.connection = connection;
      state.silentFrom = connection === 'online' ? Infinity : service.settings.now();
      if (connection !== 'online' && state.session !== undefined) {
        state.session = { ...state.session, endsAt: service.settings.now() };
      }
    },
    setCodec: (uidd, codec) => {
      camera(uidd).codec = codec;
    },
    expireTokens: service.tokens.expireAll,
    revokeLogins: service.signIns.revokeAll,
    addEvent: (uidd, event) => {
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
    },
  };
}
