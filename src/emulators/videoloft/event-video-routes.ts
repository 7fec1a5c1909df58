/** The video of a recorded event: a playlist and its segments (§1.3.3). */
import { SEGMENT_MS } from '../media-scene.ts';
import { accountFromQuery, keptSince, residentCamera } from './access.ts';
import type { CameraEvent } from './event-source.ts';
import { type CameraState, toEventCamera } from './fleet.ts';
import { LARGEST_SECONDS, SECOND_MS, TARGET_DURATION_S, VIDEO_DAYS_ABOVE_PLAN } from './limits.ts';
import { playlistResponse, segmentResponse } from './media-response.ts';
import { queryNumber, queryNumberWithin } from './query-number.ts';
import { badRequest, notFound, Refusal, STATUS } from './refusal.ts';
import type { Call, Handler, Service } from './service.ts';

const WHOLE = /^\d+$/;
const EXTINF_DECIMALS = 3;

function querySeconds(url: URL, name: string): number {
  const value = queryNumberWithin(url, name, { min: 1 });
  if (value > LARGEST_SECONDS) throw badRequest(`wrong unit: ${name} is in seconds`);
  return value;
}

/** The camera and its event, if its video is still kept. */
function findEvent(
  service: Service,
  call: Call,
  uidd: string | null | undefined,
  id: number,
): { readonly state: CameraState; readonly event: CameraEvent } {
  const account = accountFromQuery(service, call);
  const state = residentCamera(service, call, account, uidd);
  const event = service.events.find(toEventCamera(state), call.at, id);
  const oldest = keptSince(account, call.at, VIDEO_DAYS_ABOVE_PLAN);
  if (event === undefined || event.startt < oldest) throw notFound('No such alert');
  return { state, event };
}

/** GET /alerturl.m3u8?uid&startt&endt&rom&id&buildmp4&token. */
export const eventPlaylist: Handler = (service, call) => {
  const { url, params } = call;
  if (params['name'] !== service.settings.eventPlaylist) throw notFound('Not found');
  // The token first: a stranger learns nothing about the parameters.
  accountFromQuery(service, call);
  const startt = querySeconds(url, 'startt') * SECOND_MS;
  const endt = querySeconds(url, 'endt') * SECOND_MS;
  queryNumberWithin(url, 'rom', { min: 0, max: 1 });
  const asMp4 = queryNumberWithin(url, 'buildmp4', { min: 0, max: 1, fallback: 0 }) === 1;
  const { state, event } = findEvent(service, call, url.searchParams.get('uid'), queryNumber(url, 'id'));
  if (startt < event.startt || endt > event.endtt || startt >= endt) {
    throw badRequest('startt and endt are not within the alert');
  }
  if (asMp4) throw new Refusal(STATUS.notImplemented, 'buildmp4=1 is not available here');

  const token = encodeURIComponent(url.searchParams.get('token') ?? '');
  const first = Math.floor((startt - event.startt) / SEGMENT_MS);
  const end = Math.ceil((endt - event.startt) / SEGMENT_MS);
  const segments = Array.from({ length: end - first }, (_, i) => [
    `#EXTINF:${TARGET_DURATION_S.toFixed(EXTINF_DECIMALS)},`,
    `alertts/${state.camera.uidd}/${event.id}/${first + i}.ts?token=${token}`,
  ]);
  return playlistResponse([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${TARGET_DURATION_S}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    ...segments.flat(),
    '#EXT-X-ENDLIST',
  ]);
};

/** GET /alertts/<uid.dev>/<id>/<n>.ts?token: the playlist names these. */
export const eventSegment: Handler = async (service, call) => {
  const { uidd, id = '', n = '' } = call.params;
  if (!WHOLE.test(id) || !WHOLE.test(n)) throw notFound('No such segment');
  const { state, event } = findEvent(service, call, uidd, Number(id));
  if (Number(n) * SEGMENT_MS >= event.endtt - event.startt) throw notFound('No such segment');
  const video = await service.video(state.camera.scene);
  return segmentResponse(video.segment(event.startt, Number(n)));
};
