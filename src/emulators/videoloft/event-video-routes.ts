/** The video of a recorded event (§1.3.3): a playlist and its segments, or one file. */
import { SEGMENT_MS } from '../media-scene.ts';
import { accountFromQuery, keptSince, residentCamera } from './access.ts';
import type { CameraEvent } from './event-source.ts';
import { type CameraState, toEventCamera } from './fleet.ts';
import {
  EARLIER_MAX_MS,
  LARGEST_SECONDS,
  SECOND_MS,
  TARGET_DURATION_S,
  VIDEO_DAYS_ABOVE_PLAN,
} from './limits.ts';
import { fileResponse, playlistResponse, segmentResponse } from './media-response.ts';
import { queryNumber, queryNumberWithin } from './query-number.ts';
import { badRequest, notFound } from './refusal.ts';
import type { Call, Handler, Service } from './service.ts';

/** Segments are numbered from the start of the event; earlier ones are negative. */
const WHOLE = /^-?\d+$/;
const EXTINF_DECIMALS = 3;

interface Footage {
  readonly state: CameraState;
  readonly event: CameraEvent;
  /**
   * Wall time at which the stream's own time begins. A continuous recording was running before its
   * event, so that what is earlier has times too, and a segment has the same however it is reached.
   */
  readonly origin: number;
}

function querySeconds(url: URL, name: string): number {
  const value = queryNumberWithin(url, name, { min: 1 });
  if (value > LARGEST_SECONDS) throw badRequest(`wrong unit: ${name} is in seconds`);
  return value;
}

/** The camera and its event, if its video is still kept. */
function findFootage(service: Service, call: Call, uidd: string | null | undefined, id: number): Footage {
  const account = accountFromQuery(service, call);
  const state = residentCamera(service, call, account, uidd);
  const event = service.events.find(toEventCamera(state), call.at, id);
  const oldest = keptSince(account, call.at, VIDEO_DAYS_ABOVE_PLAN);
  if (event === undefined || event.startt < oldest) throw notFound('No such alert');
  const origin = event.rom === 0 ? event.startt - EARLIER_MAX_MS : event.startt;
  return { state, event, origin };
}

async function segment(service: Service, { state, event, origin }: Footage, n: number) {
  const video = await service.video(state.camera.scene);
  return video.segment(origin, n + (event.startt - origin) / SEGMENT_MS);
}

/** The numbers of the segments that a time touches, as far as they were recorded. */
function numbersOf({ event, origin }: Footage, startt: number, endt: number): readonly number[] {
  const from = Math.max(startt, origin);
  if (endt > event.endtt || startt >= endt || from >= endt) {
    throw badRequest('startt and endt are not within the alert');
  }
  const first = Math.floor((from - event.startt) / SEGMENT_MS);
  const end = Math.ceil((endt - event.startt) / SEGMENT_MS);
  return Array.from({ length: end - first }, (_, i) => first + i);
}

/**
 * GET /alerturl.m3u8?uid&startt&endt&rom&id&buildmp4&token. A start before the event's own is taken for
 * a wish: a continuous recording has what was before, one on motion begins with its event.
 */
export const eventVideo: Handler = async (service, call) => {
  const { url, params } = call;
  if (params['name'] !== service.settings.eventPlaylist) throw notFound('Not found');
  // The token first: a stranger learns nothing about the parameters.
  accountFromQuery(service, call);
  const startt = querySeconds(url, 'startt') * SECOND_MS;
  const endt = querySeconds(url, 'endt') * SECOND_MS;
  queryNumberWithin(url, 'rom', { min: 0, max: 1 });
  const asMp4 = queryNumberWithin(url, 'buildmp4', { min: 0, max: 1, fallback: 0 }) === 1;
  const footage = findFootage(service, call, url.searchParams.get('uid'), queryNumber(url, 'id'));
  const numbers = numbersOf(footage, startt, endt);
  const firstAt = footage.event.startt + (numbers[0] ?? 0) * SEGMENT_MS;
  if (!asMp4) return playlist(service, call, footage, numbers, firstAt);

  const segments = await Promise.all(numbers.map((n) => segment(service, footage, n)));
  // Loaded when it is needed: most tests and sessions make no file.
  const { buildMp4 } = await import('./event-file.ts');
  const file = await buildMp4(segments, (endt - firstAt) / SECOND_MS);
  return fileResponse(file, 'video/mp4', `${footage.state.camera.uidd}-${footage.event.id}.mp4`);
};

function playlist(
  service: Service,
  { url }: Call,
  { state, event }: Footage,
  numbers: readonly number[],
  firstAt: number,
): Response {
  const token = encodeURIComponent(url.searchParams.get('token') ?? '');
  const isDated = service.settings.datedPlaylists;
  const segments = numbers.map((n) => [
    `#EXTINF:${TARGET_DURATION_S.toFixed(EXTINF_DECIMALS)},`,
    `alertts/${state.camera.uidd}/${event.id}/${n}.ts?token=${token}`,
  ]);
  return playlistResponse([
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    `#EXT-X-TARGETDURATION:${TARGET_DURATION_S}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    ...(isDated ? [`#EXT-X-PROGRAM-DATE-TIME:${new Date(firstAt).toISOString()}`] : []),
    ...segments.flat(),
    '#EXT-X-ENDLIST',
  ]);
}

/** GET /alertts/<uid.dev>/<id>/<n>.ts?token: the playlist names these. */
export const eventSegment: Handler = async (service, call) => {
  const { uidd, id = '', n = '' } = call.params;
  if (!WHOLE.test(id) || !WHOLE.test(n)) throw notFound('No such segment');
  const footage = findFootage(service, call, uidd, Number(id));
  const startt = footage.event.startt + Number(n) * SEGMENT_MS;
  if (startt < footage.origin || startt >= footage.event.endtt) throw notFound('No such segment');
  return segmentResponse(await segment(service, footage, Number(n)));
};
