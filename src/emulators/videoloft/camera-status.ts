/** What a logger knows of a camera at a moment, as status (§1.3.6) and as news (§1.3.9) write it. */
import { lastCapture } from './captures.ts';
import { type CameraState, toEventCamera } from './fleet.ts';
import { DAY_MS, MINUTE_MS, NO_WOWZA, SECOND_MS } from './limits.ts';
import { isLive } from './live-session.ts';
import type { Service } from './service.ts';

/** Cameras that are there report themselves about once a minute. */
const REPORT_EVERY_MS = MINUTE_MS;

/** The fields that both have; those without a value are left out, as in the document's example. */
function commonFields(service: Service, state: CameraState, at: number) {
  const { camera, connection, session, silentFrom } = state;
  const live = isLive(session, at) ? session : undefined;
  const claimsLive = live !== undefined || (connection === 'offline' && camera.staleLive);
  const lastthumb = lastCapture(state, 'thumb', at);
  const laststill = lastCapture(state, 'still', at);
  const [newest] = service.events.newestFirst(toEventCamera(state), at, at - DAY_MS);
  return {
    session: live ? Math.floor(live.wokeAt / SECOND_MS) : null,
    live: claimsLive,
    startt: live?.wokeAt ?? 0,
    lastchunkend: null,
    lastactivity: Math.floor(Math.min(at, silentFrom) / REPORT_EVERY_MS) * REPORT_EVERY_MS,
    ...(lastthumb === undefined ? {} : { lastthumb }),
    ...(laststill === undefined ? {} : { laststill }),
    stillmode: 'unknown',
    wowza: claimsLive ? service.settings.nodes.wowzas[state.wowza] : NO_WOWZA,
    ...(service.behaviour.liveStreamName ? { liveStreamName: state.liveStreamName } : {}),
    device: true,
    // §1.3.9 knows live, novideo and offline; "live" here says that the camera is connected.
    status: connection === 'online' ? 'live' : connection,
    lastalert: newest?.id ?? 0,
    battery: null,
    stalepower: 1,
    facebookStreamId: null,
    queue_mb: null,
    queue_sec: null,
  };
}

/** A camera in the answer of `/cameras/status`. */
export function cameraStatus(
  service: Service,
  permission: string | undefined,
  state: CameraState,
  at: number,
): unknown {
  const { uidd } = state.camera;
  const fields = commonFields(service, state, at);
  const status = { uid: uidd, permissions: [permission], ...fields, endtt: null, power: 'unknown' };
  const { quirks } = service;
  return quirks === undefined ? status : quirks.status(uidd, status);
}

/** The data of a `liveSession` message. The name goes along, as "other keys" may. */
export function liveSessionData(service: Service, state: CameraState, at: number): unknown {
  const { uidd, name } = state.camera;
  const data = { ...commonFields(service, state, at), endt: null, power: null, uidd, phonename: name };
  const { quirks } = service;
  return quirks === undefined ? data : quirks.status(uidd, data);
}

/** Changes when something changes that is worth a message. */
export function newsKey(service: Service, state: CameraState, at: number): string {
  const { connection, session, wowza } = state;
  const live = isLive(session, at) ? `${session.number} on ${wowza}` : 'no';
  const pictures = [lastCapture(state, 'thumb', at), lastCapture(state, 'still', at)];
  return [live, connection, ...pictures, service.behaviour.liveStreamName].join();
}
