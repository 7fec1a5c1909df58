/** An event as the service writes it: a row of `/alert` (§1.3.1), the data of an `alert` message (§1.3.9). */
import type { CameraEvent } from './event-source.ts';
import type { CameraState } from './fleet.ts';
import type { RealtimeMessage } from './realtime-framing.ts';
import type { Service } from './service.ts';
import { zoneOffsetHours } from './zone-offset.ts';

const HEX = 16;
const HEX_DIGITS = 2;

/** Magnitudes are two hex digits, 00 to 0a, or null. */
function toHex(magnitude: number | null): string | null {
  return magnitude === null ? null : magnitude.toString(HEX).padStart(HEX_DIGITS, '0');
}

function commonFields(state: CameraState, event: CameraEvent) {
  return {
    rom: event.rom,
    startt: event.startt,
    smx: toHex(event.motion),
    aud: toHex(event.sound),
    tz: zoneOffsetHours(state.owner.timeZone, event.startt),
    type: event.type,
    has_hdstill: 0,
  };
}

/** A row of a page of `/alert`. */
export function alertRow(service: Service, state: CameraState, event: CameraEvent, row: number): unknown {
  const { uidd } = state.camera;
  const fields = commonFields(state, event);
  const { smx, aud } = fields;
  const alert = {
    alert: event.id,
    deviceid: Number(uidd.split('.')[1]),
    ...fields,
    endtt: event.endtt,
    startval: JSON.stringify({ smx, aud }),
    end: event.endtt,
  };
  const { quirks } = service;
  return quirks === undefined ? alert : quirks.alert(uidd, row, alert);
}

/** The message that tells of a new event. Its end is called `enddt` here, as in the document. */
export function alertNews(service: Service, state: CameraState, event: CameraEvent): RealtimeMessage {
  const { uidd } = state.camera;
  const data = { uid: uidd, id: event.id, ...commonFields(state, event), enddt: event.endtt };
  const { quirks } = service;
  return { type: 'alert', data: quirks === undefined ? data : quirks.alert(uidd, 0, data) };
}
