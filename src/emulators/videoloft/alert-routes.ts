/** Lists of recorded events (§1.3.1). */
import { accountFromQuery, keptSince, residentCamera } from './access.ts';
import type { CameraEvent } from './event-source.ts';
import { toEventCamera } from './fleet.ts';
import { ALERT_LIMIT_MAX, ALERT_PAGE, EVENT_DAYS_ABOVE_VIDEO, VIDEO_DAYS_ABOVE_PLAN } from './limits.ts';
import { queryNumber, queryNumberWithin } from './query-number.ts';
import type { Handler } from './service.ts';
import { zoneOffsetHours } from './zone-offset.ts';

const HEX = 16;
const HEX_DIGITS = 2;

/** Magnitudes are two hex digits, 00 to 0a, or null. */
function toHex(magnitude: number | null): string | null {
  return magnitude === null ? null : magnitude.toString(HEX).padStart(HEX_DIGITS, '0');
}

function toWire(event: CameraEvent, deviceid: number, timeZone: string) {
  const smx = toHex(event.motion);
  const aud = toHex(event.sound);
  return {
    alert: event.id,
    deviceid,
    startt: event.startt,
    endtt: event.endtt,
    startval: JSON.stringify({ smx, aud }),
    rom: event.rom,
    smx,
    aud,
    tz: zoneOffsetHours(timeZone, event.startt),
    type: event.type,
    has_hdstill: 0,
    end: event.endtt,
  };
}

/** GET /alert?uid&startt&offset&limit&maxage&token: newest first. */
export const listAlerts: Handler = (service, call) => {
  const { url, at } = call;
  const account = accountFromQuery(service, call);
  const startt = queryNumber(url, 'startt');
  // The document's own example leaves the offset of the first page empty.
  const offset = queryNumberWithin(url, 'offset', { min: 0, fallback: 0 });
  const limit = queryNumberWithin(url, 'limit', {
    min: 1,
    max: ALERT_LIMIT_MAX,
    fallback: ALERT_PAGE,
  });
  const maxage = queryNumberWithin(url, 'maxage', { min: 1 });
  const state = residentCamera(service, call, account, url.searchParams.get('uid'));

  const daysAbovePlan = VIDEO_DAYS_ABOVE_PLAN + EVENT_DAYS_ABOVE_VIDEO;
  const oldest = Math.max(startt, at - maxage, keptSince(account, at, daysAbovePlan));
  const deviceid = Number(state.camera.uidd.split('.')[1]);
  const page: object[] = [];
  let skipped = 0;
  for (const event of service.events.newestFirst(toEventCamera(state), at, oldest)) {
    if (skipped++ < offset) continue;
    page.push(toWire(event, deviceid, state.owner.timeZone));
    if (page.length === limit) break;
  }
  return Response.json({ result: page });
};
